import type { FeedOptions } from './engine.ts';

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

/** Feeds ids in batches that follow the engine's pace, so that an abort is heard soon and progress is told. */
export class Batches {
  #pace: Pace = { msPerId: null };

  constructor(readonly limits: BatchLimits) {}

  /**
   * Has `one` feed each batch; `last` is true for the one that ends the ids. Throws what `one` throws, and the signal's reason
   * between batches and after the last of them.
   */
  async feed(
    ids: readonly number[],
    { signal, onProgress }: FeedOptions,
    one: (batch: number[], last: boolean) => Promise<unknown>,
  ): Promise<void> {
    for (let at = 0; at < ids.length; ) {
      signal?.throwIfAborted();
      const batch = ids.slice(at, at + nextBatch(this.#pace, ids.length - at, this.limits));
      const startedAt = performance.now();
      at += batch.length;
      await one(batch, at === ids.length);
      this.#pace = paceAfter(this.#pace, batch.length, performance.now() - startedAt, this.limits);
      onProgress?.(at, ids.length);
    }
    signal?.throwIfAborted();
  }
}
