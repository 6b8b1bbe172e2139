import type { GenerateRequest, Generation } from '../../src/decode/decoder.ts';
import { tinyGiant135m } from '../../src/engine/catalogue.ts';
import type { EngineKind, EngineStats } from '../../src/engine/engine.ts';
import { createRuntime } from '../../src/runtime/client.ts';

declare global {
  interface Window {
    /** Starts an engine; `generate` then runs one request on it. */
    startRuntime(kind: EngineKind): Promise<EngineStats>;
    generate(request: GenerateRequest): Promise<Generation>;
  }
}

window.startRuntime = async kind => {
  const runtime = createRuntime(kind);
  await runtime.load(tinyGiant135m);
  window.generate = request => runtime.generate(request);
  return runtime.stats();
};
