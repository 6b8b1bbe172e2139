import { MLCEngine } from '@mlc-ai/web-llm';
import { type DraftPipeline, openDraftPipeline } from '../../../src/engine/webllm/pipeline.ts';

/** What one call of WebLLM's `forwardTokensAndSample` gave. */
export interface Fed {
  /** Raw logits after the last token, one per token of the vocabulary. */
  logits: number[];
  /** The token that the library's sampler picked. */
  sampled: number;
  milliseconds: number;
}

/** What the page's engine got for a draft: the raw logits after each of its tokens. */
export interface Verified {
  logits: number[][];
  milliseconds: number;
}

export interface ModelFiles {
  /** Path of the folder of weights and configuration, with a slash at both ends. */
  weights: string;
  /** Path of the model library. */
  library: string;
  temperature: number;
  topP: number;
}

export interface TestPage {
  /** Loads a model into WebLLM; returns the milliseconds it took. */
  load(files: ModelFiles): Promise<number>;
  /** Appends token ids to the KV cache. */
  feed(ids: number[]): Promise<Fed>;
  /** Appends token ids to the KV cache as a draft, then takes the last `drop` of them back. */
  verify(ids: number[], drop: number): Promise<Verified>;
  /** Empties the KV cache. */
  reset(): Promise<void>;
}

declare global {
  interface Window {
    testPage: TestPage;
  }
}

const MODEL_ID = 'model';
let logits: number[] = [];
let pipeline: DraftPipeline;

const engine = new MLCEngine({
  logLevel: 'WARN',
  logitProcessorRegistry: new Map([
    [
      MODEL_ID,
      {
        processLogits(raw: Float32Array) {
          logits = Array.from(raw);
          return raw;
        },
        processSampledToken() {},
        resetState() {},
      },
    ],
  ]),
});

window.testPage = {
  async load({ weights, library, temperature, topP }) {
    const started = performance.now();
    engine.setAppConfig({
      model_list: [
        {
          model_id: MODEL_ID,
          // WebLLM appends "resolve/main/" to what does not contain it; behind a "?" it leaves the path alone.
          model: `${location.origin}${weights}?/resolve/main/`,
          model_lib: location.origin + library,
        },
      ],
    });
    await engine.reload(MODEL_ID, { temperature, top_p: topP });
    pipeline = openDraftPipeline(engine, MODEL_ID);
    return performance.now() - started;
  },

  async feed(ids) {
    const started = performance.now();
    const sampled = await engine.forwardTokensAndSample(ids, ids.length > 1);
    return { logits, sampled, milliseconds: performance.now() - started };
  },

  async verify(ids, drop) {
    if (!pipeline.verify) throw new Error('the library cannot verify');
    const started = performance.now();
    const after = await pipeline.verify(ids);
    const milliseconds = performance.now() - started;
    if (drop > 0) pipeline.drop(drop);
    return { logits: after.map(one => Array.from(one)), milliseconds };
  },

  reset: () => engine.resetChat(),
};
