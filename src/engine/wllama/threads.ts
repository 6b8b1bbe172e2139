import { type Llama, type LlamaOptions, startLlama } from './llama.ts';

const cacheName = 'tiny-giant-threads';
const address = '/threads';
const dayMs = 24 * 60 * 60 * 1000;

/** More threads than this gain nothing for a model this small. */
const maxThreads = 4;

/** Any ids do to time a feed. */
const probeIds = new Array<number>(8).fill(0);

/** One thread takes a third of this on a slow phone: where it takes longer, others use the processor, and threads would wait. */
const busyMs = 1500;

interface Measured {
  readonly threads: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * How many threads are worth trying: one where memory cannot be shared between them. A processor is left to the page where there
 * are three or more, because threads wait for the slowest of them.
 */
function candidateThreads(): number {
  if (!crossOriginIsolated) return 1;
  const processors = navigator.hardwareConcurrency || 1;
  return Math.min(processors > 2 ? processors - 1 : processors, maxThreads);
}

/** The number of threads that was faster when last measured, or null when that is a day ago or storage is denied. */
async function recallThreads(): Promise<number | null> {
  try {
    const response = await (await caches.open(cacheName)).match(address);
    if (!response) return null;
    const { threads, at } = (await response.json()) as Measured;
    return Date.now() - at < dayMs ? threads : null;
  } catch {
    return null;
  }
}

async function rememberThreads(threads: number): Promise<void> {
  const measured: Measured = { threads, at: Date.now() };
  try {
    await (await caches.open(cacheName)).put(address, Response.json(measured));
  } catch {
    // Denied: measured again at the next load.
  }
}

/** Rejects as soon as `signal` aborts, else settles as `work` does. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ]);
}

/** Milliseconds to feed a few ids, after one to warm up. The KV cache is empty again afterwards. */
async function timeFeed(llama: Llama): Promise<number> {
  await llama.decode([0], false);
  const startedAt = performance.now();
  await llama.decode(probeIds, false);
  const ms = performance.now() - startedAt;
  await llama.keep(0);
  return ms;
}

/** Starts and times it; null when that takes longer than `patienceMs` or does not work here. */
async function tryOut(
  gguf: Blob,
  options: LlamaOptions,
  patienceMs: number,
): Promise<{ llama: Llama; ms: number } | null> {
  const patience = AbortSignal.timeout(patienceMs);
  const signal = options.signal ? AbortSignal.any([options.signal, patience]) : patience;
  let llama: Llama | null = null;
  try {
    llama = await startLlama(gguf, { ...options, signal });
    return { llama, ms: await orAborted(timeFeed(llama), signal) };
  } catch {
    llama?.end();
    options.signal?.throwIfAborted();
    return null;
  }
}

/**
 * Starts llama.cpp on the number of threads that is faster here: several are nearly twice as fast as one on a quiet machine and
 * many times slower on a busy one, because they wait for each other. Measured once, then remembered for a day.
 * Throws as `startLlama`.
 */
export async function startFastest(gguf: Blob, options: Omit<LlamaOptions, 'threads'>): Promise<Llama> {
  const threads = candidateThreads();
  const known = threads > 1 ? await recallThreads() : 1;
  if (known) return startLlama(gguf, { ...options, threads: Math.min(known, threads) });

  const startedAt = performance.now();
  const single = await startLlama(gguf, { ...options, threads: 1 });
  try {
    const singleMs = await timeFeed(single);
    if (singleMs > busyMs) return single;
    const patienceMs = 1.5 * (performance.now() - startedAt);
    const several = await tryOut(gguf, { ...options, threads }, patienceMs);
    if (!several) return single;
    const [chosen, other] = several.ms < singleMs ? [several.llama, single] : [single, several.llama];
    other.end();
    await rememberThreads(chosen.threads);
    return chosen;
  } catch (thrown) {
    single.end();
    throw thrown;
  }
}
