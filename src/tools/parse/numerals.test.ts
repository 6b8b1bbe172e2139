import { expect, test } from 'vitest';
import { parseChineseNumber, parseEnglishNumber } from './numerals.ts';

test.each<[string, number]>([
  ['zero', 0],
  ['seven', 7],
  ['Nineteen', 19],
  ['twenty', 20],
  ['twenty-five', 25],
  ['ninety nine', 99],
  ['hundred', 100],
  ['one hundred and twenty', 120],
  ['twelve hundred', 1200],
  ['thousand', 1000],
  ['two thousand five hundred', 2500],
  ['one thousand and one', 1001],
  ['nine hundred ninety nine thousand nine hundred ninety nine', 999_999],
])('%s is %i', (text, number) => {
  expect(parseEnglishNumber(text)).toBe(number);
});

test.each([
  '',
  'many',
  'five six',
  'one twenty',
  'ten twenty',
  'twenty ten',
  'twenty zero',
  'zero five',
  'hundred hundred',
  'twenty hundred',
  'zero hundred',
  'one thousand thousand',
  'constructor',
])('%o is no English number', text => {
  expect(parseEnglishNumber(text)).toBeNull();
});

test.each<[string, number]>([
  ['零', 0],
  ['两', 2],
  ['十', 10],
  ['十五', 15],
  ['二十', 20],
  ['廿五', 25],
  ['九十九', 99],
  ['一百', 100],
  ['一百零五', 105],
  ['一百〇五', 105],
  ['一百五', 150],
  ['一百五十', 150],
  ['一百一十五', 115],
  ['两千三', 2300],
  ['零五', 5],
  ['一千零五十', 1050],
  ['一千零五', 1005],
])('%s is %i', (text, number) => {
  expect(parseChineseNumber(text)).toBe(number);
});

test.each(['', '几', '五六', '十五六', '十十', '百', '零十', '一十百', '五零', '一百零'])(
  '%o is no Chinese number',
  text => {
    expect(parseChineseNumber(text)).toBeNull();
  },
);
