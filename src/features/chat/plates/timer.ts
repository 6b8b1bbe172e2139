import type { Timer } from '@/tools/context';

/** Seconds until a timer rings, never below 0; of a paused one, those it was paused with. `now` in milliseconds since the epoch. */
export function secondsLeftOf({ endsAt, pausedWith }: Timer, now: number): number {
  return Math.max(0, pausedWith ?? (Date.parse(endsAt) - now) / 1000);
}

/** Seconds from a timer's start to its end, without what it was paused for after its end was set. */
export function lengthOf({ startedAt, endsAt }: Timer): number {
  return (Date.parse(endsAt) - Date.parse(startedAt)) / 1000;
}
