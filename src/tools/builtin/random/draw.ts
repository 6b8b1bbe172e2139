import type { ToolContext } from '../../context.ts';

export type RandomValues = ToolContext['randomValues'];

const wordRange = 2 ** 32;
/** The widest range that can be drawn from: 53 bits, as a number holds exactly. */
export const widestRange = 2 ** 53;

/** A whole number below 2^32, or below 2^53 where `wide`. */
function bits(wide: boolean, randomValues: RandomValues): number {
  const [low = 0, high = 0] = randomValues(new Uint32Array(wide ? 2 : 1));
  return wide ? (high >>> 11) * wordRange + low : low;
}

/**
 * A whole number from 0 to `range - 1`, each as likely as the others; `range` is a whole number from 1 to 2^53. What lies past the
 * last whole multiple of `range` is drawn again: its remainder would favour the low numbers.
 */
export function draw(range: number, randomValues: RandomValues): number {
  const wide = range > wordRange;
  const all = wide ? widestRange : wordRange;
  const limit = all - (all % range);
  for (;;) {
    const drawn = bits(wide, randomValues);
    if (drawn < limit) return drawn % range;
  }
}
