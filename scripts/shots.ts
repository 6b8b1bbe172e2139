import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureBuilt } from './build.ts';
import { launchOptions } from './launch.ts';
import { runCommand } from './main.ts';
import { ChatPage } from './page.ts';
import { serve } from './serve.ts';

const folder = 'docs/screenshots';
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Takes what the page shows: desktop and phone, light and dark. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const [prefix, viewport] of [['', desktop] as const, ['phone-', phone] as const]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const path = join(folder, `${prefix}${name}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
    }
  }
  await page.setViewportSize(desktop);
}

/** A tab in a browser context that never saw the page. */
async function newChat(browser: Browser, locale: string): Promise<ChatPage> {
  const context = await browser.newContext({ locale, viewport: desktop, timezoneId: 'Europe/Berlin' });
  return new ChatPage(await context.newPage());
}

/** Asks one after another in a new conversation, which stands at its beginning afterwards. */
async function askAll(chat: ChatPage, requests: readonly string[]): Promise<void> {
  await chat.newConversation();
  for (const request of requests) await chat.ask(request);
  await chat.page.evaluate(() => scrollTo(0, 0));
}

async function shootLoad(browser: Browser, url: string): Promise<void> {
  const chat = await newChat(browser, 'en-US');
  await chat.page.route('**/params_shard_2.bin', () => {
    // Never answered: the load stands still for its picture.
  });
  const held = chat.page.waitForRequest('**/params_shard_2.bin');
  await chat.open(url, 'cpu');
  await held;
  await shoot(chat.page, 'load');
  await chat.page.context().close();
}

/** What a turn can come to. */
async function shootTurns(browser: Browser, url: string): Promise<void> {
  const chat = await newChat(browser, 'en-US');
  const { page } = chat;
  await chat.open(url, 'cpu');
  await chat.ready();
  await shoot(page, 'arrival');

  await askAll(chat, [
    '10 minutes for the pasta',
    'how many ounces is 350 grams',
    'bar chart: Monday 12, Tuesday 19, Wednesday 7, Thursday 23',
    "what's the time in Tokyo and in Lima",
  ]);
  await shoot(page, 'chat');

  await askAll(chat, ['time in Lima and make the page dark']);
  await chat.turns.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await shoot(page, 'details');

  await askAll(chat, ['remind me to buy stamps', 'to-do: water the ferns on Friday', 'show my to-do list']);
  await shoot(page, 'todos');

  await askAll(chat, ['roll three dice', 'five colours around teal', 'a QR code for this page', 'plot sin(x)/x']);
  await shoot(page, 'plates');

  await askAll(chat, ['how many kilos is 5 metres', 'write me a poem about the sea']);
  await shoot(page, 'refused');

  await chat.newConversation();
  await chat.send('17 percent of 2450');
  await page.getByText('Sure?', { exact: true }).waitFor();
  await shoot(page, 'confirm');
  await page.keyboard.press('0');

  await chat.newConversation();
  await chat.send('set a timer');
  await page.getByText('Missing', { exact: true }).waitFor();
  await shoot(page, 'missing');
  await page.getByRole('button', { name: 'Drop it' }).click();

  await chat.newConversation();
  await chat.send('weather in Oslo');
  await page.getByText('Allow?', { exact: true }).waitFor();
  await shoot(page, 'gate');
  await page.getByRole('button', { name: 'Don’t' }).click();
  await page.context().close();
}

/** The panels beside the chat, and what they open. */
async function shootPanels(browser: Browser, url: string): Promise<void> {
  const { page } = await newChat(browser, 'en-US');
  const dialog = page.getByRole('dialog');
  const close = () => dialog.getByRole('button', { name: 'Close' }).click();
  await page.goto(`${url}?engine=cpu#tools`);
  await page.getByRole('searchbox').waitFor();
  await shoot(page, 'tools');

  await page
    .getByRole('listitem')
    .filter({ hasText: 'get_weather' })
    .getByRole('button', { name: 'get_weather' })
    .click();
  await shoot(page, 'tool');

  await page.getByRole('button', { name: 'Add a tool' }).click();
  await shoot(page, 'add');
  await dialog.getByRole('button', { name: 'Add an MCP server' }).click();
  await shoot(page, 'mcp');
  await close();

  await page.getByRole('button', { name: 'Add a tool' }).click();
  await dialog.getByRole('button', { name: 'Write one' }).click();
  await shoot(page, 'editor');
  await close();

  await page.getByRole('button', { name: 'Permissions and calls' }).click();
  await shoot(page, 'permissions');
  await page.context().close();
}

async function shootChinese(browser: Browser, url: string): Promise<void> {
  const { page } = await newChat(browser, 'zh-CN');
  await page.goto(`${url}?engine=cpu`);
  await page.getByText('模型已就绪').waitFor({ state: 'attached', timeout: 180_000 });
  await shoot(page, 'zh-arrival');
  for (const request of ['东京现在几点', '掷两个骰子']) {
    await page.getByRole('textbox', { name: '请求' }).fill(request);
    await page.getByRole('button', { name: '执行' }).click();
    await page.getByRole('article', { name: request }).getByText('已执行').waitFor({ timeout: 180_000 });
  }
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, 'zh-chat');
  await page.goto(`${url}?engine=cpu#tools`);
  await page.getByRole('searchbox').waitFor();
  await shoot(page, 'zh-tools');
  await page.context().close();
}

const parts = { load: shootLoad, turns: shootTurns, panels: shootPanels, chinese: shootChinese };

/** Takes pictures of every screen into docs/screenshots: all parts, or those that the arguments name. */
async function main(): Promise<void> {
  ensureBuilt();
  mkdirSync(folder, { recursive: true });
  const named = process.argv.slice(2);
  const server = await serve({ port: 0 });
  const browser = await chromium.launch(launchOptions());
  try {
    for (const [name, part] of Object.entries(parts))
      if (named.length === 0 || named.includes(name)) await part(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

await runCommand(main);
