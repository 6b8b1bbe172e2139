/** A point of a curve; the curve is broken where `y` is null. */
interface CurvePoint {
  readonly x: number;
  readonly y: number | null;
}
export interface Curve {
  /** From left to right, at most 400. */
  readonly points: readonly CurvePoint[];
  /** What of the vertical axis is worth showing. */
  readonly yFrom: number;
  readonly yTo: number;
}

/** Samples of a curve: a step of twenty units falls on every whole number, and on zero. */
const samples = 361;
const mostPoints = 400;
const halvings = 24;
/** The share of a step in height that is left when the step is halved away: a jump keeps it, a slope does not. */
const jumpKeeps = 0.25;
/** A peak that grows by this much when looked at closely has no top. */
const poleGrows = 100;
/** Of a curve with a pole, the heights that are shown are these shares of all, and half as much again on both sides. */
const shownHeights = { from: 0.05, to: 0.95, margin: 0.5 } as const;

type RealFunction = (x: number) => number;

/** Where a function jumps between two of its points, and whether to infinity; null where it goes on. */
function jumpBetween(f: RealFunction, left: CurvePoint, right: CurvePoint): { x: number; pole: boolean } | null {
  if (left.y === null || right.y === null) return null;
  let [a, fa, b, fb] = [left.x, left.y, right.x, right.y];
  const first = Math.abs(fb - fa);
  // What rounding makes is no step.
  if (first <= 1e-9 * Math.max(Math.abs(fa), Math.abs(fb))) return null;
  for (let halving = 0; halving < halvings; halving += 1) {
    const middle = (a + b) / 2;
    const fm = f(middle);
    if (!Number.isFinite(fm)) return { x: middle, pole: !Number.isNaN(fm) };
    if (Math.abs(fm - fa) >= Math.abs(fb - fm)) [b, fb] = [middle, fm];
    else [a, fa] = [middle, fm];
  }
  const last = Math.abs(fb - fa);
  return last > jumpKeeps * first ? { x: (a + b) / 2, pole: last > poleGrows * first } : null;
}

/** True where the size of a function has a peak without a top near the middle one of three points. */
function isPole(f: RealFunction, left: CurvePoint, peak: CurvePoint, right: CurvePoint): boolean {
  const size = Math.abs(peak.y ?? 0);
  if (size <= Math.abs(left.y ?? 0) || size < Math.abs(right.y ?? 0)) return false;
  let [a, b, most] = [left.x, right.x, size];
  for (let halving = 0; halving < halvings; halving += 1) {
    const [third, twoThirds] = [a + (b - a) / 3, b - (b - a) / 3];
    const [low, high] = [Math.abs(f(third)), Math.abs(f(twoThirds))];
    if (low === Number.POSITIVE_INFINITY || high === Number.POSITIVE_INFINITY) return true;
    most = Math.max(most, low, high);
    if (low < high) a = third;
    else b = twoThirds;
  }
  return most > poleGrows * size;
}

/** The heights that are worth showing: all of them, or those of most points where the curve goes to infinity. */
function heights(ys: readonly number[], toInfinity: boolean): readonly [number, number] {
  const sorted = ys.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  let [low, high] = [at(0), at(1)];
  if (toInfinity) {
    const [from, to] = [at(shownHeights.from), at(shownHeights.to)];
    const margin = shownHeights.margin * (to - from);
    [low, high] = [Math.max(low, from - margin), Math.min(high, to + margin)];
  }
  return low < high ? [low, high] : [low - 1, high + 1];
}

/**
 * Samples a function evenly from `from` to `to`, which is more. It is broken where it has no real value and where it jumps, and
 * heights near a pole are kept within one height of what is shown. Null where it has no real value at all.
 */
export function sampleFunction(f: RealFunction, from: number, to: number): Curve | null {
  let toInfinity = false;
  const even = Array.from({ length: samples }, (_, index): CurvePoint => {
    const x = Number((from + ((to - from) * index) / (samples - 1)).toPrecision(12));
    const y = f(x);
    if (!Number.isFinite(y) && !Number.isNaN(y)) toInfinity = true;
    return { x, y: Number.isFinite(y) ? y : null };
  });
  const ys = even.flatMap(({ y }) => (y === null ? [] : [y]));
  if (ys.length === 0) return null;

  const broken: CurvePoint[] = [];
  let breaksLeft = mostPoints - samples;
  for (const [index, point] of even.entries()) {
    const [left, right] = [even[index - 1], even[index + 1]];
    const jump = left && jumpBetween(f, left, point);
    if (jump && breaksLeft > 0) {
      broken.push({ x: jump.x, y: null });
      breaksLeft -= 1;
    }
    broken.push(point);
    toInfinity ||= Boolean(jump?.pole) || Boolean(left && right && isPole(f, left, point, right));
  }

  const [yFrom, yTo] = heights(ys, toInfinity);
  const [lowest, highest] = [2 * yFrom - yTo, 2 * yTo - yFrom];
  const points = broken.map(({ x, y }) => ({ x, y: y === null ? null : Math.min(highest, Math.max(lowest, y)) }));
  return { points, yFrom, yTo };
}
