import { proxy, releaseProxy, wrap } from 'comlink';
import type { EngineKind } from '../engine/engine.ts';
import { AppError } from '../errors.ts';
import { carryErrors, type RuntimeWorker } from './protocol.ts';
import { lossCodes, type Runtime } from './runtime.ts';

/** What a call can be told and asked: as `LoadOptions` and `GenerateOptions`. */
interface CallOptions<Progress> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

function startWorker(kind: EngineKind): Worker {
  // Each address stands alone, so that the bundler sees both workers.
  return kind === 'webgpu'
    ? new Worker(new URL('./webgpu.worker.ts', import.meta.url), { type: 'module', name: 'webgpu' })
    : new Worker(new URL('./cpu.worker.ts', import.meta.url), { type: 'module', name: 'cpu' });
}

/** Starts the worker of an engine. To be called on the page's main thread. */
export function createRuntime(kind: EngineKind): Runtime {
  carryErrors();
  const worker = startWorker(kind);
  const remote = wrap<RuntimeWorker>(worker);
  const listeners = new Set<(error: AppError) => void>();
  /** The rejections of calls that run: a worker that is gone settles none. */
  const pending = new Set<(reason: unknown) => void>();
  let calls = 0;
  let ended: { readonly reason: unknown } | null = null;

  function end(reason: unknown): void {
    ended = { reason };
    remote[releaseProxy]();
    worker.terminate();
    for (const reject of pending) reject(reason);
  }

  function lose(error: AppError): void {
    if (ended) return;
    end(error);
    for (const listener of listeners) listener(error);
  }

  // A script that did not load has no message.
  worker.addEventListener('error', ({ message = 'load' }: Partial<ErrorEvent>) =>
    lose(new AppError('ENGINE_WORKER_LOST', { reason: message })),
  );
  worker.addEventListener('messageerror', () => lose(new AppError('ENGINE_WORKER_LOST', { reason: 'messageerror' })));

  /**
   * Does one call of the worker. Rejects at once when `signal` aborts, while the worker stops as soon as it can, and when the
   * worker is lost. After that no progress is told.
   */
  async function call<T, Progress>(
    work: (number: number, report: (progress: Progress) => void) => Promise<T>,
    { signal, onProgress }: CallOptions<Progress> = {},
  ): Promise<T> {
    signal?.throwIfAborted();
    if (ended) throw ended.reason;
    calls += 1;
    const number = calls;
    let stop: (reason: unknown) => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = reject;
    });
    const abort = () => {
      if (!ended) void remote.abort(number);
      stop(signal?.reason);
    };
    pending.add(stop);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const report = (progress: Progress) => {
        if (pending.has(stop)) onProgress?.(progress);
      };
      return await Promise.race([work(number, report), stopped]);
    } catch (thrown) {
      if (thrown instanceof AppError && lossCodes.has(thrown.code)) lose(thrown);
      throw thrown;
    } finally {
      pending.delete(stop);
      signal?.removeEventListener('abort', abort);
    }
  }

  return {
    kind,
    // The worker has another base than the page.
    load: (record, options) =>
      call((number, report) => {
        const folder = new URL(record.folder, document.baseURI).href;
        return remote.load(number, { ...record, folder }, proxy(report));
      }, options),
    generate: (request, options) => call((number, report) => remote.generate(number, request, proxy(report)), options),
    stats: () => call(() => remote.stats()),
    onLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose(reason = new DOMException('The runtime was disposed of.', 'AbortError')) {
      if (!ended) end(reason);
    },
  };
}
