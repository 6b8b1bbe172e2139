import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { TurnState } from '@/agent/reduce';

/** As near to the foot of the page as counts as being there, in pixels. */
const slack = 80;

function atFoot(): boolean {
  const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight - clientHeight - scrollTop < slack;
}

function toFoot(): void {
  window.scrollTo({ top: document.documentElement.scrollHeight });
}

/**
 * Keeps the newest turn in view: a new one scrolls to the foot, one that grows pushes the page only for a reader who is there.
 * Returns the ref of the element that holds the turns.
 */
export function useFollow(turns: readonly TurnState[]): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const newest = turns.at(-1)?.id;

  useEffect(() => {
    const look = () => {
      following.current = atFoot();
    };
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);

  useLayoutEffect(() => {
    if (newest === undefined) return;
    following.current = true;
    toFoot();
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (following.current) toFoot();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [newest]);

  return list;
}
