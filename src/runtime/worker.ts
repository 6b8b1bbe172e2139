import { type Endpoint, expose } from 'comlink';
import { createDecoder, type OwnedDecoder } from '../decode/decode.ts';
import { Tokenizer } from '../decode/tokenizer.ts';
import type { Engine } from '../engine/engine.ts';
import { fileOf, readModelFile } from '../engine/storage.ts';
import { AppError } from '../errors.ts';
import { carryErrors, type RuntimeWorker } from './protocol.ts';

/**
 * Reports to the page. Progress travels by a channel of its own: `told` settles when the page has heard the last of it, so that an
 * answer does not overtake it.
 */
function reporter<P>(onProgress: (progress: P) => unknown): { report(progress: P): void; told(): Promise<unknown> } {
  let last: Promise<unknown> = Promise.resolve();
  return {
    report(progress) {
      last = Promise.resolve(onProgress(progress));
    },
    told: () => last,
  };
}

/**
 * Puts an engine and the decoder over it at the page's service: the body of each engine's worker. `endpoint` is where the page
 * speaks from, in a worker the worker itself.
 */
export function serveRuntime(engine: Engine, endpoint?: Endpoint): void {
  let decoder: OwnedDecoder | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const calls = new Map<number, AbortController>();

  /** One call after another, since a load and an answer share the engine. Each has a signal that `abort` aborts. */
  function inTurn<T>(call: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const { signal } = controller;
    calls.set(call, controller);
    const result = last
      .then(() => {
        signal.throwIfAborted();
        return work(signal);
      })
      .finally(() => calls.delete(call));
    last = result.catch(() => undefined);
    return result;
  }

  const worker: RuntimeWorker = {
    load(call, record, onProgress) {
      for (const replaced of calls.values()) replaced.abort();
      return inTurn(call, async signal => {
        await decoder?.dispose();
        decoder = null;
        const { report, told } = reporter(onProgress);
        await engine.load(record, { signal, onProgress: report });
        const tokenizer = Tokenizer.parse(await readModelFile(record, fileOf(record, 'tokenizer')));
        decoder = await createDecoder(engine, tokenizer, record.contextTokens);
        await told();
      });
    },
    generate: (call, request, onProgress) =>
      inTurn(call, async signal => {
        if (!decoder) throw new AppError('ENGINE_NOT_LOADED');
        const { report, told } = reporter(onProgress);
        const generation = await decoder.generate(request, { signal, onProgress: report });
        await told();
        return generation;
      }),
    abort: call => calls.get(call)?.abort(),
    stats: () => engine.stats(),
  };
  carryErrors();
  expose(worker, endpoint);
}
