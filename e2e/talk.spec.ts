import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import type { ChatPage } from '../scripts/page.ts';
import { shareChat } from './chat.ts';
import { expect, test } from './fixtures.ts';

// What a person does with what was said: turns and conversations, in English. The CPU engine runs it; the model is loaded once.

let chat: ChatPage;

shareChat(
  'cpu',
  opened => {
    chat = opened;
  },
  { permissions: ['clipboard-read', 'clipboard-write'] },
);

const row = (title: string) => chat.page.locator('.conversation').filter({ hasText: title });
const removed = () => chat.page.locator('.removed');

/** Presses Tab until something has the focus. */
async function tabTo(target: Locator): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await chat.page.keyboard.press('Tab');
    if (await target.evaluate(element => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target}`);
}

async function axe(include: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await chat.page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: chat.page }).include(include).analyze();
    expect(violations, colorScheme).toEqual([]);
  }
  await chat.page.emulateMedia({ colorScheme: null });
}

test('a request is changed and asked again, deleted and taken back, by keyboard alone', async () => {
  const { page } = chat;
  const { keyboard } = page;
  await tabTo(chat.composer);
  await keyboard.type('roll two dice');
  await keyboard.press('Enter');
  await expect(chat.turn('roll two dice').getByText('Ran', { exact: true })).toBeVisible();

  const actions = chat.turn('roll two dice').getByRole('toolbar');
  await tabTo(actions.getByRole('button', { name: 'Ask again', exact: true }));
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(chat.composer).toBeFocused();
  await expect(chat.composer).toHaveValue('roll two dice');
  await expect(page.getByText('A new request: the earlier one stays above')).toBeVisible();
  await keyboard.press('Escape');
  await expect(chat.composer).toHaveValue('');

  const edit = actions.getByRole('button', { name: 'Edit and ask again' });
  await tabTo(edit);
  await keyboard.press('Enter');
  await keyboard.press('End');
  for (const _ of 'two dice') await keyboard.press('Backspace');
  await keyboard.type('three dice');
  await keyboard.press('Enter');
  await expect(chat.turn('roll three dice').getByText('Ran', { exact: true })).toBeVisible();
  await expect(chat.turns).toHaveCount(2);

  const again = chat.turn('roll three dice').getByRole('toolbar');
  await tabTo(again.getByRole('button', { name: 'Ask again', exact: true }));
  await keyboard.press('Enter');
  await expect(chat.turns).toHaveCount(3);
  await expect(chat.turn('roll three dice').getByText('Ran', { exact: true })).toBeVisible();

  await tabTo(edit);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(removed()).toContainText('Deleted: “roll two dice”. What it did stays done.');
  await expect(chat.turns).toHaveCount(2);
  await expect(removed().getByRole('button', { name: 'Undo' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(chat.turns).toHaveCount(3);
  await expect(chat.turns.first()).toHaveAccessibleName('roll two dice');
});

test('what was asked and what came of it is copied, a table as CSV and as Markdown', async () => {
  const request = 'bar chart: Monday 12, Tuesday 19';
  await chat.ask(request);
  const copied = async (what: string) => {
    await chat.turn(request).getByRole('toolbar').getByRole('button', { name: 'Copy', exact: true }).click();
    await chat.page.getByRole('menuitem', { name: what }).click();
    await expect(chat.turn(request).getByText('Copied.')).toBeVisible();
    return chat.page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Request')).toBe(request);
  await expect.poll(() => copied('Table as CSV')).toBe('labels,values\r\nMonday,12\r\nTuesday,19');
  await expect
    .poll(() => copied('Table as Markdown'))
    .toBe('| labels | values |\n| --- | --- |\n| Monday | 12 |\n| Tuesday | 19 |\n');
  await expect.poll(() => copied('Call as written')).toContain('draw_chart(type="bar"');
});

test('conversations are found, renamed, deleted and taken back', async () => {
  const { page } = chat;
  const { keyboard } = page;
  // The search stands above four.
  for (const request of ['flip a coin', 'time in Oslo', 'time in Lima', 'roll five dice']) {
    await chat.newConversation();
    await chat.ask(request);
    if ((await page.locator('.conversation').count()) >= 4) break;
  }
  const open = row('flip a coin').locator('.conversation-open');
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  await axe('.side-column');

  await tabTo(page.getByRole('searchbox', { name: 'Search conversations' }));
  await keyboard.type('coin');
  await expect(page.locator('.conversation')).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await expect(open).toBeFocused();
  await keyboard.press('F2');
  const title = page.getByRole('textbox', { name: 'Title of the conversation' });
  await expect(title).toBeFocused();
  await keyboard.type('Heads or tails');
  await keyboard.press('Enter');
  await expect(row('Heads or tails')).toBeVisible();
  await expect(row('Heads or tails').locator('.conversation-open')).toBeFocused();

  await keyboard.press('Delete');
  await expect(removed()).toContainText('Deleted: the conversation “Heads or tails”.');
  await expect(page.getByText('No conversation has these words.')).toBeVisible();
  await removed().getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(row('Heads or tails')).toHaveAttribute('data-current', 'true');
  await expect(chat.turn('flip a coin')).toBeVisible();
  await page.getByRole('searchbox').press('Escape');
  expect(await page.locator('.conversation').count()).toBeGreaterThan(1);
});

test('all conversations leave in one file and come back from it, marked', async () => {
  const { page } = chat;
  await chat.ask('roll four dice');
  await chat.newConversation();
  await chat.ask('flip a coin');
  const before = await page.locator('.conversation').count();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export all' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^conversations-\d{4}-\d\d-\d\d\.transcripts\.json$/);
  const file = { name: 'all.json', mimeType: 'application/json', buffer: await readFile(await download.path()) };
  await page.locator('.transcript-files input').setInputFiles(file);
  await expect(page.locator('.conversation')).toHaveCount(2 * before);
  await expect(chat.turn('flip a coin').getByText('Imported', { exact: true })).toBeVisible();
  await chat.turn('flip a coin').getByRole('button', { name: 'Details' }).click();
  await chat.turn('flip a coin').getByText('Prompt', { exact: true }).click();
  await expect(chat.turn('flip a coin').locator('.details-prompt')).toContainText('<|im_start|>user');
});

test('a text file becomes a note, and one that is none says so', async () => {
  const give = (name: string, text: string) =>
    chat.page.locator('.slab input[type="file"]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(text) });
  await give('kiln.md', '# Kiln log\n\nCone 6 held for ten minutes.');
  await expect(chat.page.getByText('One note is kept.')).toBeVisible();
  expect((await chat.ask('find my note about the kiln')).answer).toContain('Kiln log');
  await give('empty.txt', ' ');
  await expect(chat.page.getByText('empty.txt is empty')).toBeVisible();
});

test('before the microphone is heard anywhere but here, the person is asked', async ({ baseURL }) => {
  const { page } = chat;
  await page.getByRole('button', { name: 'Speak the request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where may this be heard?' });
  await expect(dialog).toContainText('sends what the microphone hears to its maker’s server');
  await dialog.getByRole('button', { name: 'Don’t listen' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Speak the request' })).toBeVisible();

  // A browser that cannot hear shows no key for it.
  const deaf = await page.context().newPage();
  await deaf.addInitScript(() => {
    Reflect.deleteProperty(window, 'SpeechRecognition');
    Reflect.deleteProperty(window, 'webkitSpeechRecognition');
  });
  await deaf.goto(`${baseURL}?engine=cpu`);
  await expect(deaf.getByRole('button', { name: 'Add a file' })).toBeVisible();
  await expect(deaf.getByRole('button', { name: 'Speak the request' })).toHaveCount(0);
  await deaf.close();
});

test('answers are read aloud once that is wanted, and a device without a voice says so', async () => {
  const { page } = chat;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('aloud');
  await page.getByRole('menuitem', { name: 'Read answers aloud' }).click();
  await chat.ask('roll two dice');
  await expect(page.getByText('This device has no voice for that language')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('aloud');
  await expect(page.getByRole('menuitem', { name: 'Read answers aloud' })).toBeVisible();
  await page.keyboard.press('Escape');
});
