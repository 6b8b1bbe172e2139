import { expect, test } from 'vitest';
import { addToDate, dateDifference, isoDate, partsOf } from './calendar.ts';

test.each([
  ['2026-01-31', 1, 'months', '2026-02-28'],
  ['2024-01-31', 1, 'months', '2024-02-29'],
  ['2026-03-31', -1, 'months', '2026-02-28'],
  ['2024-02-29', 1, 'years', '2025-02-28'],
  ['2024-02-29', 4, 'years', '2028-02-29'],
  ['2026-11-24', -11, 'months', '2025-12-24'],
  ['2026-12-31', 1, 'days', '2027-01-01'],
  ['2026-11-24', -100, 'days', '2026-08-16'],
  ['2026-11-24', 3, 'weeks', '2026-12-15'],
  ['2026-11-24', 0, 'months', '2026-11-24'],
] as const)('%s and %d %s give %s', (date, amount, unit, expected) => {
  expect(addToDate(date, amount, unit)).toBe(expected);
});

test.each([
  ['2026-11-24', '2026-12-25', 'days', 31],
  ['2026-12-25', '2026-11-24', 'days', -31],
  ['2026-11-24', '2026-12-07', 'weeks', 1],
  ['2026-11-24', '2026-11-20', 'weeks', 0],
  ['2026-01-31', '2026-02-28', 'months', 1],
  ['2026-01-15', '2026-02-14', 'months', 0],
  ['2026-02-14', '2026-01-15', 'months', 0],
  ['2026-03-15', '2026-01-15', 'months', -2],
  ['1966-06-11', '2026-06-10', 'years', 59],
  ['1966-06-11', '2026-06-11', 'years', 60],
  ['2026-06-11', '1966-06-12', 'years', -59],
  ['1628-08-10', '1961-04-24', 'years', 332],
] as const)('from %s to %s are %s: %d', (start, end, unit, expected) => {
  expect(dateDifference(start, end, unit)).toBe(expected);
});

test('months and days run over, and years have four digits', () => {
  expect(isoDate(2026, 14, 0)).toBe('2027-01-31');
  expect(isoDate(26, 1, 1)).toBe('0026-01-01');
  expect(partsOf('0026-01-09')).toEqual([26, 1, 9]);
  expect(() => addToDate('2026-11-24', 8000, 'years')).toThrow(RangeError);
  expect(() => addToDate('2026-11-24', Number.MAX_SAFE_INTEGER, 'days')).toThrow(RangeError);
});
