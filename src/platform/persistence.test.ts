import { expect, test } from 'vitest';
import { estimate, persist, persisted } from './persistence.ts';

test('what the browser says is told', async () => {
  const storage = {
    estimate: async () => ({ usage: 1200, quota: 5000 }),
    persisted: async () => false,
    persist: async () => true,
  };
  expect(await estimate(storage)).toEqual({ used: 1200, quota: 5000 });
  expect(await persisted(storage)).toBe(false);
  expect(await persist(storage)).toBe(true);
});

test.each([
  ['lacks it', {}],
  [
    'refuses it',
    {
      estimate: () => Promise.reject(new TypeError('opaque origin')),
      persisted: () => Promise.reject(new TypeError('opaque origin')),
      persist: () => Promise.reject(new TypeError('opaque origin')),
    },
  ],
])('a browser that %s says nothing', async (_, storage) => {
  expect(await estimate(storage)).toBeNull();
  expect(await persisted(storage)).toBeNull();
  expect(await persist(storage)).toBe(false);
});
