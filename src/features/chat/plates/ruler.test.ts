import { describe, expect, it } from 'vitest';
import { niceStep, rulerTicks } from './ruler';

it.each([
  [0.95, 1],
  [1, 1],
  [27, 50],
  [21, 25],
  [0.03, 0.05],
  [10, 10],
])('steps by %d in %d', (raw, step) => {
  expect(niceStep(raw)).toBeCloseTo(step, 12);
});

describe('the ticks of a scale', () => {
  it('stand where their values are', () => {
    const ticks = rulerTicks(350, 350, 900, 9);
    for (const { at, value } of ticks) expect(at).toBeCloseTo(450 + ((value - 350) / 350) * 900, 1);
    expect(ticks.find(({ value }) => value === 400)?.major).toBe(true);
  });

  it('run the other way for a unit that falls', () => {
    const ticks = rulerTicks(5, 10, 900, 9, -1);
    const first = ticks.at(0);
    const last = ticks.at(-1);
    expect(first && last && first.at > last.at && first.value < last.value).toBe(true);
  });

  it('stay few, whatever the size of the values', () => {
    for (const span of [1e-9, 0.4, 7, 3e12]) expect(rulerTicks(span / 2, span, 900, 15).length).toBeLessThan(80);
  });
});
