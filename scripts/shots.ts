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

async function shootStates(browser: Browser, url: string): Promise<void> {
  const chat = await newChat(browser, 'en-US');
  const { page } = chat;
  await chat.open(url, 'cpu');
  await chat.ready();
  await shoot(page, 'arrival');

  for (const request of [
    '10 minutes for the pasta',
    'how many ounces is 350 grams',
    "what's the time in Tokyo and in Lima",
  ])
    await chat.ask(request);
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, 'chat');

  await chat.newConversation();
  await chat.ask('roll three dice');
  await chat.turns.getByRole('button', { name: 'Details' }).click();
  await shoot(page, 'details');

  await chat.newConversation();
  for (const request of ['remind me to buy stamps', 'to-do: water the ferns on Friday', 'show my to-do list'])
    await chat.ask(request);
  await shoot(page, 'todos');

  await chat.newConversation();
  for (const request of ['weather in Oslo', 'how many kilos is 5 metres', 'write me a poem about the sea'])
    await chat.ask(request);
  await shoot(page, 'refused');

  await chat.newConversation();
  await chat.send('set a timer');
  await page.getByText('Missing', { exact: true }).waitFor();
  await shoot(page, 'missing');
  await page.getByRole('button', { name: 'Drop it' }).click();

  await chat.registerTools([
    {
      name: 'turn_on_lamp',
      description: 'Turn a lamp on.',
      parameters: { type: 'object', properties: { room: { type: 'string' } }, required: ['room'] },
    },
  ]);
  await chat.newConversation();
  await chat.send('turn on the lamp in the kitchen');
  await page.getByText('Allow?', { exact: true }).waitFor();
  await shoot(page, 'gate');
  await page.context().close();
}

async function shootChinese(browser: Browser, url: string): Promise<void> {
  const chat = await newChat(browser, 'zh-CN');
  const { page } = chat;
  await chat.open(url, 'cpu');
  await page.getByText('模型已就绪').waitFor({ state: 'attached', timeout: 180_000 });
  await shoot(page, 'zh-arrival');
  for (const request of ['东京现在几点', '掷两个骰子']) {
    await page.getByRole('textbox', { name: '请求' }).fill(request);
    await page.getByRole('button', { name: '执行' }).click();
    await page.getByRole('article', { name: request }).getByText('已执行').waitFor({ timeout: 180_000 });
  }
  await shoot(page, 'zh-chat');
  await page.context().close();
}

/** Takes pictures of every state of the page into docs/screenshots. */
async function main(): Promise<void> {
  ensureBuilt();
  mkdirSync(folder, { recursive: true });
  const server = await serve({ port: 0 });
  const browser = await chromium.launch(launchOptions());
  try {
    await shootLoad(browser, server.url);
    await shootStates(browser, server.url);
    await shootChinese(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

await runCommand(main);
