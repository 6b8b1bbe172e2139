import type { ModelRecord } from './catalogue.ts';

export type EngineKind = 'webgpu' | 'cpu';

/** How far a load has come. Bytes count every file of the model, those already stored on this device included. */
export type LoadProgress =
  | {
      readonly phase: 'files';
      /** The file being fetched or verified; `index` counts from 0. */
      readonly file: { readonly path: string; readonly index: number; readonly count: number };
      readonly loadedBytes: number;
      readonly totalBytes: number;
      /** True while everything so far came from this device's storage. */
      readonly stored: boolean;
    }
  | {
      /** The engine builds the model from its files: weights to the device, shaders. `done` of `total` steps, where known. */
      readonly phase: 'start';
      readonly done?: number;
      readonly total?: number;
    };

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface FeedOptions {
  /** Aborting rejects with an `AbortError` within about a second; the KV cache then holds the ids fed until then. */
  readonly signal?: AbortSignal;
  /** Called after each batch of a long feed with the number of ids done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface EngineStats {
  readonly kind: EngineKind;
  /** The adapter's description, or the processor: "swiftshader", "nvidia hopper", "CPU, 2 threads". */
  readonly device: string;
  readonly threads?: number;
  /** Bytes of GPU memory in use, where the engine knows. */
  readonly gpuBytes?: number;
  /** False when the browser would not store all of the model's files: they are fetched again next time. */
  readonly filesStored?: boolean;
  readonly loadMs: number;
}

/**
 * Runs a model: token ids in, logits out. Holds one KV cache (batch 1) and knows nothing of text, grammars or tools.
 * Not re-entrant: one `feed` at a time.
 */
export interface Engine {
  readonly kind: EngineKind;

  /** Number of ids in the KV cache. */
  readonly length: number;

  /**
   * Fetches, verifies, stores and starts a model.
   * Throws `AppError` with a code of `ENGINE_*`, `MODEL_*` or `STORAGE_*`, or an `AbortError`.
   */
  load(record: ModelRecord, options?: LoadOptions): Promise<void>;

  /**
   * Appends ids to the KV cache. Resolves to the raw logits after the last id: [vocabulary size], float32, valid until the next call.
   * Throws `ENGINE_CONTEXT_FULL` when the ids do not fit, `ENGINE_DEVICE_LOST` when the GPU went away.
   */
  feed(ids: readonly number[], options?: FeedOptions): Promise<Float32Array>;

  /**
   * The most ids that `verify` takes at once; 0 where there is no model, or where the engine cannot tell the logits after each id
   * or would take longer for them than they save. An engine that verifies rolls back too.
   */
  readonly verifiable: number;

  /** As `feed`, but resolves to the raw logits after each of the ids: [ids][vocabulary size], valid until the next call. */
  verify(ids: readonly number[], options?: FeedOptions): Promise<readonly Float32Array[]>;

  /**
   * Shortens the KV cache to at most `length` ids. Resolves to how many remain: an engine that cannot roll back drops all
   * of them and returns 0, unless `length` is already the cache's length.
   */
  truncate(length: number): Promise<number>;

  /** Frees the model's memory. The engine can be loaded again. */
  unload(): Promise<void>;

  stats(): EngineStats;
}
