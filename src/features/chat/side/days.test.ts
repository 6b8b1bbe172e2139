import { expect, test } from 'vitest';
import { byDay } from './days';

const now = new Date(2026, 10, 24, 1, 30);
const at = (...date: [number, number, number, number?]) => new Date(...date).toISOString();

test('conversations stand under their day, the older ones under their month', () => {
  const items = [
    at(2026, 10, 24, 1),
    at(2026, 10, 23, 23),
    at(2026, 10, 23, 1),
    at(2026, 10, 20),
    at(2026, 10, 18),
    at(2026, 10, 17),
    at(2026, 10, 2),
    at(2025, 10, 30),
  ].map(updatedAt => ({ updatedAt }));
  expect(byDay(items, now).map(({ group, items: { length } }) => [group, length])).toEqual([
    ['today', 1],
    ['yesterday', 2],
    ['week', 2],
    [{ month: at(2026, 10, 1) }, 2],
    [{ month: at(2025, 10, 1) }, 1],
  ]);
  expect(byDay([], now)).toEqual([]);
});
