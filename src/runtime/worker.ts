import { expose } from 'comlink';
import { createDecoder } from '../decode/decode.ts';
import type { Decoder } from '../decode/decoder.ts';
import { Tokenizer } from '../decode/tokenizer.ts';
import type { Engine } from '../engine/engine.ts';
import { fileOf, readModelFile } from '../engine/storage.ts';
import { AppError } from '../errors.ts';
import { carryErrors, type RuntimeWorker } from './protocol.ts';

/** Puts an engine and the decoder over it at the page's service. The body of each engine's worker. */
export function serveRuntime(engine: Engine): void {
  let decoder: Decoder | null = null;
  let running = new AbortController();

  const worker: RuntimeWorker = {
    async load(record, onProgress) {
      running = new AbortController();
      decoder = null;
      await engine.load(record, { signal: running.signal, onProgress });
      const tokenizer = Tokenizer.parse(await readModelFile(record, fileOf(record, 'tokenizer')));
      decoder = createDecoder(engine, tokenizer, record.contextTokens);
    },
    async generate(request, onProgress) {
      if (!decoder) throw new AppError('ENGINE_NOT_LOADED');
      running = new AbortController();
      return decoder.generate(request, { signal: running.signal, onProgress });
    },
    abort: () => running.abort(),
    stats: () => engine.stats(),
  };
  carryErrors();
  expose(worker);
}
