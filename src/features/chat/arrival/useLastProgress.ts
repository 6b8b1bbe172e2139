import { useEffect, useRef } from 'react';
import type { LoadProgress } from '@/engine/engine';
import type { ModelState } from '../state';

/** The progress of a load, also while it is paused: what was fetched stays. */
export function useLastProgress(model: ModelState): LoadProgress | null {
  const last = useRef<LoadProgress | null>(null);
  const current = model.status === 'loading' ? model.progress : null;
  useEffect(() => {
    if (current) last.current = current;
  }, [current]);
  return model.status === 'paused' ? last.current : current;
}
