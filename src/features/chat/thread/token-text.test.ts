import { describe, expect, it } from 'vitest';
import type { GeneratedToken } from './generation';
import { closestChoices, shortProbability, visible } from './token-text';

function token(text: string, probability: number): GeneratedToken {
  const forced = probability === 1;
  return { id: 0, text, forced, probability, alternatives: forced ? [] : [{ text: 'other', probability: 0.01 }] };
}

it.each([
  [' minutes', '␣minutes'],
  [')\n', ')↵'],
  ['a b', 'a b'],
])('shows %j as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

it.each([
  [0.97, '.97'],
  [0.999, '1'],
  [0.004, '.00'],
])('writes %d as %s', (probability, text) => {
  expect(shortProbability(probability)).toBe(text);
});

describe('the closest choices', () => {
  const tokens = [token('set', 0.6), token('_', 1), token('timer', 0.995), token('(duration="', 1), token('10', 0.4)];

  it('are the least certain free tokens, in the order written', () => {
    expect(closestChoices(tokens, 3).map(({ token: { text } }) => text)).toEqual(['set', '10']);
    expect(closestChoices(tokens, 1).map(({ token: { text } }) => text)).toEqual(['10']);
  });

  it('know what was written before them', () => {
    expect(closestChoices(tokens, 3).map(({ before }) => before)).toEqual(['', '…mer(duration="']);
  });
});
