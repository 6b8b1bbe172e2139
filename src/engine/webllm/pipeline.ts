import type { MLCEngine } from '@mlc-ai/web-llm';

/*
 * What WebLLM 0.2.86, whose version is pinned, keeps private: the pipeline of a loaded model, through which its model library and
 * TVM's runtime are called. Objects of the runtime that are made inside a scope are freed at its end unless they are detached.
 */

/** An object of TVM's runtime. */
interface Handle {
  dispose(): void;
}

interface Tensor extends Handle {
  readonly shape: number[];
  view(shape: number[]): Tensor;
  copyFrom(source: Tensor): Tensor;
  toArray(): Float32Array;
}

type PackedFunction<Result = unknown> = ((...args: unknown[]) => Result) & Handle;

/** A model library's function: embeddings [1, ids, hidden size], KV cache and parameters to logits [1, ids, vocabulary], and the cache. */
type VerifyFunction = PackedFunction<{ get(index: number): Tensor }>;

interface Tvm {
  beginScope(): void;
  endScope(): void;
  detachFromCurrentScope<T extends Handle>(object: T): T;
  getGlobalFunc(name: string): PackedFunction;
  makeShapeTuple(values: number[]): Handle;
  scalar(value: number, type: string): unknown;
  cpu(): unknown;
  empty(shape: number[], type: string, device: unknown): Tensor;
}

interface Pipeline {
  readonly tvm: Tvm;
  readonly vm: { getFunction(name: string): VerifyFunction };
  readonly device: { sync(): Promise<void> };
  readonly kvCache: Handle;
  readonly params: Handle;
  readonly fKVCacheBeginForward: PackedFunction;
  readonly fKVCacheEndForward: PackedFunction;
  getTokensEmbeddings(ids: number[]): Tensor;
  /** WebLLM counts the ids in the KV cache and refuses those beyond the context. */
  filledKVCacheLength: number;
}

function pipelineOf(engine: MLCEngine, modelId: string): Pipeline {
  const { loadedModelIdToPipeline } = engine as unknown as { readonly loadedModelIdToPipeline: Map<string, Pipeline> };
  const pipeline = loadedModelIdToPipeline.get(modelId);
  if (!pipeline) throw new TypeError(`WebLLM holds no model ${modelId}`);
  return pipeline;
}

/** WebLLM's only sequence. */
const sequence = 0;

/** What WebLLM has no function for, done through its runtime. Not re-entrant, as WebLLM itself. */
export interface DraftPipeline {
  /** Appends ids to the KV cache; resolves to the raw logits after each: [ids][vocabulary]. Null where the model library cannot. */
  readonly verify: ((ids: readonly number[]) => Promise<readonly Float32Array[]>) | null;
  /** Takes the last `count` ids out of the KV cache. */
  drop(count: number): void;
}

/** Opens the pipeline of a model that WebLLM has loaded. It is of use as long as that is loaded. */
export function openDraftPipeline(engine: MLCEngine, modelId: string): DraftPipeline {
  const pipeline = pipelineOf(engine, modelId);
  const { tvm, vm, device, kvCache, params } = pipeline;

  function inScope<T>(work: () => T): T {
    tvm.beginScope();
    try {
      return work();
    } finally {
      tvm.endScope();
    }
  }

  function findBatchVerify(): VerifyFunction | null {
    try {
      return inScope(() => tvm.detachFromCurrentScope(vm.getFunction('batch_verify')));
    } catch {
      // The runtime throws for what a library does not have.
      return null;
    }
  }

  const batchVerify = findBatchVerify();
  const popN = inScope(() => tvm.detachFromCurrentScope(tvm.getGlobalFunc('vm.builtin.kv_state_popn')));

  /** The logits on their way to the CPU; there when the device has done its work. */
  function forward(ids: readonly number[], run: VerifyFunction): Tensor {
    return inScope(() => {
      const embeddings = pipeline.getTokensEmbeddings([...ids]);
      pipeline.fKVCacheBeginForward(kvCache, tvm.makeShapeTuple([sequence]), tvm.makeShapeTuple([ids.length]));
      const logits = run(embeddings.view([1, ...embeddings.shape]), kvCache, params).get(0);
      pipeline.fKVCacheEndForward(kvCache);
      pipeline.filledKVCacheLength += ids.length;
      return tvm.detachFromCurrentScope(tvm.empty(logits.shape, 'float32', tvm.cpu()).copyFrom(logits));
    });
  }

  return {
    verify:
      batchVerify &&
      (async ids => {
        const logits = forward(ids, batchVerify);
        try {
          await device.sync();
          const all = logits.toArray();
          const vocabulary = all.length / ids.length;
          return ids.map((_, index) => all.subarray(index * vocabulary, (index + 1) * vocabulary));
        } finally {
          logits.dispose();
        }
      }),

    drop(count) {
      inScope(() => popN(kvCache, tvm.scalar(sequence, 'int64'), tvm.scalar(count, 'int32')));
      pipeline.filledKVCacheLength -= count;
    },
  };
}
