import { expect, test } from 'vitest';
import { rank } from './rank';

const items = [
  { label: 'Pick at random', words: 'pick_random choose draw' },
  { label: 'Set a timer', words: 'set_timer countdown 计时器' },
  { label: 'Theme: dark', words: 'night black' },
  { label: 'Tools', words: '' },
  { label: '设置计时器', words: 'set_timer' },
  { label: 'Café notes', words: '' },
];
const found = (query: string) => rank(items, query).map(({ label }) => label);

test('a label that begins with the words comes before one that only holds them', () => {
  expect(found('t')).toEqual(['Theme: dark', 'Tools', 'Set a timer', 'Pick at random', 'Café notes', '设置计时器']);
  expect(found('timer')).toEqual(['Set a timer', '设置计时器']);
});

test('every word has to be found, in whatever order', () => {
  expect(found('dark theme')).toEqual(['Theme: dark']);
  expect(found('dark timer')).toEqual([]);
});

test('letters in their order, other words, accents and Chinese are found', () => {
  expect(found('stmr')).toEqual(['Set a timer']);
  expect(found('countdown')).toEqual(['Set a timer']);
  expect(found('cafe')).toEqual(['Café notes']);
  expect(found('计时')).toEqual(['设置计时器', 'Set a timer']);
  expect(found('')).toHaveLength(items.length);
});
