import { cp, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { launchOptions } from '../scripts/launch.ts';
import { ChatPage } from '../scripts/page.ts';
import { proposedCalls } from '../scripts/transcript.ts';
import { expect, test } from './fixtures.ts';

// The page as a whole, each test in a browser context that never saw it. The CPU engine runs it.

/** Holds back the last file of the model, so that its load does not end, until the returned function is called. */
async function holdLoad(context: BrowserContext): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  await context.route('**/params_shard_3.bin', async route => {
    await released;
    await route.continue().catch(() => {
      // The page gave the request up meanwhile: that is what pausing does.
    });
  });
  return release;
}

/** Whether a page can be scrolled sideways. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('a reload finds the conversation, the to-dos and the timers', async ({ page, baseURL }) => {
  const chat = new ChatPage(page);
  await chat.open(baseURL ?? '', 'cpu');
  await chat.ready();
  await chat.ask('remind me to buy stamps');
  await chat.ask('set a timer for 20 minutes');
  await page.reload();
  await chat.ready();

  await expect(chat.turns).toHaveCount(2);
  await expect(chat.turn('set a timer for 20 minutes').getByRole('button', { name: 'Pause' })).toBeVisible();
  const side = page.getByRole('navigation', { name: 'Conversations' });
  await expect(side.getByRole('button', { name: /^remind me to buy stamps/ })).toBeVisible();
  await expect(side.getByRole('listitem').filter({ hasText: 'Timer' })).toContainText(/1?\d:\d\d/);
  await expect(side.getByRole('listitem').filter({ hasText: 'Open to-dos' })).toContainText('1');

  const { answer } = await chat.ask('show my to-do list');
  expect(answer).toBe('1 to-do: buy stamps.');
});

test('without WebGPU the processor runs the model, and the page says why', async ({ page, baseURL }) => {
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'gpu'));
  const chat = new ChatPage(page);
  await chat.open(baseURL ?? '');
  await chat.ready();
  await expect(page.getByText('No GPU here, so the processor runs it.')).toBeVisible();
  await expect(page.getByText('This browser has no WebGPU.')).toBeVisible();
  const { events } = await chat.ask('roll two dice');
  expect(proposedCalls(events)).toEqual([{ name: 'roll_dice', arguments: { count: 2 } }]);
  expect(await chat.engine()).toBe('cpu');
});

test('without an adapter the processor runs the model, and the page says why', async ({ playwright, site }) => {
  const browser = await playwright.chromium.launch(launchOptions({ webgpu: false }));
  try {
    const context = await browser.newContext({ locale: 'en-US' });
    site.watch(context);
    const chat = new ChatPage(await context.newPage());
    await chat.open(site.url);
    await expect(chat.page.getByText('The browser has WebGPU but found no GPU for it.')).toBeVisible();
    await chat.page.getByRole('button', { name: 'What this device can do' }).click();
    await expect(chat.page.getByRole('dialog').getByRole('radio', { name: 'Processor' })).toBeChecked();
    await chat.page.getByRole('button', { name: 'Close' }).click();
    await chat.ready();
  } finally {
    await browser.close();
  }
});

test('a file that is not what was published is refused, and loads once it is mended', async ({ page, site }) => {
  const folder = await mkdtemp(join(tmpdir(), 'tiny-giant-corrupt-'));
  try {
    await cp('dist', folder, { recursive: true });
    const shard = await open(join(folder, 'models/tiny-giant-135m/params_shard_1.bin'), 'r+');
    const byte = Buffer.alloc(1);
    await shard.read(byte, 0, 1, 4096);
    const flipped = Buffer.from([(byte[0] ?? 0) ^ 1]);
    await shard.write(flipped, 0, 1, 4096);

    const chat = new ChatPage(page);
    await chat.open(await site.serve({ folder }), 'cpu');
    await expect(chat.failure).toContainText(/File \d of \d is not what was published/);
    await expect(chat.failure).toContainText('MODEL_HASH_MISMATCH params_shard_1.bin');

    await shard.write(byte, 0, 1, 4096);
    await shard.close();
    await page.getByRole('button', { name: 'Load again' }).click();
    await chat.ready();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('where storage is denied the page works and says what it cannot keep', async ({ playwright, site }) => {
  const profile = await mkdtemp(join(tmpdir(), 'tiny-giant-profile-'));
  await mkdir(join(profile, 'Default'));
  const blockAll = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify(blockAll));
  const context = await playwright.chromium.launchPersistentContext(profile, { ...launchOptions(), locale: 'en-US' });
  try {
    site.watch(context);
    const chat = new ChatPage(await context.newPage());
    await chat.open(site.url, 'cpu');
    await expect(chat.page.getByText('The browser keeps nothing for this page.')).toBeVisible();
    await chat.ready();
    await chat.send('remind me to buy stamps');
    await expect(chat.answer).toHaveText('Added “buy stamps” to the list.');
  } finally {
    await context.close();
    await rm(profile, { recursive: true });
  }
});

test('a request typed while the model loads waits for it and runs', async ({ context, page, baseURL }) => {
  const release = await holdLoad(context);
  const chat = new ChatPage(page);
  await chat.open(baseURL ?? '', 'cpu');
  await chat.send('roll two dice');
  await expect(page.getByRole('list', { name: 'Requests that wait' })).toHaveText('roll two dice');
  await expect(page.getByText(/^Runs when the model is ready/)).toBeVisible();
  release();
  await expect(chat.turn('roll two dice').getByText('Ran', { exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Requests that wait' })).toHaveCount(0);
});

test('a load can be paused, and goes on with what is here', async ({ context, page, baseURL }) => {
  const release = await holdLoad(context);
  const held = page.waitForRequest('**/params_shard_3.bin');
  const fetched: string[] = [];
  context.on('request', request => fetched.push(new URL(request.url()).pathname));
  const chat = new ChatPage(page);
  await chat.open(baseURL ?? '', 'cpu');
  await held;
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('paused; what is here stays').first()).toBeVisible();
  release();
  await page.getByRole('button', { name: 'Continue' }).click();
  await chat.ready();
  const times = (file: string) => fetched.filter(path => path.endsWith(file)).length;
  expect([times('params_shard_0.bin'), times('params_shard_3.bin')]).toEqual([1, 2]);
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('a request is understood and answered', async ({ page, baseURL }) => {
    await page.goto(`${baseURL}?engine=cpu`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await page.getByRole('textbox', { name: '请求' }).fill('掷两个骰子');
    await page.getByRole('button', { name: '执行' }).click();
    const turn = page.getByRole('article', { name: '掷两个骰子' });
    await expect(turn.getByText('已执行', { exact: true })).toBeVisible();
    await expect(page.getByTestId('answer')).toContainText('2d6');
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await expect(turn.getByText('Ran', { exact: true })).toBeVisible();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nothing is wider than the screen', async ({ page, baseURL }) => {
    const chat = new ChatPage(page);
    await chat.open(baseURL ?? '', 'cpu');
    await chat.ready();
    expect(await overflows(page)).toBe(false);
    for (const request of ['time in Lima', 'roll two dice', 'set a timer for 20 minutes', 'write me a poem'])
      await chat.ask(request);
    await chat.turn('roll two dice').getByRole('button', { name: 'Details' }).click();
    await chat.send('set a timer');
    await expect(chat.turn('set a timer').getByText('Missing', { exact: true })).toBeVisible();
    expect(await overflows(page)).toBe(false);

    await page.getByRole('button', { name: 'Menu' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'New conversation' })).toBeVisible();
    expect(await overflows(page)).toBe(false);
  });
});

test('axe finds nothing to object to', async ({ page, baseURL }) => {
  const chat = new ChatPage(page);
  const audit = async (where: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))]);
      expect(found, `${where}, ${colorScheme}`).toEqual([]);
    }
  };
  await chat.open(baseURL ?? '');
  await chat.ready();
  await audit('arrival');
  for (const request of [
    'time in Lima',
    'roll two dice',
    '26.2 miles in km',
    'remind me to buy stamps',
    'tell me a story',
  ])
    await chat.ask(request);
  await chat.turn('time in Lima').getByRole('button', { name: 'Details' }).click();
  await chat.send('set a timer');
  await expect(chat.turn('set a timer').getByText('Missing', { exact: true })).toBeVisible();
  await audit('conversation');
});
