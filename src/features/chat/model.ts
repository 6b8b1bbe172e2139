import type { ModelRecord } from '@/engine/catalogue';
import { chooseEngine, type EngineChoice, probeDevice } from '@/engine/device';
import { type AppError, isAbort, toErrorRecord } from '@/errors';
import { createRuntime } from '@/runtime/client';
import type { Runtime } from '@/runtime/runtime';
import type { EngineWish, ModelState } from './state';

/** Two losses within this many milliseconds: the GPU is not to be relied on and the processor takes over; of the processor, a failure. */
const lossWindowMs = 60_000;

export interface ModelHost {
  /** Looks at the device and loads the model; again after a pause or a failure. Does nothing while a load runs. */
  load(): void;
  /** Stops a running load. What was fetched stays on this device. */
  pause(): void;
  /** Ends the engine as if it had been lost for `reason` and loads the model anew; its turn runs again behind the load. */
  restart(reason: AppError): void;
  /** Loads the model anew, also one that is ready. */
  reload(): void;
  /** Loads the model on an engine. */
  choose(wish: EngineWish): void;
  /** The runtime of a ready model, else null. */
  runtime(): Runtime | null;
}

export interface ModelHostOptions {
  readonly record: ModelRecord;
  /** The engine that the address or the settings ask for. */
  readonly requested: EngineWish;
  readonly onEngine: (choice: EngineChoice) => void;
  readonly onState: (state: ModelState) => void;
}

/** Keeps one model loaded: chooses the engine, loads, and recovers when the device or the worker goes away. */
export function createModelHost({ record, requested, onEngine, onState }: ModelHostOptions): ModelHost {
  let wanted = requested;
  let runtime: Runtime | null = null;
  let ready = false;
  let loading: AbortController | null = null;
  let lostAt = Number.NEGATIVE_INFINITY;

  function drop(reason?: AppError): void {
    loading?.abort();
    loading = null;
    runtime?.dispose(reason);
    runtime = null;
    ready = false;
  }

  function recover(lost: Runtime, error: AppError): void {
    if (runtime !== lost) return;
    const { kind } = lost;
    drop();
    const again = performance.now() - lostAt < lossWindowMs;
    lostAt = performance.now();
    if (!again) void start();
    else if (kind === 'webgpu') void start({ kind: 'cpu', reason: 'device-lost' });
    else onState({ status: 'failed', error: toErrorRecord(error) });
  }

  async function start(forced?: EngineChoice): Promise<void> {
    const controller = new AbortController();
    loading = controller;
    const { signal } = controller;
    const startedAt = performance.now();
    onState({ status: 'loading', progress: null, startedAt });
    try {
      const choice = forced ?? chooseEngine(await probeDevice(), wanted === 'auto' ? undefined : wanted);
      onEngine(choice);
      signal.throwIfAborted();
      const started = createRuntime(choice.kind);
      runtime = started;
      started.onLost(error => recover(started, error));
      await started.load(record, {
        signal,
        onProgress: progress => {
          if (!signal.aborted) onState({ status: 'loading', progress, startedAt });
        },
      });
      const stats = await started.stats();
      signal.throwIfAborted();
      ready = true;
      loading = null;
      onState({ status: 'ready', stats });
    } catch (thrown) {
      // A load that was replaced or paused has said so itself.
      if (loading !== controller) return;
      drop();
      onState(isAbort(thrown) ? { status: 'paused' } : { status: 'failed', error: toErrorRecord(thrown) });
    }
  }

  return {
    load() {
      if (!loading && !ready) void start();
    },
    pause() {
      if (!loading) return;
      drop();
      onState({ status: 'paused' });
    },
    reload() {
      drop();
      void start();
    },
    choose(wish) {
      wanted = wish;
      drop();
      void start();
    },
    restart(reason) {
      drop(reason);
      void start();
    },
    runtime: () => (ready ? runtime : null),
  };
}
