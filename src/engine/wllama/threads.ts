const cacheName = 'tiny-giant-threads';
const address = '/threads';
const dayMs = 24 * 60 * 60 * 1000;

/** More threads than this gain nothing for a model this small. */
const maxThreads = 4;

interface Measured {
  readonly threads: number;
  readonly at: number;
}

/** How many threads are worth trying: one where memory cannot be shared between them. */
export function candidateThreads(): number {
  return crossOriginIsolated ? Math.min(navigator.hardwareConcurrency || 1, maxThreads) : 1;
}

/** The number of threads that was faster when last measured, or null when that is a day ago or storage is denied. */
export async function recallThreads(): Promise<number | null> {
  try {
    const response = await (await caches.open(cacheName)).match(address);
    if (!response) return null;
    const { threads, at } = (await response.json()) as Measured;
    return Date.now() - at < dayMs ? threads : null;
  } catch {
    return null;
  }
}

export async function rememberThreads(threads: number): Promise<void> {
  const measured: Measured = { threads, at: Date.now() };
  try {
    await (await caches.open(cacheName)).put(address, Response.json(measured));
  } catch {
    // Denied: measured again at the next load.
  }
}
