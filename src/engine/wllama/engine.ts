import { AppError } from '../../errors.ts';
import { Batches } from '../batch.ts';
import type { ModelRecord } from '../catalogue.ts';
import type { Engine, EngineStats, FeedOptions, LoadOptions } from '../engine.ts';
import { assembleGguf } from '../gguf/assemble.ts';
import type { TensorCache } from '../gguf/tensor-cache.ts';
import { fetchModelFiles, fileOf, readModelFile } from '../storage.ts';
import { type Llama, maxBatch, requireMemory64 } from './llama.ts';
import { startFastest } from './threads.ts';

const limits = { smallest: 4, largest: maxBatch };

async function assemble(record: ModelRecord, signal?: AbortSignal): Promise<Blob> {
  const header = new Uint8Array(await readModelFile(record, fileOf(record, 'gguf-header')));
  const index = new TextDecoder().decode(await readModelFile(record, 'tensor-cache.json'));
  return assembleGguf(header, JSON.parse(index) as TensorCache, path => {
    signal?.throwIfAborted();
    return readModelFile(record, path);
  });
}

/** What llama.cpp failed with while it ran: the model has to be loaded again. */
function lost(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('ENGINE_WORKER_LOST', { reason }, { cause: thrown });
}

/** The CPU engine: llama.cpp in WebAssembly. Rolls its KV cache back. */
export function createCpuEngine(): Engine {
  let llama: Llama | null = null;
  let contextTokens = 0;
  let length = 0;
  const batches = new Batches(limits);
  let filesStored = false;
  let loadMs = 0;

  function loaded(): Llama {
    if (!llama) throw new AppError('ENGINE_NOT_LOADED');
    return llama;
  }

  return {
    kind: 'cpu',

    get length() {
      return length;
    },

    // wllama 2.4.0 computes logits for the last id of a batch only.
    verifiable: 0,

    async load(record: ModelRecord, options: LoadOptions = {}) {
      const { signal, onProgress } = options;
      const startedAt = performance.now();
      await this.unload();
      requireMemory64();
      filesStored = await fetchModelFiles(record, 'cpu', options);
      signal?.throwIfAborted();
      onProgress?.({ phase: 'start' });
      const gguf = await assemble(record, signal);
      llama = await startFastest(gguf, { contextTokens: record.contextTokens, signal });
      contextTokens = record.contextTokens;
      loadMs = performance.now() - startedAt;
    },

    async feed(ids: readonly number[], options: FeedOptions = {}) {
      const model = loaded();
      if (length + ids.length > contextTokens) throw new AppError('ENGINE_CONTEXT_FULL', { limit: contextTokens });
      try {
        await batches.feed(ids, options, async (batch, last) => {
          await model.decode(batch, last);
          length += batch.length;
        });
        return await model.logits();
      } catch (thrown) {
        options.signal?.throwIfAborted();
        throw lost(thrown);
      }
    },

    async verify() {
      throw new AppError('ENGINE_NO_LOGITS');
    },

    async truncate(to: number) {
      if (to < length) {
        await loaded().keep(to);
        length = to;
      }
      return length;
    },

    async unload() {
      llama?.end();
      llama = null;
      length = 0;
    },

    stats(): EngineStats {
      return { kind: 'cpu', device: 'CPU', threads: llama?.threads ?? 1, filesStored, loadMs };
    },
  };
}
