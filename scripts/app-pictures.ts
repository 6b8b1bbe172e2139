import { readFileSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { ensureBuilt } from './build.ts';
import { launchOptions } from './launch.ts';
import { runCommand } from './main.ts';
import { ChatPage } from './page.ts';
import { serve } from './serve.ts';

const folder = 'public/icons';

/** The pictures of `manifest.webmanifest` and index.html that are drawn from a mark: file, mark, edge in pixels. */
const icons = [
  ['mark-192', 'mark', 192],
  ['mark-512', 'mark', 512],
  ['mark-maskable-512', 'mark-maskable', 512],
  // iOS rounds the corners itself, and shows no SVG.
  ['apple-touch-icon', 'mark-maskable', 180],
] as const;

const screens = [
  ['screenshot-wide', { width: 1280, height: 800 }],
  ['screenshot-narrow', { width: 390, height: 844 }],
] as const;

async function drawIcons(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  for (const [name, mark, edge] of icons) {
    await page.setViewportSize({ width: edge, height: edge });
    await page.setContent(
      `<style>body{margin:0}svg{display:block}</style>${readFileSync(`${folder}/${mark}.svg`, 'utf8')}`,
    );
    await page.screenshot({ path: `${folder}/${name}.png` });
  }
  await page.close();
}

async function takeScreenshots(browser: Browser, url: string): Promise<void> {
  const chat = new ChatPage(await browser.newPage({ locale: 'en-US', timezoneId: 'Europe/Berlin' }));
  await chat.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await chat.open(url, 'cpu');
  await chat.ready();
  for (const request of ['10 minutes for the pasta', 'how many ounces is 350 grams']) await chat.ask(request);
  for (const [name, size] of screens) {
    await chat.page.setViewportSize(size);
    await chat.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await chat.page.screenshot({ path: `${folder}/${name}.png` });
  }
}

/** Draws the icons from their SVG and takes the two screenshots that an installation shows, into public/icons. */
async function main(): Promise<void> {
  ensureBuilt();
  const server = await serve({ port: 0 });
  const browser = await chromium.launch(launchOptions());
  try {
    await drawIcons(browser);
    await takeScreenshots(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

await runCommand(main);
