import type { Engine, EngineStats } from '../src/engine/engine.ts';

/** An engine that wants what a model wrote before, id by id, so that the feeds of another strategy can be counted without the model. */
export class ReplayEngine implements Engine {
  readonly kind = 'cpu';
  readonly verifiable: number;
  length = 0;
  readonly #vocabulary: number;
  readonly #stop: number;
  #answer: readonly number[] = [];
  #promptLength: number | null = null;

  /** `verifiable`: as of the engine whose feeds are counted. */
  constructor(vocabulary: number, stop: number, verifiable: number) {
    this.#vocabulary = vocabulary;
    this.#stop = stop;
    this.verifiable = verifiable;
  }

  /** Empties the cache: what is fed first is a prompt, and the ids behind it are to be `answer`. */
  start(answer: readonly number[]): void {
    this.#answer = answer;
    this.#promptLength = null;
    this.length = 0;
  }

  async feed(ids: readonly number[]): Promise<Float32Array> {
    this.length += ids.length;
    this.#promptLength ??= this.length;
    return this.#logitsAfter(this.length);
  }

  async verify(ids: readonly number[]): Promise<readonly Float32Array[]> {
    const before = this.length;
    this.length += ids.length;
    return ids.map((_, index) => this.#logitsAfter(before + index + 1));
  }

  async truncate(length: number): Promise<number> {
    this.length = Math.min(this.length, length);
    return this.length;
  }

  async load(): Promise<void> {}
  async unload(): Promise<void> {}

  stats(): EngineStats {
    return { kind: this.kind, device: 'replay', loadMs: 0 };
  }

  #logitsAfter(length: number): Float32Array {
    const logits = new Float32Array(this.#vocabulary);
    logits[this.#answer[length - (this.#promptLength ?? 0)] ?? this.#stop] = 1;
    return logits;
  }
}
