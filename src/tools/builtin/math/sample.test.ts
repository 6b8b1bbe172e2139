import { expect, test } from 'vitest';
import { type Curve, sampleFunction } from './sample.ts';

const curveOf = (f: (x: number) => number, from = -10, to = 10): Curve => {
  const curve = sampleFunction(f, from, to);
  if (!curve) throw new Error('nothing to draw');
  return curve;
};
const gaps = ({ points }: Curve) => points.filter(({ y }) => y === null).map(({ x }) => x);

test('takes points from end to end, on every whole number', () => {
  const { points, yFrom, yTo } = curveOf(x => x * x);
  expect(points).toHaveLength(361);
  expect(points[0]).toEqual({ x: -10, y: 100 });
  expect(points.at(-1)).toEqual({ x: 10, y: 100 });
  for (let x = -10; x <= 10; x += 1) expect(points).toContainEqual({ x, y: x * x });
  expect([yFrom, yTo]).toEqual([0, 100]);
});

test('shows all of a curve that goes nowhere near infinity, however steep', () => {
  expect(curveOf(Math.exp)).toMatchObject({ yFrom: Math.exp(-10), yTo: Math.exp(10) });
  const spike = curveOf(x => Math.exp(-x * x), -100, 100);
  expect(spike.yTo).toBe(1);
  for (const f of [Math.exp, Math.sin, Math.cbrt, Math.abs, (x: number) => x ** 5 - x])
    expect(gaps(curveOf(f))).toEqual([]);
});

test('breaks and clips at poles', () => {
  const tangent = curveOf(Math.tan);
  const poles = [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5].map(turns => turns * Math.PI);
  expect(gaps(tangent)).toHaveLength(poles.length);
  for (const [index, x] of gaps(tangent).entries()) expect(x).toBeCloseTo(poles[index] ?? Number.NaN, 4);
  expect(tangent.yTo).toBeGreaterThan(3);
  expect(tangent.yTo).toBeLessThan(20);
  const height = tangent.yTo - tangent.yFrom;
  for (const { y } of tangent.points) expect(y ?? 0).toBeLessThanOrEqual(tangent.yTo + height);

  const inverse = curveOf(x => 1 / x);
  expect(gaps(inverse)).toEqual([0]);
  expect(inverse.yTo).toBeLessThan(5);
  for (const pole of [0, 0.3, Math.SQRT2]) expect(curveOf(x => 1 / (x - pole) ** 2).yTo).toBeLessThan(50);
});

test('breaks at steps without clipping', () => {
  const steps = curveOf(Math.floor, 0.5, 4.5);
  expect(gaps(steps)).toHaveLength(4);
  expect(steps).toMatchObject({ yFrom: 0, yTo: 4 });
  expect(gaps(curveOf(Math.sign))).toHaveLength(2);
});

test('leaves out what has no real value', () => {
  const { points } = curveOf(Math.sqrt);
  expect(points.filter(({ x }) => x < 0).every(({ y }) => y === null)).toBe(true);
  expect(points.filter(({ x }) => x >= 0).every(({ y }) => y !== null)).toBe(true);
  expect(sampleFunction(Math.sqrt, -10, -1)).toBeNull();
});

test('keeps to 400 points, however often it breaks', () => {
  expect(curveOf(x => Math.floor(9 * x)).points).toHaveLength(400);
});

test('gives a constant room on both sides', () => {
  expect(curveOf(() => 7)).toMatchObject({ yFrom: 6, yTo: 8 });
});
