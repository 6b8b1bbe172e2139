import { expect, test } from 'vitest';
import { Lookup } from './lookup.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const continuation = (texts: readonly string[], written: string) =>
  new TextDecoder().decode(new Lookup(texts).continuation(bytes(written)));

test.each([
  ['the words behind, and the end of the call', 'set_timer(duration="5 minutes", label="check', ' the oven")'],
  ['more of a word', 'add_todo(text="ch', 'eck the oven")'],
  ['no part of another word', 'add_todo(text="in', ' 10 minutes to check the oven")'],
  ['digits of a number without quotes', 'roll(sides=1', '0 minutes to check the oven)'],
  ['what is in a list', 'pick_random(options=["tea", "the', ' oven"])'],
  ['only the end, behind the last word', 'add_todo(text="check the oven', '")'],
] as const)('guesses %s', (_, written, expected) => {
  expect(continuation(['user\nremind me in 10 minutes to check the oven.'], written)).toBe(expected);
});

test('guesses nothing where nothing is written yet, or nothing of it stands in the texts', () => {
  expect(continuation(['user\ncheck the oven'], 'add_todo(text="')).toBe('');
  expect(continuation(['user\ncheck the oven'], 'add_todo(text="buy')).toBe('');
  expect(continuation([], 'add_todo(text="check')).toBe('');
});

test('takes the newest text of those that hold as much of the value', () => {
  const texts = ['user\ncall Ann today', 'user\ncall Bob'];
  expect(continuation(texts, 'add_todo(text="call')).toBe(' Bob")');
  expect(continuation(texts, 'add_todo(text="call Ann')).toBe(' today")');
});

test('goes on within a character of several bytes', () => {
  const [written, rest] = [bytes('add_todo(text="买'), bytes('牛奶")')];
  const lookup = new Lookup(['user\n记得买牛奶。']);
  expect(lookup.continuation(written)).toEqual(rest);
  expect(lookup.continuation(written.slice(0, -1))).toEqual(Uint8Array.of(written.at(-1) ?? 0, ...rest));
});
