import { expect, test } from 'vitest';
import { nextBatch } from './batch.ts';

test('starts small, then follows the pace, within the library’s bounds', () => {
  expect(nextBatch({ msPerId: null }, 300)).toBe(8);
  expect(nextBatch({ msPerId: 125 }, 300)).toBe(4);
  expect(nextBatch({ msPerId: 1000 }, 300)).toBe(4);
  expect(nextBatch({ msPerId: 0.5 }, 300)).toBe(256);
  expect(nextBatch({ msPerId: 10 }, 300)).toBe(50);
});

test('takes no more than there is', () => {
  expect(nextBatch({ msPerId: null }, 3)).toBe(3);
  expect(nextBatch({ msPerId: 1 }, 40)).toBe(40);
});
