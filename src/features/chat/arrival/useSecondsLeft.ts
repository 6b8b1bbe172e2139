import { useEffect, useRef, useState } from 'react';
import type { LoadProgress } from '@/engine/engine';
import { secondsLeft, withSample } from './load';

type Samples = Parameters<typeof withSample>[0];

/** Progress comes many times a second; the pace is looked at this often. */
const everyMs = 500;

/** Seconds until the files are here, at the pace of the last few seconds; null while unknown, or when they come from this device. */
export function useSecondsLeft(progress: LoadProgress | null): number | null {
  const [samples, setSamples] = useState<Samples>([]);
  const files = progress?.phase === 'files' && !progress.stored ? progress : null;
  const bytes = useRef(0);
  useEffect(() => {
    bytes.current = files?.loadedBytes ?? 0;
  }, [files]);

  const fetching = files !== null;
  useEffect(() => {
    if (!fetching) return;
    setSamples([]);
    const timer = setInterval(
      () => setSamples(before => withSample(before, { at: performance.now(), bytes: bytes.current })),
      everyMs,
    );
    return () => clearInterval(timer);
  }, [fetching]);
  return files && secondsLeft(samples, files.totalBytes);
}
