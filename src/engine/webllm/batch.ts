/** How fast the last batch was: milliseconds an id, null before the first. */
export interface Pace {
  readonly msPerId: number | null;
}

/** A batch should take about this long: an abort waits for the one that runs. */
const targetMs = 500;
/** The library's prefill chunk. */
const largest = 256;
/** Fewer ids than this leave the kernels' tiles empty. */
const smallest = 4;
/** On a software adapter these take about a second. */
const first = 8;

/** How many of the `left` ids to feed next, from the speed seen so far. */
export function nextBatch({ msPerId }: Pace, left: number): number {
  const size = msPerId === null ? first : Math.round(targetMs / msPerId);
  return Math.min(Math.max(size, smallest), largest, left);
}
