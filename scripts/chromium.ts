import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installPackage, isExecutable, onPath } from './programs.ts';

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
  if (!findChromium()) installPackage('chromium');
  return requireChromium();
}
