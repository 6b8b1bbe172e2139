import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const advice = `No Chromium was found. One of these gives one:
  - install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium)
  - npx playwright install chromium
  - set CHROMIUM_PATH to the browser's program`;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, command))
    .find(isExecutable);
}

/**
 * The program of a Chromium: CHROMIUM_PATH, then one that is installed, then Playwright's own; undefined where there is none.
 * Throws when CHROMIUM_PATH names no program.
 */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !isExecutable(named)) throw new Error(`CHROMIUM_PATH is ${named}, which is no program that can be run.`);
  if (named) return named;
  for (const command of commands) {
    const path = onPath(command);
    if (path) return path;
  }
  return [...applications, chromium.executablePath()].find(existsSync);
}

/** As `findChromium`. Throws, saying how to get one, where there is none. */
export function requireChromium(): string {
  const path = findChromium();
  if (!path) throw new Error(advice);
  return path;
}

/** As `requireChromium`, but installs Debian's package first where there is none, if it may: as root, with apt-get. */
export function installChromium(): string {
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (!findChromium() && mayInstall) {
    console.error('No Chromium was found: installing the package chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']])
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return requireChromium();
}
