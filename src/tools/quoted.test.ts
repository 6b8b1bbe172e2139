import { expect, test } from 'vitest';
import { clipped, quoted } from './quoted.ts';

test('lists a few names and counts the rest', () => {
  const names = Array.from({ length: 14 }, (_, index) => `n${index + 1}`);
  expect(quoted(['milk', 'ferns'], 'en')).toBe('“milk”, “ferns”');
  expect(quoted(names, 'en')).toMatch(/^“n1”, “n2”, .*, “n12” and 2 more$/);
  expect(quoted(names, 'zh')).toMatch(/^“n1”、“n2”、.*、“n12”等 14 项$/);
});

test('shows the beginning of a long name on one line, in whole characters', () => {
  expect(clipped('a\nb  c')).toBe('a b c');
  expect(clipped('👍👍👍', 2)).toBe('👍👍…');
});
