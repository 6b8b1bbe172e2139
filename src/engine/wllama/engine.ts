import { LoggerWithoutDebug, Wllama } from '@wllama/wllama';
import multiThreadUrl from '@wllama/wllama/esm/multi-thread/wllama.wasm?url';
import singleThreadUrl from '@wllama/wllama/esm/single-thread/wllama.wasm?url';
import { AppError } from '../../errors.ts';
import type { ModelRecord } from '../catalogue.ts';
import type { Engine, EngineStats, FeedOptions, LoadOptions } from '../engine.ts';
import { assembleGguf } from '../gguf/assemble.ts';
import type { TensorCache } from '../gguf/tensor-cache.ts';
import { fetchModelFiles, fileOf, readModelFile } from '../storage.ts';
import { candidateThreads, recallThreads, rememberThreads } from './threads.ts';

/** Ids fed at once: about half a second on a slow processor, which bounds how long an abort waits. */
const batchIds = 16;

/** Any ids do to time a batch; these are the prompt's first ones over and over. */
const probeIds = Array.from({ length: batchIds }, () => 198);

const quiet = { ...LoggerWithoutDebug, log() {}, warn() {} };

async function assemble(record: ModelRecord): Promise<Blob> {
  const header = new Uint8Array(await readModelFile(record, fileOf(record, 'gguf-header')));
  const index = new TextDecoder().decode(await readModelFile(record, 'tensor-cache.json'));
  return assembleGguf(header, JSON.parse(index) as TensorCache, path => readModelFile(record, path));
}

/** wllama resolves its wasm's address against `document.baseURI`, which a worker has not: lent while `work` runs. */
async function withDocument<T>(work: () => Promise<T>): Promise<T> {
  Object.defineProperty(globalThis, 'document', { value: { baseURI: location.href }, configurable: true });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
}

async function start(gguf: Blob, record: ModelRecord, threads: number): Promise<Wllama> {
  const wllama = new Wllama(
    { 'single-thread/wllama.wasm': singleThreadUrl, 'multi-thread/wllama.wasm': multiThreadUrl },
    { suppressNativeLog: true, logger: quiet },
  );
  try {
    await withDocument(() =>
      wllama.loadModel([gguf], { n_ctx: record.contextTokens, n_batch: batchIds, n_threads: threads }),
    );
    return wllama;
  } catch (cause) {
    await wllama.exit().catch(() => undefined);
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('ENGINE_START_FAILED', { reason: message }, { cause });
  }
}

/** Milliseconds for one batch, after one to warm up. */
async function timeBatch(wllama: Wllama): Promise<number> {
  await wllama.decode(probeIds, { skipLogits: true });
  const startedAt = performance.now();
  await wllama.decode(probeIds, { skipLogits: true });
  const ms = performance.now() - startedAt;
  await wllama.kvClear();
  return ms;
}

/**
 * Starts on the number of threads that is faster here: several are nearly twice as fast as one on a quiet machine and far slower
 * on a busy one. Measured once, then remembered for a day.
 */
async function startFastest(gguf: Blob, record: ModelRecord, signal?: AbortSignal): Promise<[Wllama, number]> {
  const many = candidateThreads();
  const known = many > 1 ? await recallThreads() : 1;
  if (known) return [await start(gguf, record, Math.min(known, many)), Math.min(known, many)];

  const several = await start(gguf, record, many);
  const severalMs = await timeBatch(several);
  signal?.throwIfAborted();
  const single = await start(gguf, record, 1);
  const [fastest, other, threads] =
    (await timeBatch(single)) < severalMs ? [single, several, 1] : [several, single, many];
  await other.exit();
  await rememberThreads(threads);
  return [fastest, threads];
}

/**
 * The CPU engine: llama.cpp in WebAssembly. Its logits are logarithms of probabilities, which differ from the raw ones by one
 * constant: softmax and order are the same.
 */
export function createCpuEngine(): Engine {
  let wllama: Wllama | null = null;
  let contextTokens = 0;
  let vocabulary = 0;
  let length = 0;
  let threads = 1;
  let loadMs = 0;

  function loaded(): Wllama {
    if (!wllama) throw new AppError('ENGINE_NOT_LOADED');
    return wllama;
  }

  return {
    kind: 'cpu',

    get length() {
      return length;
    },

    async load(record: ModelRecord, options: LoadOptions = {}) {
      const { signal, onProgress } = options;
      const startedAt = performance.now();
      await this.unload();
      await fetchModelFiles(record, 'cpu', options);
      onProgress?.({ phase: 'start' });
      const gguf = await assemble(record);
      signal?.throwIfAborted();
      [wllama, threads] = await startFastest(gguf, record, signal);
      contextTokens = record.contextTokens;
      vocabulary = wllama.getLoadedContextInfo().n_vocab;
      length = 0;
      loadMs = performance.now() - startedAt;
    },

    async feed(ids: readonly number[], { signal, onProgress }: FeedOptions = {}) {
      const model = loaded();
      if (length + ids.length > contextTokens) throw new AppError('ENGINE_CONTEXT_FULL', { limit: contextTokens });
      for (let at = 0; at < ids.length; at += batchIds) {
        signal?.throwIfAborted();
        const batch = ids.slice(at, at + batchIds);
        await model.decode(batch, { skipLogits: at + batch.length < ids.length });
        length += batch.length;
        onProgress?.(at + batch.length, ids.length);
      }
      signal?.throwIfAborted();
      const logits = new Float32Array(vocabulary).fill(Number.NEGATIVE_INFINITY);
      for (const { token, p } of await model.getLogits(vocabulary)) logits[token] = Math.log(p);
      return logits;
    },

    async truncate(to: number) {
      if (to < length) {
        await loaded().kvRemove(to, -1);
        length = to;
      }
      return length;
    },

    async unload() {
      await wllama?.exit();
      wllama = null;
      length = 0;
    },

    stats(): EngineStats {
      return { kind: 'cpu', device: 'CPU', threads, loadMs };
    },
  };
}
