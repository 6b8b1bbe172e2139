import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];

test('numbers keep six significant digits unless told', () => {
  expect(en.number(1234.56789)).toBe('1,234.57');
  expect(en.number(2, { minimumFractionDigits: 2 })).toBe('2.00');
});

test('durations are said in the language', () => {
  expect(en.duration(5400)).toBe('1 hour, 30 minutes');
  expect(en.duration(90)).toBe('1 minute, 30 seconds');
  expect(en.duration(0)).toBe('0 seconds');
  expect(zh.duration(600)).toBe('10分钟');
});

test('lists are joined in the language', () => {
  expect(en.list(['a', 'b', 'c'])).toBe('a, b, and c');
  expect(zh.list(['甲', '乙'])).toBe('甲和乙');
});
