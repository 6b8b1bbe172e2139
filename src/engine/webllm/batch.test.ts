import { expect, test } from 'vitest';
import { nextBatch, paceAfter } from './batch.ts';

test('starts small, then follows the pace, within the library’s bounds', () => {
  expect(nextBatch({ msPerId: null }, 300)).toBe(8);
  expect(nextBatch({ msPerId: 70 }, 300)).toBe(10);
  expect(nextBatch({ msPerId: 1000 }, 300)).toBe(8);
  expect(nextBatch({ msPerId: 0.5 }, 300)).toBe(256);
  expect(nextBatch({ msPerId: 10 }, 300)).toBe(70);
});

test('takes no more than there is', () => {
  expect(nextBatch({ msPerId: null }, 3)).toBe(3);
  expect(nextBatch({ msPerId: 1 }, 40)).toBe(40);
});

test('learns the pace from batches, not from single ids', () => {
  const pace = paceAfter({ msPerId: null }, 8, 20);
  expect(pace).toEqual({ msPerId: 2.5 });
  expect(paceAfter(pace, 1, 15)).toEqual(pace);
});
