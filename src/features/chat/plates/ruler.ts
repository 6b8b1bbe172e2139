export interface RulerTick {
  /** Where it stands, 0 to the ruler's width. */
  readonly at: number;
  readonly value: number;
  /** True for one that carries its number. */
  readonly major: boolean;
}

const minorPerMajor = 5;

/** The step of 1, 2, 2.5 or 5 times a power of ten that is nearest above `raw`. */
export function niceStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find(candidate => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/**
 * The ticks of a scale that has `middle` in its middle and spans `span` over `width`, with about as many numbers as `majors`.
 * `direction` -1 turns the scale round, as for a unit that falls while the other rises.
 */
export function rulerTicks(middle: number, span: number, width: number, majors: number, direction = 1): RulerTick[] {
  const step = niceStep(span / majors) / minorPerMajor;
  const first = Math.ceil((middle - span / 2) / step);
  const last = Math.floor((middle + span / 2) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const count = first + index;
    // A multiple of the step, without the dust of floating point.
    const value = Number((count * step).toPrecision(12));
    const at = width / 2 + ((value - middle) / span) * width * (direction || 1);
    return { at: Math.round(at * 100) / 100, value, major: count % minorPerMajor === 0 };
  });
}
