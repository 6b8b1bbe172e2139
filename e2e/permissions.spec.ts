import type { BrowserContext, Locator } from '@playwright/test';
import { ChatPage } from '../scripts/page.ts';
import { proposedCalls, turnEnd } from '../scripts/transcript.ts';
import { expect, test } from './fixtures.ts';
import { PanelPage } from './panel.ts';

// What a person lets a tool do, from a request to the panel and back. The CPU engine runs it, in a browser context for each test.

const request = 'battery level';
const tool = 'get_battery';

let chat: ChatPage;
let gate: Locator;

/** Opens the page in a tab of its own. */
async function open(context: BrowserContext, url: string): Promise<ChatPage> {
  const opened = new ChatPage(await context.newPage());
  await opened.open(url, 'cpu');
  await opened.ready();
  return opened;
}

test.beforeEach(async ({ context, site }) => {
  chat = await open(context, site.url);
  gate = chat.turn(request).getByRole('region', { name: 'Permission for Read the battery' });
});

const ran = () => expect(chat.turn(request).getByText('Ran', { exact: true })).toBeVisible();

/** Asks, and answers what the page asks for as long as the answer shall hold. */
async function answer(scope: 'This time' | 'This conversation' | 'Always', button: string): Promise<void> {
  await chat.send(request);
  await gate.getByText(scope, { exact: true }).click();
  await gate.getByRole('button', { name: button, exact: true }).click();
}

async function runsUnasked(): Promise<void> {
  const { events } = await chat.ask(request);
  expect(proposedCalls(events)).toEqual([{ name: tool, arguments: {} }]);
  expect(events.map(({ type }) => type)).not.toContain('permission.asked');
  await ran();
}

async function asks(): Promise<void> {
  await chat.send(request);
  await expect(gate).toBeVisible();
  await gate.getByRole('button', { name: 'Don’t' }).click();
  await expect(chat.turn(request).getByText('Dropped', { exact: true })).toBeVisible();
}

test('once holds for the call alone', async () => {
  await answer('This time', 'Allow once');
  await ran();
  await asks();
});

test('for the conversation holds there, and until the page closes', async () => {
  await answer('This conversation', 'Allow here');
  await ran();
  await runsUnasked();
  await chat.newConversation();
  await asks();
  await chat.page.reload();
  await chat.ready();
  await asks();
});

test('always holds in every conversation and after a reload, and is revoked in the panel', async ({ site }) => {
  await answer('Always', 'Always allow');
  await ran();
  await chat.newConversation();
  await runsUnasked();
  await chat.page.reload();
  await chat.ready();
  await runsUnasked();

  const panel = new PanelPage(chat.page);
  await panel.open(site.url);
  await expect(panel.line(tool).getByRole('radio', { name: 'Allow' })).toBeChecked();
  await chat.page.getByRole('button', { name: 'Permissions and calls' }).click();
  await chat.page.getByRole('button', { name: `Revoke the decision about ${tool}` }).click();
  await chat.page.getByRole('button', { name: 'Close' }).click();
  await expect(panel.line(tool).getByRole('radio', { name: 'Ask' })).toBeChecked();
  await chat.open(site.url, 'cpu');
  await chat.ready();
  await asks();
});

test('never switches the tool off, for its panel too, until it is let ask again', async ({ site }) => {
  await answer('Always', 'Never');
  await expect(chat.turn(request).getByText('Dropped', { exact: true })).toBeVisible();
  const { events, answer: said } = await chat.ask(request);
  expect(turnEnd(events).outcome).toBe('unavailable');
  expect(said).toBe('get_battery is switched off, so nothing was called.');

  const panel = new PanelPage(chat.page);
  await chat.page.getByRole('link', { name: 'Tools' }).click();
  await panel.openSheet(tool);
  await expect(panel.line(tool).getByRole('radio', { name: 'Deny' })).toBeChecked();
  await expect(panel.sheet.getByRole('button', { name: `Run ${tool}` })).toBeDisabled();
  await expect(panel.sheet).toContainText('Denied: it runs for nobody.');
  await panel.line(tool).getByText('Ask', { exact: true }).click();
  await panel.run(tool, {});
  await expect(panel.result.locator('.plate')).toBeVisible();
  await chat.open(site.url, 'cpu');
  await chat.ready();
  await asks();
});

test('the keyboard alone answers', async () => {
  const { keyboard } = chat.page;
  await chat.send(request);
  await expect(gate).toBeFocused();
  await keyboard.press('Tab');
  await expect(gate.getByRole('radio', { name: 'This time' })).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(gate.getByRole('radio', { name: 'This conversation' })).toBeChecked();
  await keyboard.press('Tab');
  await expect(gate.getByRole('button', { name: 'Don’t' })).toBeFocused();
  await keyboard.press('Tab');
  await expect(gate.getByRole('button', { name: 'Allow here' })).toBeFocused();
  await keyboard.press('Enter');
  await ran();
  await runsUnasked();
});

test('another tab of the page learns what was decided', async ({ context, site }) => {
  const other = await open(context, site.url);
  await answer('Always', 'Always allow');
  await ran();
  await other.send(request);
  await expect(other.turn(request).getByText('Ran', { exact: true })).toBeVisible();
});

test('the log says who asked, with what, what was decided and what came of it', async () => {
  await answer('This time', 'Allow once');
  await ran();
  await answer('This time', 'Don’t');
  await answer('Always', 'Never');
  await chat.ask(request);
  await chat.ask('roll two dice');
  await chat.page.getByRole('link', { name: 'Tools' }).click();
  const panel = new PanelPage(chat.page);
  await panel.run('calculate', { expression: '1 / 0' });

  await chat.page.getByRole('button', { name: 'Permissions and calls' }).click();
  const dialog = chat.page.getByRole('dialog');
  await dialog.getByText('Calls', { exact: true }).click();
  await expect(dialog.getByRole('listitem')).toHaveText([
    /calculate failed TOOL_EXPRESSION_INFINITE.*\{"expression":"1 \/ 0"\}.*run by hand/,
    /roll_dice ran.*\{"count":2,"sides":6\}.*asked by the chat, allowed by default, \d+ bytes, [\d.]+ ms/,
    /get_battery not available.*\{\}.*asked by the chat, denied/,
    /get_battery dropped.*\{\}.*asked by the chat, you said no/,
    /get_battery dropped.*\{\}.*asked by the chat, you said no/,
    /get_battery ran.*\{\}.*asked by the chat, allowed once, \d+ bytes, [\d.]+ ms/,
  ]);
});
