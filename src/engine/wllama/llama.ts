import { Wllama } from '@wllama/wllama';
import multiThreadUrl from '@wllama/wllama/esm/multi-thread/wllama.wasm?url';
import singleThreadUrl from '@wllama/wllama/esm/single-thread/wllama.wasm?url';
import { AppError } from '../../errors.ts';
import { logitsRequest, readLogits } from './logits.ts';

/** llama.cpp with a model, in a worker of its own. Not re-entrant. */
export interface Llama {
  readonly threads: number;
  readonly vocabulary: number;
  /** Appends at most `maxBatch` ids to the KV cache; computes logits for the last only if asked. */
  decode(ids: readonly number[], wantLogits: boolean): Promise<void>;
  /** After the last id decoded: [vocabulary]. */
  logits(): Promise<Float32Array>;
  /** Keeps the first `length` ids of the KV cache. */
  keep(length: number): Promise<void>;
  /** Ends the worker at once; what was pending never settles. */
  end(): void;
}

export interface LlamaOptions {
  readonly contextTokens: number;
  readonly threads: number;
  readonly signal?: AbortSignal | undefined;
}

/** Ids that llama.cpp takes at once. */
export const maxBatch = 16;

/**
 * What wllama 2.4.0, whose version is pinned, keeps private: the messages to its worker. `getLogits` makes an object for each
 * token of the vocabulary and takes five times as long as the message itself, and `exit` waits for what runs.
 */
interface WllamaWorker {
  readonly worker?: Worker;
  taskId: number;
  pushTask(task: { verb: 'wllama.action'; args: [string, Uint8Array]; callbackId: number }): Promise<Uint8Array>;
}

function workerOf(wllama: Wllama): WllamaWorker | null {
  return (wllama as unknown as { readonly proxy: WllamaWorker | null }).proxy;
}

/** A module of one 64-bit memory. wllama's modules have such, and browsers came to it late. */
const memory64Module = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 4, 1);

/** wllama resolves its wasm's address against `document.baseURI`, which a worker has not: lent while `work` runs. */
async function withDocument<T>(work: () => Promise<T>): Promise<T> {
  Object.defineProperty(globalThis, 'document', { value: { baseURI: location.href }, configurable: true });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(globalThis, 'document');
  }
}

/** Throws `ENGINE_CPU_UNSUPPORTED` where the browser lacks what llama.cpp was compiled for. */
export function requireMemory64(): void {
  if (!WebAssembly.validate(memory64Module)) throw new AppError('ENGINE_CPU_UNSUPPORTED');
}

function failure(thrown: unknown): AppError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const code = /memory|oom|alloc/i.test(reason) ? 'ENGINE_OUT_OF_MEMORY' : 'ENGINE_START_FAILED';
  return new AppError(code, { reason }, { cause: thrown });
}

/**
 * Starts llama.cpp over a GGUF file, in a browser that passes `requireMemory64`.
 * Throws `ENGINE_OUT_OF_MEMORY`, `ENGINE_START_FAILED`, or an `AbortError` as soon as `signal` aborts.
 */
export async function startLlama(gguf: Blob, { contextTokens, threads, signal }: LlamaOptions): Promise<Llama> {
  signal?.throwIfAborted();

  // The worker's own errors reach nothing but wllama's log, and what waits for it would wait for ever.
  const died = Promise.withResolvers<never>();
  died.promise.catch(() => undefined);
  const die = (event: unknown) => {
    const message = event instanceof ErrorEvent ? event.message : '';
    died.reject(new Error(message || 'the worker of llama.cpp did not start'));
  };
  const wllama = new Wllama(
    { 'single-thread/wllama.wasm': singleThreadUrl, 'multi-thread/wllama.wasm': multiThreadUrl },
    { suppressNativeLog: true, logger: { debug() {}, log() {}, warn() {}, error: die } },
  );
  const orDead = <T>(work: Promise<T>): Promise<T> => Promise.race([work, died.promise]);
  const end = () => workerOf(wllama)?.worker?.terminate();
  const abort = () => died.reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const config = { n_ctx: contextTokens, n_batch: maxBatch, n_threads: threads };
    await withDocument(() => orDead(wllama.loadModel([gguf], config)));
  } catch (thrown) {
    end();
    signal?.throwIfAborted();
    throw failure(thrown);
  } finally {
    signal?.removeEventListener('abort', abort);
  }

  const { n_vocab: vocabulary } = wllama.getLoadedContextInfo();
  return {
    threads,
    vocabulary,
    end,
    async decode(ids, wantLogits) {
      await orDead(wllama.decode([...ids], { skipLogits: !wantLogits }));
    },
    async logits() {
      const proxy = workerOf(wllama);
      if (!proxy) throw new AppError('ENGINE_NOT_LOADED');
      const args: [string, Uint8Array] = ['get_logits', logitsRequest(vocabulary)];
      const message = await orDead(proxy.pushTask({ verb: 'wllama.action', args, callbackId: proxy.taskId++ }));
      return readLogits(message, vocabulary);
    },
    async keep(length) {
      // Keeping none through `kvRemove` is reported as a failure and leaves llama.cpp counting from where it was.
      await orDead(length === 0 ? wllama.kvClear() : wllama.kvRemove(length, -1));
    },
  };
}
