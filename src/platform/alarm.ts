/** Waits for one moment at a time. */
export interface Alarm {
  /** Calls `ring` after `ms` milliseconds, 2^31 - 1 at most; takes back what was set before. */
  set(ms: number, ring: () => void): void;
  clear(): void;
}

/**
 * An alarm that is on time in a hidden page too: browsers hold the timers of one back by up to a minute, those of its worker they do
 * not. The page's own timer runs beside it, should the worker not start.
 */
export function createAlarm(): Alarm {
  let worker: Worker | undefined;
  let own: ReturnType<typeof setTimeout> | undefined;

  function start(): Worker | undefined {
    if (!('Worker' in globalThis)) return undefined;
    return new Worker(new URL('./alarm.worker.ts', import.meta.url), { type: 'module', name: 'alarm' });
  }

  function clear(): void {
    clearTimeout(own);
    if (!worker) return;
    worker.onmessage = null;
    worker.postMessage(null);
  }

  return {
    set(ms, ring) {
      clear();
      const once = () => {
        clear();
        ring();
      };
      own = setTimeout(once, ms);
      worker ??= start();
      if (!worker) return;
      worker.onmessage = once;
      worker.postMessage(ms);
    },
    clear,
  };
}
