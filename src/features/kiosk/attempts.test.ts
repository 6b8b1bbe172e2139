import { beforeEach, expect, test, vi } from 'vitest';
import { countPin, waitForPinMs } from './attempts';

beforeEach(() => {
  const values = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => values.set(key, value),
    removeItem: (key: string) => values.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

test('two wrong PINs are free; then each costs a wait that doubles, 15 minutes at most', () => {
  let now = 1_000_000;
  const waits: number[] = [];
  for (let wrong = 0; wrong < 12; wrong += 1) {
    countPin(false, now);
    waits.push(waitForPinMs(now) / 1000);
    now += waitForPinMs(now);
    expect(waitForPinMs(now)).toBe(0);
  }
  expect(waits).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
});

test('the right one starts the count anew', () => {
  for (let wrong = 0; wrong < 4; wrong += 1) countPin(false, 0);
  expect(waitForPinMs(0)).toBe(10_000);
  countPin(true, 0);
  countPin(false, 0);
  expect(waitForPinMs(0)).toBe(0);
});

test('a clock that was put back locks nobody out for longer', () => {
  for (let wrong = 0; wrong < 3; wrong += 1) countPin(false, 1_000_000_000);
  expect(waitForPinMs(0)).toBe(5_000);
});
