import { type InitProgressReport, type LogitProcessor, MLCEngine } from '@mlc-ai/web-llm';
import { AppError } from '../../errors.ts';
import { Batches } from '../batch.ts';
import type { ModelRecord } from '../catalogue.ts';
import { type AdapterReport, adapterName, probeDevice } from '../device.ts';
import type { Engine, EngineStats, FeedOptions, LoadOptions } from '../engine.ts';
import { fetchModelFiles, fileOf } from '../storage.ts';
import { addressesOf, lendModelFiles } from './cache.ts';
import { type WatchedDevice, watchNextDevice } from './device.ts';
import { type DraftPipeline, openDraftPipeline } from './pipeline.ts';

/** Eight ids take about a second on a software adapter; the model library takes 256 at once. */
const limits = { smallest: 8, largest: 256 };

/**
 * Ids verified at once. A GPU takes about as long for the sixteen of the model library as for one. A software adapter takes 1.7
 * times as long for four, which the drafts of four repay, and 4.6 times for eight, which they do not.
 */
const maxVerified = { gpu: 16, software: 4 };

/** Hands the raw logits over and changes nothing. */
class LogitTap implements LogitProcessor {
  logits: Float32Array | null = null;

  processLogits(logits: Float32Array): Float32Array {
    this.logits = logits.slice();
    return logits;
  }

  processSampledToken(): void {}
  resetState(): void {}
}

interface Model {
  readonly engine: MLCEngine;
  readonly tap: LogitTap;
  readonly watched: WatchedDevice;
  readonly pipeline: DraftPipeline;
}

/** Shaders compiled, from WebLLM's progress text: "Loading GPU shader modules[12/38]: ...". They take most of the start. */
function shadersDone({ text }: InitProgressReport): { done: number; total: number } | null {
  const [, done, total] = text.match(/shader modules\[(\d+)\/(\d+)\]/) ?? [];
  return done && total ? { done: Number(done), total: Number(total) } : null;
}

function failure(thrown: unknown, otherwise: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const code = /out of memory/i.test(reason) ? 'ENGINE_OUT_OF_MEMORY' : otherwise;
  return new AppError(code, { reason }, { cause: thrown });
}

/** TVM's runtime prints the limits that it settles for, whatever the log level. Returns the function that ends the silence. */
function silenceConsole(): () => void {
  const { log } = console;
  console.log = () => undefined;
  return () => {
    console.log = log;
  };
}

/** Before 90 MB are fetched for nothing. Throws `ENGINE_GPU_UNSUPPORTED`, `ENGINE_INSECURE_CONTEXT`. */
async function requireGpu(): Promise<AdapterReport> {
  const { secureContext, webgpu, adapter } = await probeDevice();
  if (!secureContext) throw new AppError('ENGINE_INSECURE_CONTEXT');
  if (!webgpu) throw new AppError('ENGINE_GPU_UNSUPPORTED', { reason: 'navigator.gpu' });
  if (!adapter) throw new AppError('ENGINE_GPU_UNSUPPORTED', { reason: 'requestAdapter' });
  if (adapter.lacking.length > 0) throw new AppError('ENGINE_GPU_UNSUPPORTED', { reason: adapter.lacking.join(', ') });
  return adapter;
}

async function start(record: ModelRecord, { signal, onProgress }: LoadOptions): Promise<Model> {
  const tap = new LogitTap();
  const watched = watchNextDevice();
  const giveBack = [watched.stop, lendModelFiles(record, signal), silenceConsole()];
  const abort = () => watched.device?.destroy();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    const addresses = addressesOf(record, fileOf(record, 'library'));
    const engine = new MLCEngine({
      appConfig: {
        model_list: [{ model_id: record.id, model: addresses.model, model_lib: addresses.library }],
        cacheBackend: 'cache',
      },
      logLevel: 'SILENT',
      logitProcessorRegistry: new Map([[record.id, tap]]),
      initProgressCallback: report => onProgress?.({ phase: 'start', ...shadersDone(report) }),
    });
    await Promise.race([engine.reload(record.id), watched.failed]);
    // `reload` returns as if all were well when something aborted it; this throws then.
    await engine.getMessage();
    return { engine, tap, watched, pipeline: openDraftPipeline(engine, record.id) };
  } catch (thrown) {
    watched.device?.destroy();
    signal?.throwIfAborted();
    throw failure(thrown, 'ENGINE_START_FAILED');
  } finally {
    signal?.removeEventListener('abort', abort);
    for (const give of giveBack) give();
  }
}

/** The WebGPU engine: WebLLM, used token by token. Rolls its KV cache back. */
export function createWebGpuEngine(): Engine {
  let model: Model | null = null;
  let contextTokens = 0;
  let length = 0;
  const batches = new Batches(limits);
  let software = false;
  let filesStored = false;
  let loadMs = 0;

  function loaded(): Model {
    if (!model) throw new AppError('ENGINE_NOT_LOADED');
    return model;
  }

  /** What fails with the device is of the device. */
  async function orDeviceLost<T>(work: Promise<T>): Promise<T> {
    try {
      return await Promise.race([work, loaded().watched.failed]);
    } catch (thrown) {
      throw failure(thrown, 'ENGINE_DEVICE_LOST');
    }
  }

  function requireRoom(count: number): void {
    if (length + count > contextTokens) throw new AppError('ENGINE_CONTEXT_FULL', { limit: contextTokens });
  }

  return {
    kind: 'webgpu',

    get length() {
      return length;
    },

    get verifiable() {
      return model?.pipeline.verify ? maxVerified[software ? 'software' : 'gpu'] : 0;
    },

    async load(record: ModelRecord, options: LoadOptions = {}) {
      const startedAt = performance.now();
      await this.unload();
      ({ software } = await requireGpu());
      filesStored = await fetchModelFiles(record, 'webgpu', options);
      options.signal?.throwIfAborted();
      options.onProgress?.({ phase: 'start' });
      model = await start(record, options);
      contextTokens = record.contextTokens;
      loadMs = performance.now() - startedAt;
    },

    async feed(ids: readonly number[], options: FeedOptions = {}) {
      const { engine, tap } = loaded();
      requireRoom(ids.length);
      await batches.feed(ids, options, async batch => {
        await orDeviceLost(engine.forwardTokensAndSample(batch, batch.length > 1));
        length += batch.length;
      });
      if (!tap.logits) throw new AppError('ENGINE_NO_LOGITS');
      return tap.logits;
    },

    async verify(ids: readonly number[], { signal }: FeedOptions = {}) {
      const { verify } = loaded().pipeline;
      if (!verify) throw new AppError('ENGINE_NO_LOGITS');
      requireRoom(ids.length);
      signal?.throwIfAborted();
      const logits = await orDeviceLost(verify(ids));
      length += ids.length;
      signal?.throwIfAborted();
      return logits;
    },

    async truncate(to: number) {
      if (to < length) {
        loaded().pipeline.drop(length - to);
        length = to;
      }
      return length;
    },

    async unload() {
      const { engine, watched } = model ?? {};
      model = null;
      length = 0;
      // Where the device is gone there is nothing to free, and WebLLM would wait for it.
      await Promise.race([engine?.unload(), watched?.failed]).catch(() => undefined);
    },

    stats(): EngineStats {
      const { adapterInfo } = model?.watched.device ?? {};
      return { kind: 'webgpu', device: adapterInfo ? adapterName(adapterInfo) || 'WebGPU' : '', filesStored, loadMs };
    },
  };
}
