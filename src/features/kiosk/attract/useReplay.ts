import { useEffect, useMemo, useState } from 'react';
import { replayTurn, type TurnState } from '@/agent/reduce';
import { type RecordedTurn, restsOf } from './recording';

/** Plays recorded turns one after the other, without end; the turn as it stands now. Undefined where there is none. */
export function useReplay(turns: readonly RecordedTurn[]): TurnState | undefined {
  const [{ index, rest }, setPlace] = useState({ index: 0, rest: 0 });
  const turn = turns[index % Math.max(1, turns.length)];
  const rests = useMemo(() => restsOf(turn?.events ?? []), [turn]);
  const place = rests[Math.min(rest, rests.length - 1)];

  useEffect(() => {
    if (!place) return;
    const timer = setTimeout(
      () => setPlace(rest + 1 < rests.length ? { index, rest: rest + 1 } : { index: index + 1, rest: 0 }),
      place.ms,
    );
    return () => clearTimeout(timer);
  }, [place, index, rest, rests]);

  return useMemo(() => turn && replayTurn(turn.events.slice(0, place?.passed)), [turn, place]);
}
