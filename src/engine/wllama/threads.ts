import { orAborted } from '../../errors.ts';
import { type Llama, type LlamaOptions, startLlama } from './llama.ts';

const cacheName = 'tiny-giant-threads';
const address = '/threads';

/** How long a choice holds. One that a busy machine forced is looked at again sooner. */
const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** More threads than this gain nothing for a model this small. */
const maxThreads = 4;

/** Any ids do to time a feed. */
const probeIds = new Array<number>(8).fill(0);

/** One thread takes a third of this on a slow phone: where it takes longer, others use the processor, and threads would wait. */
const busyMs = 1500;

interface Choice {
  readonly threads: number;
  /** Milliseconds since 1970. */
  readonly until: number;
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

/** The number of threads chosen before, or null when that holds no longer or storage is denied. */
async function recallThreads(): Promise<number | null> {
  try {
    const response = await (await caches.open(cacheName)).match(address);
    if (!response) return null;
    const { threads, until } = (await response.json()) as Choice;
    return Date.now() < until ? threads : null;
  } catch {
    return null;
  }
}

async function rememberThreads(threads: number, ms: number): Promise<void> {
  const choice: Choice = { threads, until: Date.now() + ms };
  try {
    await (await caches.open(cacheName)).put(address, Response.json(choice));
  } catch {
    // Denied: measured again at the next load.
  }
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
 * many times slower on a busy one, because they wait for each other. Measured once, then remembered.
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
    // Several threads that are worth it start about as fast as one and feed faster.
    const patienceMs = 1.25 * (performance.now() - startedAt);
    const several = singleMs < busyMs ? await tryOut(gguf, { ...options, threads }, patienceMs) : null;
    const [chosen, other] = several && several.ms < singleMs ? [several.llama, single] : [single, several?.llama];
    other?.end();
    await rememberThreads(chosen.threads, several ? dayMs : hourMs);
    return chosen;
  } catch (thrown) {
    single.end();
    throw thrown;
  }
}
