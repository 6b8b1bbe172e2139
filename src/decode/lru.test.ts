import { expect, test } from 'vitest';
import { Lru } from './lru.ts';

test('drops what was not used for longest', () => {
  const dropped: number[] = [];
  const lru = new Lru<string, number>(2, value => dropped.push(value));
  lru.set('a', 1);
  lru.set('b', 2);
  expect(lru.get('a')).toBe(1);
  lru.set('c', 3);
  expect(dropped).toEqual([2]);
  expect(lru.get('b')).toBeUndefined();
  lru.set('a', 4);
  expect(lru.get('a')).toBe(4);
  expect(dropped).toEqual([2]);
  lru.clear();
  expect(dropped).toEqual([2, 3, 4]);
  expect(lru.get('a')).toBeUndefined();
});
