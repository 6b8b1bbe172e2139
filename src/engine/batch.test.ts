import { expect, test } from 'vitest';
import { Batches, nextBatch, paceAfter } from './batch.ts';

const limits = { smallest: 8, largest: 256 };

test('starts small, then follows the pace, within the limits', () => {
  expect(nextBatch({ msPerId: null }, 300, limits)).toBe(8);
  expect(nextBatch({ msPerId: 70 }, 300, limits)).toBe(10);
  expect(nextBatch({ msPerId: 1000 }, 300, limits)).toBe(8);
  expect(nextBatch({ msPerId: 0.5 }, 300, limits)).toBe(256);
  expect(nextBatch({ msPerId: 10 }, 300, limits)).toBe(70);
});

test('takes no more than there is', () => {
  expect(nextBatch({ msPerId: null }, 3, limits)).toBe(3);
  expect(nextBatch({ msPerId: 1 }, 40, limits)).toBe(40);
});

test('learns the pace from batches, not from single ids', () => {
  const pace = paceAfter({ msPerId: null }, 8, 20, limits);
  expect(pace).toEqual({ msPerId: 2.5 });
  expect(paceAfter(pace, 1, 15, limits)).toEqual(pace);
});

test('feeds every id once, tells how far it is, and stops between batches', async () => {
  const ids = Array.from({ length: 20 }, (_, id) => id);
  const fed: number[] = [];
  const told: number[] = [];
  const abort = new AbortController();
  const batches = new Batches({ smallest: 8, largest: 8 });
  const onProgress = (done: number) => told.push(done);
  const lasts: boolean[] = [];
  await batches.feed(ids, { onProgress }, async (batch, last) => {
    fed.push(...batch);
    lasts.push(last);
  });
  expect(fed).toEqual(ids);
  expect(told).toEqual([8, 16, 20]);
  expect(lasts).toEqual([false, false, true]);

  const stopped = batches.feed(ids, { signal: abort.signal }, async batch => {
    fed.push(...batch);
    abort.abort();
  });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  expect(fed).toHaveLength(28);
});
