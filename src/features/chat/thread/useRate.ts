import { useEffect, useRef, useState } from 'react';
import type { TurnState } from '@/agent/reduce';

/** A rate over a shorter time says nothing. */
const leastMs = 200;

/** Tokens a second that a turn is written at, those that the grammar forced among them; null until that can be said. */
export function useRate(progress: TurnState['progress']): number | null {
  const first = useRef<{ readonly at: number; readonly tokens: number } | null>(null);
  const [rate, setRate] = useState<number | null>(null);
  const tokens = progress?.phase === 'decode' ? progress.tokens : null;
  useEffect(() => {
    if (tokens === null) {
      first.current = null;
      setRate(null);
      return;
    }
    const now = performance.now();
    first.current ??= { at: now, tokens };
    const ms = now - first.current.at;
    if (ms >= leastMs) setRate(((tokens - first.current.tokens) * 1000) / ms);
  }, [tokens]);
  return rate;
}
