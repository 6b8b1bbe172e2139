import { proxy, type Remote, releaseProxy, wrap } from 'comlink';
import type { EngineKind } from '../engine/engine.ts';
import { AppError } from '../errors.ts';
import { carryErrors, type RuntimeWorker } from './protocol.ts';
import type { Runtime } from './runtime.ts';

function startWorker(kind: EngineKind): Worker {
  // Each address stands alone, so that the bundler sees both workers.
  return kind === 'webgpu'
    ? new Worker(new URL('./webgpu.worker.ts', import.meta.url), { type: 'module', name: 'webgpu' })
    : new Worker(new URL('./cpu.worker.ts', import.meta.url), { type: 'module', name: 'cpu' });
}

function isLoss(thrown: unknown): thrown is AppError {
  return thrown instanceof AppError && thrown.code === 'ENGINE_DEVICE_LOST';
}

/** Starts the worker of an engine. To be called on the page's main thread. */
export function createRuntime(kind: EngineKind): Runtime {
  carryErrors();
  const worker = startWorker(kind);
  const remote: Remote<RuntimeWorker> = wrap<RuntimeWorker>(worker);
  const listeners = new Set<(error: AppError) => void>();
  /** Rejects what is pending, since a worker that is gone does not. */
  const pending = new Set<(reason: unknown) => void>();
  let over = false;
  let queue: Promise<unknown> = Promise.resolve();

  function end(reason: unknown): void {
    over = true;
    remote[releaseProxy]();
    worker.terminate();
    for (const reject of pending) reject(reason);
    pending.clear();
  }

  function lose(error: AppError): void {
    if (over) return;
    end(error);
    for (const listener of listeners) listener(error);
    listeners.clear();
  }

  worker.addEventListener('error', ({ message }) => lose(new AppError('ENGINE_WORKER_LOST', { reason: message })));
  worker.addEventListener('messageerror', () => lose(new AppError('ENGINE_WORKER_LOST', { reason: 'messageerror' })));

  /** One call of the worker: rejects when the worker is lost, and asks it to stop when `signal` aborts. */
  async function call<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (over) throw new AppError('ENGINE_WORKER_LOST', { reason: 'ended' });
    const abort = () => void remote.abort();
    signal?.addEventListener('abort', abort, { once: true });
    let reject: (reason: unknown) => void = () => undefined;
    const ended = new Promise<never>((_, rejectEnded) => {
      reject = rejectEnded;
      pending.add(rejectEnded);
    });
    try {
      return await Promise.race([work(), ended]);
    } catch (thrown) {
      if (isLoss(thrown)) lose(thrown);
      throw thrown;
    } finally {
      pending.delete(reject);
      signal?.removeEventListener('abort', abort);
    }
  }

  return {
    kind,
    load: (record, { signal, onProgress } = {}) =>
      call(
        () =>
          remote.load(
            { ...record, folder: new URL(record.folder, document.baseURI).href },
            proxy(progress => onProgress?.(progress)),
          ),
        signal,
      ),
    generate(request, { signal, onProgress } = {}) {
      // One at a time here too: `abort` stops what runs, and must not meet another's turn.
      const result = queue.then(() =>
        call(
          () =>
            remote.generate(
              request,
              proxy(progress => onProgress?.(progress)),
            ),
          signal,
        ),
      );
      queue = result.catch(() => undefined);
      return result;
    },
    stats: () => call(() => remote.stats()),
    onLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      if (!over) end(new DOMException('The runtime was disposed of.', 'AbortError'));
    },
  };
}
