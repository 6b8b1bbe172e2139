import { AxeBuilder } from '@axe-core/playwright';
import { ChatPage } from '../scripts/page.ts';
import { proposedCalls } from '../scripts/transcript.ts';
import { expect, test } from './fixtures.ts';

// The page in a real Firefox, driven over WebDriver BiDi (docs/browsers.md says what that leaves out). One page for all tests: the
// model is loaded once.

/** Types each key: what Playwright inserts as a whole over BiDi, React does not see. */
class TypingChatPage extends ChatPage {
  override async send(text: string): Promise<void> {
    await this.composer.pressSequentially(text);
    await this.composer.press('Enter');
  }
}

let chat: ChatPage;

test.beforeAll(async ({ browser, site }) => {
  const context = await browser.newContext();
  site.watch(context);
  chat = new TypingChatPage(await context.newPage());
  await chat.open(site.url, 'cpu');
  await chat.ready();
});
test.afterAll(() => chat.page.context().close());

/** With axe, in the page alone: the blank page that it would work in besides comes and goes too fast for BiDi. */
async function expectAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: chat.page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(' '))])).toEqual([]);
}

test('it arrives, isolated from other origins', async () => {
  await expect(chat.page.getByRole('heading', { level: 1 })).toHaveText('The whole model fits in this page.');
  expect(await chat.page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expectAccessible();
});

test('a request becomes a call, and the page runs it', async () => {
  const { events, answer } = await chat.ask('roll three dice');
  expect(proposedCalls(events)).toEqual([{ name: 'roll_dice', arguments: { count: 3 } }]);
  expect(answer).toContain('3d6');
  await expect(chat.turn('roll three dice').getByText('Ran', { exact: true })).toBeVisible();
  expect(await chat.engine()).toBe('cpu');
  await expectAccessible();
});

test('a tool is found in the panel and runs by hand', async () => {
  const { page } = chat;
  await page.getByRole('link', { name: /^Tools/ }).click();
  await page.getByRole('searchbox').pressSequentially('dice');
  await page.getByRole('listitem').getByRole('button', { name: 'roll_dice' }).click();
  await page.getByRole('button', { name: 'Run roll_dice' }).click();
  await expect(page.locator('.try-result .plate')).toBeVisible();
  await expectAccessible();
});
