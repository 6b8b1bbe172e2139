/** How fast a long feed goes: milliseconds an id, null before the first batch. */
export interface Pace {
  readonly msPerId: number | null;
}

/** What an engine takes at once. */
export interface BatchLimits {
  /** The first batch. A smaller one costs nearly as much, so it says little about the pace. */
  readonly smallest: number;
  readonly largest: number;
}

/** A batch should take about this long: an abort waits for the one that runs. */
const targetMs = 700;

/** How many of the `left` ids to feed next, from the pace seen so far. */
export function nextBatch({ msPerId }: Pace, left: number, { smallest, largest }: BatchLimits): number {
  const size = msPerId === null ? smallest : Math.round(targetMs / msPerId);
  return Math.min(Math.max(size, smallest), largest, left);
}

/** The pace after a batch of `ids` that took `ms`. */
export function paceAfter(pace: Pace, ids: number, ms: number, { smallest }: BatchLimits): Pace {
  return ids < smallest ? pace : { msPerId: ms / ids };
}
