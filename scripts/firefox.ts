import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from '@playwright/test';
import { isExecutable, onPath } from './programs.ts';

const commands = ['firefox-esr', 'firefox'];
const application = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** The program of a Firefox: FIREFOX_PATH, then one that is installed; undefined where there is none. */
export function findFirefox(): string | undefined {
  const found = [process.env.FIREFOX_PATH, ...commands.map(onPath), application];
  return found.find(path => path !== undefined && isExecutable(path));
}

/** How tests start a Firefox: headless, over WebDriver BiDi, through the stand-in that answers what it does not know. */
export function firefoxOptions(path: string): LaunchOptions {
  return {
    executablePath: fileURLToPath(new URL('firefox-bidi.mjs', import.meta.url)),
    env: { ...process.env, FIREFOX_PATH: path } as Record<string, string>,
    headless: true,
  };
}
