import type { ChatPage } from '../scripts/page.ts';
import { proposedCalls } from '../scripts/transcript.ts';
import { shareChat } from './chat.ts';
import { expect, test } from './fixtures.ts';

// Programs in the page's own sandbox, under the policy that production serves.

let chat: ChatPage;

shareChat('cpu', opened => {
  chat = opened;
});

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
