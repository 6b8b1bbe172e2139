import { expect, test } from 'vitest';
import { clipped, quoted } from './quoted.ts';

test('lists a few names and counts the rest', () => {
  const names = Array.from({ length: 10 }, (_, index) => `n${index}`);
  expect(quoted(['milk', 'ferns'], 'en')).toBe('“milk”, “ferns”');
  expect(quoted(names, 'en')).toBe('“n0”, “n1”, “n2”, “n3”, “n4”, “n5”, “n6”, “n7” and 2 more');
  expect(quoted(names, 'zh')).toBe('“n0”、“n1”、“n2”、“n3”、“n4”、“n5”、“n6”、“n7”等 10 项');
});

test('shows the beginning of a long name on one line, in whole characters', () => {
  expect(clipped('a\nb  c')).toBe('a b c');
  expect(clipped('👍👍👍', 2)).toBe('👍👍…');
});
