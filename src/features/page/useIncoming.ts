import { useEffect, useRef } from 'react';
import type { Handed } from './incoming';
import { usePage } from './page';

/** Gives `take` all that waits, and all that comes while the component is there. */
export function useIncoming(take: (handed: Handed) => void): void {
  const { incoming } = usePage();
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const look = () => {
      for (const handed of incoming.take()) latest.current(handed);
    };
    look();
    return incoming.subscribe(look);
  }, [incoming]);
}
