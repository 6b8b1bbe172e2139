import { ChatPage } from '../scripts/page.ts';
import { proposedCalls } from '../scripts/transcript.ts';
import { expect, test } from './fixtures.ts';

// Programs in the page's own sandbox, under the policy that production serves.

let chat: ChatPage;

test.beforeAll(async ({ browser, site }) => {
  const context = await browser.newContext();
  site.watch(context);
  chat = new ChatPage(await context.newPage());
  await chat.open(site.url, 'cpu');
  await chat.ready();
});
test.afterAll(() => chat.page.context().close());
test.beforeEach(() => chat.newConversation());

test('a program runs and says what it comes to', async () => {
  const { events, answer } = await chat.ask('run 2 ** 16 in javascript');
  expect(proposedCalls(events)).toEqual([{ name: 'run_javascript', arguments: { code: '2 ** 16' } }]);
  expect(answer).toBe('The program comes to 65536.');
});

test('one without end is ended, and the next one runs', async () => {
  await chat.send('run this javascript: for (;;) {}');
  await expect(chat.turns.getByText('The program took too long')).toBeVisible();
  const { answer } = await chat.ask('run 2 ** 16 in javascript');
  expect(answer).toBe('The program comes to 65536.');
});
