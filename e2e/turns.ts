import type { ChatPage } from '../scripts/page.ts';
import { eventsOf, proposedCalls, turnEnd } from '../scripts/transcript.ts';
import type { EngineKind } from '../src/engine/engine.ts';
import { builtinTools } from '../src/tools/builtin/index.ts';
import { shareChat } from './chat.ts';
import { expect, test } from './fixtures.ts';

/** Stopping takes a second at most where nothing else runs; a busy machine is given ten. */
const stopLimitMs = 10_000;

/**
 * The turns that every engine has to run. The model is loaded once: all tests share a page, and each begins a conversation of its
 * own. The calls are those of the model's published weights.
 */
export function testTurns(engine: EngineKind): void {
  let chat: ChatPage;

  shareChat(engine, opened => {
    chat = opened;
  });

  test('a request becomes a call, and the page runs it', async () => {
    const { events, answer } = await chat.ask("What's the time in Tokyo?");
    expect(proposedCalls(events)).toEqual([{ name: 'get_current_time', arguments: { timezone: 'Tokyo' } }]);
    const tokyo = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', hour: '2-digit', hourCycle: 'h23' });
    expect(answer).toMatch(new RegExp(`${tokyo.format(new Date())}:\\d\\d in Tokyo`));
    const turn = chat.turn("What's the time in Tokyo?");
    await expect(turn.getByText('Ran', { exact: true })).toBeVisible();
    await expect(turn.getByText('get_current_time', { exact: true })).toBeVisible();
    await expect(turn.getByRole('img', { name: /^A clock at \d\d:\d\d$/ })).toBeVisible();
    expect(await chat.engine()).toBe(engine);
  });

  test('a follow-up is understood, and only its new tokens are fed', async () => {
    await chat.ask('time in Oslo');
    const { events } = await chat.ask('and in Rome?');
    expect(proposedCalls(events)).toEqual([{ name: 'get_current_time', arguments: { timezone: 'Rome' } }]);
    const [{ generation } = { generation: null }] = eventsOf(events, 'generation.finished');
    expect(generation?.promptTokens).toBe(44);
    expect(generation?.cachedTokens).toBeGreaterThan(20);
  });

  test('two calls in one sentence run in order', async () => {
    const { events } = await chat.ask('time in Lima and make the page dark');
    expect(proposedCalls(events)).toEqual([
      { name: 'get_current_time', arguments: { timezone: 'Lima' } },
      { name: 'set_theme', arguments: { theme: 'dark' } },
    ]);
    await expect(chat.turn('time in Lima and make the page dark').getByText('Ran 2', { exact: true })).toBeVisible();
    await expect(chat.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('a request that nothing fits calls nothing', async () => {
    const { events, answer } = await chat.ask('write me a poem about the sea');
    expect(proposedCalls(events)).toEqual([]);
    expect(turnEnd(events).outcome).toBe('none');
    expect(answer).toBe(`None of the ${builtinTools.length} tools does that, so nothing was called.`);
    await expect(chat.turn('write me a poem about the sea').getByText('Left alone', { exact: true })).toBeVisible();
  });

  test('generation stops when it is told to, and the next request is right', async () => {
    const long = 'note for the fridge: buy oat milk, three lemons, a bag of rice, coriander, tofu and two limes';
    await chat.send(long);
    await expect(chat.turn(long).getByText('Writing', { exact: true })).toBeVisible();
    const stoppedAt = performance.now();
    await chat.page.keyboard.press('Escape');
    await expect(chat.turn(long).getByText('Stopped', { exact: true })).toBeVisible();
    expect(performance.now() - stoppedAt).toBeLessThan(stopLimitMs);
    await expect(chat.answer).toHaveText('Stopped by you. What had run stays.');

    const { events } = await chat.ask('roll three dice');
    expect(proposedCalls(events)).toEqual([{ name: 'roll_dice', arguments: { count: 3 } }]);
    expect(turnEnd(events).outcome).toBe('ran');
  });
}
