import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureBuilt } from './build.ts';
import { launchOptions } from './launch.ts';
import { runCommand } from './main.ts';
import { ChatPage } from './page.ts';
import { screens } from './screens.ts';
import { serve } from './serve.ts';

const folder = 'docs/screenshots';
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const wall = { width: 3840, height: 2160 };

async function shoot(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  console.log(path);
}

const sizes = [['', desktop] as const, ['phone-', phone] as const];

/** Takes what the page shows: desktop and phone, light and dark. */
async function shootAll(page: Page, name: string, shown: readonly (typeof sizes)[number][] = sizes): Promise<void> {
  for (const [prefix, viewport] of shown) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await shoot(page, `${prefix}${name}-${colorScheme}`);
    }
  }
  await page.setViewportSize(desktop);
}

/** A tab in a browser context that never saw the page. */
async function newChat(browser: Browser, locale: string): Promise<ChatPage> {
  const context = await browser.newContext({ locale, viewport: desktop, timezoneId: 'Europe/Berlin' });
  return new ChatPage(await context.newPage());
}

/** The load, standing still. */
async function shootLoad(browser: Browser, url: string): Promise<void> {
  const chat = await newChat(browser, 'en-US');
  await chat.page.route('**/params_shard_2.bin', () => {
    // Never answered: the load stands still for its picture.
  });
  const held = chat.page.waitForRequest('**/params_shard_2.bin');
  await chat.open(url, 'cpu');
  await held;
  await shootAll(chat.page, 'load');
  await chat.page.context().close();
}

async function shootScreens(browser: Browser, url: string, names: readonly string[]): Promise<void> {
  const chat = await newChat(browser, 'en-US');
  await chat.open(url, 'cpu');
  await chat.ready();
  for (const screen of screens.filter(({ name }) => names.length === 0 || names.includes(name))) {
    if (screen.narrow) await chat.page.setViewportSize(phone);
    await screen.open(chat);
    await shootAll(
      chat.page,
      screen.name,
      sizes.filter(([, size]) => !screen.narrow || size === phone),
    );
    if (['arrival', 'chat', 'tool'].includes(screen.name)) {
      await chat.page.setViewportSize(wall);
      await shoot(chat.page, `wall-${screen.name}`);
      await chat.page.setViewportSize(desktop);
    }
    await screen.leave?.(chat);
  }
  await chat.page.context().close();
}

/** A kiosk that waits for a visitor, on a display that stands. */
async function shootKiosk(browser: Browser, url: string): Promise<void> {
  const { page } = await newChat(browser, 'en-US');
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(`${url}?kiosk=default&engine=cpu`);
  await page.waitForTimeout(20_000);
  await shoot(page, 'kiosk-attract');
  await page.mouse.click(540, 960);
  await page.waitForTimeout(2_000);
  await shoot(page, 'kiosk-visit');
  await page.context().close();
}

async function shootChinese(browser: Browser, url: string): Promise<void> {
  const { page } = await newChat(browser, 'zh-CN');
  await page.goto(`${url}?engine=cpu`);
  await page.getByText('模型已就绪').waitFor({ state: 'attached', timeout: 180_000 });
  await shootAll(page, 'zh-arrival');
  for (const request of ['东京现在几点', '掷两个骰子']) {
    await page.getByRole('textbox', { name: '请求' }).fill(request);
    await page.getByRole('button', { name: '执行' }).click();
    await page.getByRole('article', { name: request }).getByText('已执行').waitFor({ timeout: 180_000 });
  }
  await page.evaluate(() => scrollTo(0, 0));
  await shootAll(page, 'zh-chat');
  await page.goto(`${url}?engine=cpu#tools`);
  await page.getByRole('searchbox').waitFor();
  await shootAll(page, 'zh-tools');
  await page.context().close();
}

/** Takes pictures of every screen into docs/screenshots: all, or those that the arguments name (also `load`, `kiosk` and `zh`). */
async function main(): Promise<void> {
  ensureBuilt();
  mkdirSync(folder, { recursive: true });
  const named = process.argv.slice(2);
  const wants = (name: string) => named.length === 0 || named.includes(name);
  const server = await serve({ port: 0 });
  const browser = await chromium.launch(launchOptions());
  try {
    if (wants('load')) await shootLoad(browser, server.url);
    if (screens.some(({ name }) => wants(name))) await shootScreens(browser, server.url, named);
    if (wants('kiosk')) await shootKiosk(browser, server.url);
    if (wants('zh')) await shootChinese(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

await runCommand(main);
