import { defineConfig, type Project } from '@playwright/test';
import { findFirefox, firefoxOptions } from './scripts/firefox.ts';
import { launchOptions } from './scripts/launch.ts';

const firefox = findFirefox();
/** Chromium runs everything, Firefox the tests that are made for it, where there is one. */
const projects: Project[] = [
  { name: 'chromium', testIgnore: ['golden/**', 'firefox.spec.ts'] },
  ...(firefox
    ? [
        {
          name: 'firefox',
          testMatch: 'firefox.spec.ts',
          use: { browserName: 'firefox', channel: 'moz-firefox', launchOptions: firefoxOptions(firefox) } as const,
        },
      ]
    : []),
];

// The built page in a real Chromium with the real model: build first. Each worker serves it on a free port (`e2e/fixtures.ts`).
export default defineConfig({
  testDir: 'e2e',
  projects,
  // Two cores, and a model that uses both: one test at a time.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  // Only what hangs takes so long: a test takes 1 to 30 s where nothing else runs.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    launchOptions: launchOptions(),
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
