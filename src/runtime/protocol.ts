import { transferHandlers } from 'comlink';
import type { DecodeProgress, GenerateRequest, Generation } from '../decode/decoder.ts';
import type { ModelRecord } from '../engine/catalogue.ts';
import type { EngineStats, LoadProgress } from '../engine/engine.ts';
import { AppError, type ErrorRecord, isAbort, toErrorRecord } from '../errors.ts';

/** What the worker offers the page. An `AbortSignal` cannot cross: the page numbers its calls, and `abort` names one. */
export interface RuntimeWorker {
  load(call: number, record: ModelRecord, onProgress: (progress: LoadProgress) => void): Promise<void>;
  generate(call: number, request: GenerateRequest, onProgress: (progress: DecodeProgress) => void): Promise<Generation>;
  abort(call: number): void;
  stats(): EngineStats;
}

interface ThrownError {
  readonly value: unknown;
}
type Serialized = { readonly aborted: true } | { readonly aborted: false; readonly error: ErrorRecord };

/** Marks a message as a thrown value; the handler that Comlink brings does the same by the same name, and keeps no codes. */
const handlerName = 'throw';

/** Carries `AppError`s across the worker's edge with their codes. To be called on both sides, before Comlink is used. */
export function carryErrors(): void {
  const original = transferHandlers.get(handlerName);
  if (!original) throw new TypeError('Comlink has no handler for thrown values');
  transferHandlers.set(handlerName, {
    canHandle: original.canHandle,
    serialize: ({ value }: ThrownError): [Serialized, Transferable[]] => [
      isAbort(value) ? { aborted: true } : { aborted: false, error: toErrorRecord(value) },
      [],
    ],
    deserialize(serialized: Serialized) {
      if (serialized.aborted) throw new DOMException('The operation was aborted.', 'AbortError');
      throw new AppError(serialized.error.code, serialized.error.details);
    },
  });
}
