import { expect, test } from 'vitest';
import { parseHoliday } from './holidays.ts';

// Dates that churches, observatories and governments publish.
test.each([
  ['Easter', '2024-01-01', '2024-03-31'],
  ['Easter', '2024-04-01', '2025-04-20'],
  ['Easter', '2026-04-05', '2026-04-05'],
  ['Easter', '2026-11-24', '2027-03-28'],
  ['Easter', '2038-01-01', '2038-04-25'],
  ['Good Friday', '2026-11-24', '2027-03-26'],
  ['easter monday', '2026-11-24', '2027-03-29'],
  ['Thanksgiving', '2026-11-24', '2026-11-26'],
  ['Black Friday', '2026-11-24', '2026-11-27'],
  ['Labor Day', '2026-11-24', '2027-09-06'],
  ['春节', '2023-01-01', '2023-01-22'],
  ['春节', '2024-01-01', '2024-02-10'],
  ['春节', '2025-01-01', '2025-01-29'],
  ['春节', '2026-01-01', '2026-02-17'],
  ['春节', '2026-11-24', '2027-02-06'],
  ['Chinese New Year', '2028-01-01', '2028-01-26'],
  ['除夕', '2026-11-24', '2027-02-05'],
  ['元宵节', '2026-11-24', '2027-02-20'],
  ['清明', '2026-11-24', '2027-04-05'],
  ['端午节', '2026-11-24', '2027-06-09'],
  ['Mid-Autumn Festival', '2026-11-24', '2027-09-15'],
  ['中秋', '2028-01-01', '2028-10-03'],
  ['冬至', '2026-11-24', '2026-12-22'],
  ['腊八节', '2026-11-24', '2027-01-15'],
])('%s, seen from %s, is on %s', async (name, today, date) => {
  expect(await parseHoliday(name, today)).toBe(date);
});

test.each([
  'Christmas',
  'christmas day',
  'Xmas',
  '圣诞节',
  '圣诞',
  '聖誕節',
  'this Christmas',
  'next christmas',
  '今年圣诞节',
])('%s is Christmas', async name => {
  expect(await parseHoliday(name, '2026-11-24')).toBe('2026-12-25');
});

test('a holiday is on its own day still, and the day after in the next year', async () => {
  expect(await parseHoliday('Christmas', '2026-12-25')).toBe('2026-12-25');
  expect(await parseHoliday('Christmas', '2026-12-26')).toBe('2027-12-25');
});

test.each([
  ['last Christmas', '2025-12-25'],
  ['last Easter', '2026-04-05'],
  ['Easter 2028', '2028-04-16'],
  ['2028年端午节', '2028-05-28'],
  ['明年春节', '2027-02-06'],
  ['去年国庆', '2025-10-01'],
])('a year may be said: %s', async (text, date) => {
  expect(await parseHoliday(text, '2026-11-24')).toBe(date);
});

test.each(['', 'my birthday', 'Christmas party', 'the day', '放假', '节'])('%o is no holiday', async text => {
  expect(await parseHoliday(text, '2026-11-24')).toBeNull();
});
