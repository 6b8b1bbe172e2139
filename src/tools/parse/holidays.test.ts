import { expect, test } from 'vitest';
import { englishHolidays } from './holidays.ts';

const nextOf = (name: string, today: string) => {
  const next = englishHolidays.find(([pattern]) => pattern.test(name))?.[1];
  return next?.(new Date(`${today}T10:00`));
};

// The dates that churches publish; 2038 has the latest possible one.
test.each([
  ['2024-01-01', '2024-03-31'],
  ['2024-04-01', '2025-04-20'],
  ['2026-04-05', '2026-04-05'],
  ['2026-11-24', '2027-03-28'],
  ['2038-01-01', '2038-04-25'],
])('from %s on Easter is next on %s', (today, date) => {
  expect(nextOf('Easter', today)).toEqual(new Date(`${date}T00:00`));
});

test('a holiday is on its own day still, and the day after in the next year', () => {
  expect(nextOf('Christmas', '2026-12-25')).toEqual(new Date('2026-12-25T00:00'));
  expect(nextOf('Christmas', '2026-12-26')).toEqual(new Date('2027-12-25T00:00'));
});
