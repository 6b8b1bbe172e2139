import { useEffect, useState } from 'react';
import type { LoadProgress } from '@/engine/engine';
import { secondsLeft, withSample } from './load';

type Samples = Parameters<typeof withSample>[0];

/** Seconds until the files are here, at the pace of the last few seconds; null while unknown, or when they come from this device. */
export function useSecondsLeft(progress: LoadProgress | null): number | null {
  const [samples, setSamples] = useState<Samples>([]);
  const files = progress?.phase === 'files' && !progress.stored ? progress : null;
  const bytes = files?.loadedBytes;
  useEffect(() => {
    if (bytes === undefined) setSamples([]);
    else setSamples(before => withSample(before, { at: performance.now(), bytes }));
  }, [bytes]);
  return files && secondsLeft(samples, files.totalBytes);
}
