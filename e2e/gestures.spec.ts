import type { BrowserContext } from '@playwright/test';
import { ChatPage } from '../scripts/page.ts';
import { routeWeb } from '../src/tools/fixtures/web/route.ts';
import { startWebServer, type WebServer } from '../src/tools/fixtures/web/server.ts';
import { expect, test } from './fixtures.ts';

// What the browser grants a fresh click only. A test's own look into a page counts as one for five seconds, so nothing looks before a
// click here: it waits longer than that, and the mouse then presses where the button is.

const activationMs = 5_500;

let context: BrowserContext;
let server: WebServer;
let chat: ChatPage;

test.beforeAll(async ({ browser, site }) => {
  server = await startWebServer();
  context = await browser.newContext();
  site.watch(context);
  await routeWeb(context, server);
  chat = new ChatPage(await context.newPage());
  await chat.open(site.url, 'cpu');
  await chat.ready();
});
test.afterAll(async () => {
  await context.close();
  await server.close();
});
test.beforeEach(() => chat.newConversation());

/** Presses a button of the card that a request waits with, when no other click is fresh. */
async function press(request: string, button: string): Promise<void> {
  const target = chat.turn(request).getByRole('button', { name: button, exact: true });
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${button} is not to be seen.`);
  await chat.page.waitForTimeout(activationMs);
  await chat.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

interface Gesture {
  readonly tool: string;
  readonly request: string;
  /** What the button of its card says. */
  readonly button: string;
  readonly answer: string | RegExp;
  /** What came of it, outside the page's own words. */
  readonly effect?: () => Promise<void>;
}

/** What the person would paste now. */
async function clipboard(): Promise<string> {
  await chat.composer.fill('');
  await chat.composer.press('ControlOrMeta+v');
  const pasted = await chat.composer.inputValue();
  await chat.composer.fill('');
  return pasted;
}

const gestures: readonly Gesture[] = [
  {
    tool: 'copy_to_clipboard',
    request: 'copy 07911 123456',
    button: 'Copy to the clipboard',
    answer: /07911 123456/,
    effect: async () => expect(await clipboard()).toBe('07911 123456'),
  },
  {
    tool: 'share_text',
    request: "share we're 2-0 up",
    button: 'Share a text',
    answer: /we're 2-0 up/,
    effect: async () => expect(await clipboard()).toBe("we're 2-0 up"),
  },
  {
    tool: 'set_fullscreen',
    request: 'go full screen',
    button: 'Full screen',
    answer: 'The page fills the screen; Esc leaves.',
    effect: async () => {
      expect(await chat.page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
      await chat.page.evaluate(() => document.exitFullscreen());
    },
  },
];

for (const { tool, request, button, answer, effect } of gestures)
  test(`${tool} runs on a click`, async () => {
    await chat.send(request);
    const gate = chat.turn(request).getByRole('region', { name: `Permission for ${button}` });
    await gate.getByRole('radio', { name: 'Always' }).check({ force: true });
    await press(request, 'Always allow');
    await expect(chat.answer).toHaveText(answer);
    await effect?.();

    // It may run now, but the browser still wants a click.
    await chat.newConversation();
    await chat.send(request);
    await expect(gate).toContainText('The browser wants a click for this.');
    await press(request, button);
    await expect(chat.turn(request).getByText('Ran', { exact: true })).toBeVisible();
    await expect(chat.answer).toHaveText(answer);
    await effect?.();
  });

test('read_clipboard runs on a click, where the browser lets the page read', async () => {
  const request = "what's on my clipboard";
  await chat.send(request);
  await press(request, 'Allow once');
  await expect(chat.turn(request).getByText('CLIPBOARD_DENIED')).toBeVisible();

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await chat.page.evaluate(() => navigator.clipboard.writeText('blue whale'));
  await chat.newConversation();
  await chat.send(request);
  await press(request, 'Allow once');
  await expect(chat.turn(request).locator('.plate')).toContainText('blue whale');
  await context.clearPermissions();
});

test('open_url opens a tab that knows nothing of the page', async ({ site }) => {
  const request = 'open example.com';
  for (const button of ['Allow once', 'Allow here', 'Open a web page']) {
    const opening = context.waitForEvent('page');
    await chat.send(request);
    if (button === 'Allow here')
      await chat.turn(request).getByRole('radio', { name: 'This conversation' }).check({ force: true });
    await press(request, button);
    const opened = await opening;
    await expect(opened).toHaveURL('https://example.com/');
    expect(await opened.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
    await opened.close();
    await expect(chat.turn(request).getByText('Ran', { exact: true })).toBeVisible();
  }
  site.takeForeign();
});

test('a click that is declined runs nothing', async () => {
  const request = 'copy 12 Mill Lane';
  await chat.send(request);
  await chat.turn(request).getByRole('button', { name: 'Don’t' }).click();
  await expect(chat.turn(request).getByText('Dropped', { exact: true })).toBeVisible();
  expect(await clipboard()).not.toBe('12 Mill Lane');
});

test('a click that a reload came before is offered no more, and nothing ran', async () => {
  const request = 'open example.com';
  await chat.send(request);
  const button = chat.turn(request).getByRole('button', { name: 'Allow once' });
  await expect(button).toBeVisible();
  await chat.page.reload();
  await chat.ready();
  await expect(chat.turn(request)).toContainText('Dropped: open_url did not run.');
  await expect(button).toHaveCount(0);
  expect(context.pages()).toHaveLength(1);
});
