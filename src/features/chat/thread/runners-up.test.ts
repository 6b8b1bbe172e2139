import { expect, it } from 'vitest';
import type { GeneratedToken } from './generation';
import { runnersUp } from './runners-up';

const tools = ['set_timer', 'set_alarm', 'set_theme', 'add_todo', 'get_battery', 'get_location'];

function token(text: string, probability: number, others: Readonly<Record<string, number>> = {}): GeneratedToken {
  const alternatives = Object.entries(others).map(([other, likely]) => ({ text: other, probability: likely }));
  return { id: 0, text, forced: alternatives.length === 0, probability, alternatives };
}

it('names the tool that another token leads to, and multiplies what came before it', () => {
  const tokens = [token('set', 0.9, { add: 0.08 }), token('_', 1), token('timer', 0.5, { alarm: 0.4, theme: 0.1 })];
  expect(runnersUp(tokens, tools)).toEqual([
    { name: 'set_alarm', probability: 0.36000000000000004 },
    { name: 'set_theme', probability: 0.09000000000000001 },
  ]);
});

it('counts tools together that a token leaves open', () => {
  expect(runnersUp([token('set', 0.8, { get: 0.1, none: 0.05, add: 0.01 })], tools)).toEqual([
    { name: 'get_…', probability: 0.1 },
    { name: null, probability: 0.05 },
  ]);
});

it('leaves out what rounds to nothing, what is no tool, and what comes behind the name', () => {
  const tokens = [
    token('get', 0.99, { add: 0.004, The: 0.3 }),
    token('_', 1),
    token('battery', 0.9, { location: 0.003 }),
    token('(', 0.5, { none: 0.4 }),
  ];
  expect(runnersUp(tokens, tools)).toEqual([]);
});
