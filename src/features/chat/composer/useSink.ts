import { type RefObject, useLayoutEffect, useRef } from 'react';
import { isMotionReduced } from '@/platform/motion';

const sink = { duration: 240, easing: 'cubic-bezier(.2, 0, 0, 1)' } as const;

/** Lets the slab sink from the horizon of the field to the foot of the conversation. Returns its ref. */
export function useSink(arriving: boolean): RefObject<HTMLFormElement | null> {
  const slab = useRef<HTMLFormElement>(null);
  const horizon = useRef<number | null>(null);
  useLayoutEffect(() => {
    const element = slab.current;
    if (!element) return;
    if (arriving) {
      return () => {
        horizon.current = element.getBoundingClientRect().top;
      };
    }
    if (horizon.current === null || isMotionReduced()) return;
    const rise = horizon.current - element.getBoundingClientRect().top;
    horizon.current = null;
    element.animate([{ transform: `translateY(${rise}px)` }, { transform: 'none' }], sink);
  }, [arriving]);
  return slab;
}
