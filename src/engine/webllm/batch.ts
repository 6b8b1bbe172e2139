/** How fast a long feed goes: milliseconds an id, null before the first. */
export interface Pace {
  readonly msPerId: number | null;
}

/** A batch should take about this long: an abort waits for the one that runs. */
const targetMs = 700;
/** The library's prefill chunk. */
const largest = 256;
/** On a software adapter these take about a second. A smaller batch costs nearly as much, so it says little about the pace. */
const smallest = 8;

/** How many of the `left` ids to feed next, from the pace seen so far. */
export function nextBatch({ msPerId }: Pace, left: number): number {
  const size = msPerId === null ? smallest : Math.round(targetMs / msPerId);
  return Math.min(Math.max(size, smallest), largest, left);
}

/** The pace after a batch of `ids` that took `ms`. */
export function paceAfter(pace: Pace, ids: number, ms: number): Pace {
  return ids < smallest ? pace : { msPerId: ms / ids };
}
