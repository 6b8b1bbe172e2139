import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { replayTurn } from '@/agent/reduce';
import { checkProfile } from '../profile';
import { playable, recordedTurns, restsOf } from './recording';

const turns = await recordedTurns();

test.each(turns.map(({ events }) => events))('a recorded turn ran, and replays to its end', (...events) => {
  const turn = replayTurn(events);
  expect(turn).toMatchObject({ status: 'finished', outcome: 'ran' });
  expect(turn?.calls.every(({ status }) => status === 'ran')).toBe(true);
});

test('the profile that comes with the page has turns to play in both languages', () => {
  const file = new URL('../../../../public/kiosk/default.json', import.meta.url);
  const checked = checkProfile(JSON.parse(readFileSync(file, 'utf8')), 'en');
  if (!checked.ok) throw new Error('The profile is not valid.');
  for (const language of ['en', 'zh'] as const)
    expect(playable(turns, language, new Set(checked.value.tools)).length).toBeGreaterThan(1);
});

test('turns that call a tool which is absent are left out', () => {
  const tools = new Set(['roll_dice']);
  for (const { events } of playable(turns, 'en', tools))
    expect(replayTurn(events)?.calls[0]?.call.name).toBe('roll_dice');
  expect(playable(turns, 'en', new Set())).toEqual([]);
});

test('a replay rests where there is something to see, the last time on the result', () => {
  const [first] = turns;
  const rests = restsOf(first?.events ?? []);
  expect(rests[0]).toEqual({ passed: 1, ms: 1_400 });
  expect(rests.at(-1)).toEqual({ passed: first?.events.length, ms: 6_000 });
});
