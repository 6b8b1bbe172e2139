import type { Locator } from '@playwright/test';
import type { ChatPage } from '../scripts/page.ts';
import { eventsOf, proposedCalls, turnEnd } from '../scripts/transcript.ts';
import { shareChat } from './chat.ts';
import { expect, test } from './fixtures.ts';

// What a person can do in a conversation. The CPU engine runs it; the model is loaded once, and each test has a conversation of its own.

let chat: ChatPage;

shareChat('cpu', opened => {
  chat = opened;
});

test('a missing value is asked for, and its form fills it', async () => {
  await chat.send('set a timer');
  const turn = chat.turn('set a timer');
  await expect(turn.getByText('Missing', { exact: true })).toBeVisible();
  const duration = turn.getByRole('textbox', { name: 'duration' });
  await expect(duration).toBeFocused();

  await turn.getByRole('button', { name: 'Set a timer' }).click();
  await expect(turn.getByText('One value is still missing.')).toBeVisible();
  await expect(duration).toBeFocused();

  await duration.fill('5 minutes');
  await duration.press('Enter');
  await expect(turn.getByText('Ran', { exact: true })).toBeVisible();
  await expect(chat.answer).toHaveText('The timer runs for 5 minutes.');
  await turn.getByRole('button', { name: 'Cancel' }).click();
  await expect(turn.getByText('cancelled')).toBeVisible();
});

test('a typed reply fills a missing value', async () => {
  await chat.send('set a timer');
  await expect(chat.turn('set a timer').getByText('Missing', { exact: true })).toBeVisible();
  await expect(chat.composer).toHaveAttribute('placeholder', 'The missing value');
  await chat.send('ten minutes');
  await expect(chat.answer).toHaveText('The timer runs for 10 minutes.');
  await expect(chat.turns).toHaveCount(1);
  const events = await chat.events();
  expect(eventsOf(events, 'clarification.answered')).toMatchObject([{ arguments: { duration: 'ten minutes' } }]);
  await chat.turns.getByRole('button', { name: 'Cancel' }).click();
  await expect(chat.turns.getByText('cancelled')).toBeVisible();
});

test('a call that lacks a value can be dropped', async () => {
  await chat.send('set a timer');
  await chat.turn('set a timer').getByRole('button', { name: 'Drop it' }).click();
  await expect(chat.turn('set a timer').getByText('Dropped', { exact: true })).toBeVisible();
  expect(turnEnd(await chat.events()).outcome).toBe('declined');
});

test('a tool that is not here is named, and nothing runs in its place', async () => {
  await chat.registerTools([], { only: true });
  const { events, answer } = await chat.ask('weather in Oslo');
  await chat.registerTools([]);
  expect(proposedCalls(events)).toEqual([{ name: 'get_weather', arguments: { city: 'Oslo' } }]);
  expect(turnEnd(events).outcome).toBe('unavailable');
  expect(answer).toBe('get_weather is not here yet, so nothing was called.');
  await expect(chat.turn('weather in Oslo').getByText('Not here', { exact: true })).toBeVisible();
});

test('a tool of the page asks first, and runs or not as answered', async () => {
  await chat.registerTools([
    {
      name: 'turn_on_lamp',
      description: 'Turn a lamp on.',
      parameters: { type: 'object', properties: { room: { type: 'string' } }, required: ['room'] },
    },
  ]);
  const request = 'turn on the lamp in the kitchen';
  await chat.send(request);
  const gate = chat.turn(request).getByRole('region', { name: 'Permission for turn_on_lamp' });
  await expect(gate.getByText('turn_on_lamp(room="kitchen")')).toBeVisible();
  await gate.getByRole('button', { name: 'Don’t' }).click();
  await expect(chat.turn(request).getByText('Dropped', { exact: true })).toBeVisible();
  expect(eventsOf(await chat.events(), 'tool.started')).toEqual([]);

  await chat.newConversation();
  await chat.send(request);
  await gate.getByRole('button', { name: 'Allow once' }).click();
  await expect(chat.turn(request).getByText('Ran', { exact: true })).toBeVisible();
  expect(eventsOf(await chat.events(), 'tool.finished')).toMatchObject([{ result: { room: 'kitchen' } }]);
});

test('the page changes its theme when told to', async () => {
  const ground = () => chat.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await chat.ask('light theme please');
  await expect(chat.page.locator('html')).toHaveAttribute('data-theme', 'light');
  const light = await ground();
  await chat.ask('make it dark');
  await expect(chat.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await ground()).not.toBe(light);
});

test('a turn is run, and its details opened, by keyboard alone', async () => {
  const { page } = chat;
  const tabTo = async (target: Locator) => {
    for (let presses = 0; presses < 100; presses += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate(element => element === document.activeElement)) return;
    }
    throw new Error(`Tab does not reach ${target}`);
  };
  await tabTo(chat.composer);
  await page.keyboard.type('roll three dice');
  await page.keyboard.press('Enter');
  await expect(chat.turn('roll three dice').getByText('Ran', { exact: true })).toBeVisible();
  await expect(chat.composer).toBeFocused();

  await page.keyboard.press('ArrowUp');
  await expect(chat.composer).toHaveValue('roll three dice');
  await page.keyboard.press('ArrowDown');
  await expect(chat.composer).toHaveValue('');

  await tabTo(page.getByRole('button', { name: 'Skip to the conversation' }));
  await page.keyboard.press('Enter');
  const turn = chat.turn('roll three dice');
  await tabTo(turn.getByRole('button', { name: 'Details' }));
  await page.keyboard.press('Enter');
  await expect(turn.getByRole('heading', { name: 'Written' })).toBeVisible();
  await expect(turn.getByRole('listitem').filter({ hasText: 'roll_dice(count=3' })).toBeVisible();
});
