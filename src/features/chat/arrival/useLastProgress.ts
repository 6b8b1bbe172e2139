import { useEffect, useState } from 'react';
import type { LoadProgress } from '@/engine/engine';
import type { ModelState } from '../state';

/** The progress of a load, also after it was paused: what was fetched stays. */
export function useLastProgress(model: ModelState): LoadProgress | null {
  const [last, setLast] = useState<LoadProgress | null>(null);
  const current = model.status === 'loading' ? model.progress : null;
  useEffect(() => {
    if (current) setLast(current);
    else if (model.status === 'failed') setLast(null);
  }, [current, model.status]);
  return current ?? (model.status === 'ready' ? null : last);
}
