import type { Decoder } from '../decode/decoder.ts';
import type { ModelRecord } from '../engine/catalogue.ts';
import type { EngineKind, EngineStats, LoadOptions } from '../engine/engine.ts';
import type { AppError } from '../errors.ts';

/** Codes of the errors after which an engine has to be started again: its device or its worker is gone. */
export const lossCodes: ReadonlySet<string> = new Set(['ENGINE_DEVICE_LOST', 'ENGINE_WORKER_LOST']);

/** An engine and the decoder over it, together in one worker, as the page holds them. */
export interface Runtime extends Decoder {
  readonly kind: EngineKind;

  /** As `Engine.load`; also makes the tokenizer and the token table. Replaces a model loaded before. */
  load(record: ModelRecord, options?: LoadOptions): Promise<void>;

  stats(): Promise<EngineStats>;

  /** Calls `listener` once when the worker dies or the GPU goes away; what was pending has rejected with the same error. */
  onLost(listener: (error: AppError) => void): () => void;

  /** Ends the worker at once and frees all its memory. What was pending rejects with `reason`, an `AbortError` unless told. */
  dispose(reason?: Error): void;
}
