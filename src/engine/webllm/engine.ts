import { type InitProgressReport, type LogitProcessor, MLCEngine } from '@mlc-ai/web-llm';
import { AppError } from '../../errors.ts';
import type { ModelRecord } from '../catalogue.ts';
import type { Engine, EngineStats, FeedOptions, LoadOptions } from '../engine.ts';
import { fetchModelFiles, fileOf } from '../storage.ts';
import { nextBatch, type Pace } from './batch.ts';
import { addressesOf, lendModelFiles } from './cache.ts';

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

/** Steps as WebLLM counts them in its progress texts: "Loading GPU shader modules[12/38]". */
function startSteps({ text }: InitProgressReport): { done: number; total: number } | null {
  const [, done, total] = text.match(/\[(\d+)\/(\d+)\]/) ?? [];
  return done && total ? { done: Number(done), total: Number(total) } : null;
}

function failureOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = /out of memory/i.test(message) ? 'ENGINE_OUT_OF_MEMORY' : 'ENGINE_START_FAILED';
  return new AppError(code, { reason: message }, { cause: thrown });
}

/** Runs `work` and catches the GPU device that is made in it; WebLLM makes one and keeps it to itself. */
async function catchDevice(work: () => Promise<void>): Promise<GPUDevice | null> {
  const adapters = GPUAdapter.prototype;
  const { requestDevice } = adapters;
  let device: GPUDevice | null = null;
  adapters.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    device = await requestDevice.call(this, descriptor);
    return device;
  };
  try {
    await work();
    return device;
  } finally {
    adapters.requestDevice = requestDevice;
  }
}

function adapterName({ description, vendor, architecture }: GPUAdapterInfo): string {
  return description || [vendor, architecture].filter(Boolean).join(' ') || 'WebGPU';
}

/** The WebGPU engine: WebLLM, used token by token. Its KV cache cannot be shortened, only dropped. */
export function createWebGpuEngine(): Engine {
  const tap = new LogitTap();
  let engine: MLCEngine | null = null;
  let lost: Promise<never> | null = null;
  let device = '';
  let contextTokens = 0;
  let length = 0;
  let loadMs = 0;
  let pace: Pace = { msPerId: null };

  function loaded(): MLCEngine {
    if (!engine) throw new AppError('ENGINE_NOT_LOADED');
    return engine;
  }

  /** Rejects as soon as the device is gone, whatever WebLLM still waits for. */
  function orLost<T>(work: Promise<T>): Promise<T> {
    return lost ? Promise.race([work, lost]) : work;
  }

  async function start(record: ModelRecord, { signal, onProgress }: LoadOptions): Promise<void> {
    const addresses = addressesOf(record, fileOf(record, 'library'));
    const giveBack = lendModelFiles(record);
    try {
      const started = new MLCEngine({
        appConfig: {
          model_list: [{ model_id: record.id, model: addresses.model, model_lib: addresses.library }],
          cacheBackend: 'cache',
        },
        logLevel: 'SILENT',
        logitProcessorRegistry: new Map([[record.id, tap]]),
        initProgressCallback: report => onProgress?.({ phase: 'start', ...startSteps(report) }),
      });
      const gpu = await catchDevice(() => started.reload(record.id));
      signal?.throwIfAborted();
      engine = started;
      if (!gpu) return;
      device = adapterName(gpu.adapterInfo);
      lost = gpu.lost.then(({ message }) => {
        throw new AppError('ENGINE_DEVICE_LOST', { reason: message });
      });
      // Where nothing runs when the device goes away, the next feed tells.
      lost.catch(() => undefined);
    } finally {
      giveBack();
    }
  }

  return {
    kind: 'webgpu',

    get length() {
      return length;
    },

    async load(record: ModelRecord, options: LoadOptions = {}) {
      const startedAt = performance.now();
      await this.unload();
      await fetchModelFiles(record, 'webgpu', options);
      options.onProgress?.({ phase: 'start' });
      try {
        await start(record, options);
      } catch (thrown) {
        options.signal?.throwIfAborted();
        throw failureOf(thrown);
      }
      contextTokens = record.contextTokens;
      length = 0;
      loadMs = performance.now() - startedAt;
    },

    async feed(ids: readonly number[], { signal, onProgress }: FeedOptions = {}) {
      const model = loaded();
      if (length + ids.length > contextTokens) throw new AppError('ENGINE_CONTEXT_FULL', { limit: contextTokens });
      for (let at = 0; at < ids.length; ) {
        signal?.throwIfAborted();
        const batch = ids.slice(at, at + nextBatch(pace, ids.length - at));
        const startedAt = performance.now();
        await orLost(model.forwardTokensAndSample([...batch], batch.length > 1));
        pace = { msPerId: (performance.now() - startedAt) / batch.length };
        length += batch.length;
        at += batch.length;
        onProgress?.(at, ids.length);
      }
      signal?.throwIfAborted();
      const { logits } = tap;
      if (!logits) throw new AppError('ENGINE_NO_LOGITS');
      return logits;
    },

    async truncate(to: number) {
      if (to < length) {
        await orLost(loaded().resetChat());
        length = 0;
      }
      return length;
    },

    async unload() {
      await engine?.unload();
      engine = null;
      lost = null;
      length = 0;
    },

    stats(): EngineStats {
      return { kind: 'webgpu', device, loadMs };
    },
  };
}
