import { expect, test } from 'vitest';
import { type ReloadStorage, Reloads } from './reloads';

function storage(): ReloadStorage {
  const values = new Map<string, string>();
  return {
    getItem: key => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: key => void values.delete(key),
  };
}

test('waits longer before each reload, ten minutes at most, until it runs steadily', () => {
  const kept = storage();
  const delays = Array.from({ length: 10 }, () => {
    const { delayMs } = new Reloads(kept);
    new Reloads(kept).add();
    return delayMs / 1000;
  });
  expect(delays).toEqual([0, 5, 10, 20, 40, 80, 160, 320, 600, 600]);
  new Reloads(kept).forget();
  expect(new Reloads(kept).delayMs).toBe(0);
});

test('makes do without storage', () => {
  const denied = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const reloads = new Reloads({ getItem: denied, setItem: denied, removeItem: denied });
  reloads.add();
  expect(reloads.delayMs).toBe(0);
});
