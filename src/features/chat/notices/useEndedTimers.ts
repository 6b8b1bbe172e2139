import { useState } from 'react';
import type { Timer } from '@/tools/context';
import { useTimers } from '../../page/page';

const storageKey = 'tiny-giant.timers-seen';

/** Until when (ISO 8601) the person has seen which timers ended. */
function storedSeen(): string {
  try {
    return localStorage.getItem(storageKey) ?? '';
  } catch {
    // Storage is denied: what ended shows again after a reload.
    return '';
  }
}

/** Timers that rang or were missed and that the person has not put away yet, and how to put them away. */
export function useEndedTimers(): { readonly ended: readonly Timer[]; readonly putAway: () => void } {
  const [seen, setSeen] = useState(storedSeen);
  const ended = useTimers().filter(({ state, endsAt }) => (state === 'rung' || state === 'missed') && endsAt > seen);
  return {
    ended,
    putAway() {
      const now = new Date().toISOString();
      setSeen(now);
      try {
        localStorage.setItem(storageKey, now);
      } catch {
        // Storage is denied: it holds until the page closes.
      }
    },
  };
}
