import type { Engine, FeedOptions } from '../engine/engine.ts';

/** An engine that knows which ids its KV cache holds, so that a prompt that extends them feeds only the rest. */
export class CachedEngine {
  #fed: number[] = [];

  constructor(readonly engine: Engine) {}

  /** As `Engine.feed`. */
  feed(ids: readonly number[], options: FeedOptions): Promise<Float32Array> {
    return this.#append(ids, this.engine.feed(ids, options));
  }

  /** As `Engine.verify`. */
  verify(ids: readonly number[], options: FeedOptions): Promise<readonly Float32Array[]> {
    return this.#append(ids, this.engine.verify(ids, options));
  }

  /** Takes the last `count` ids back, of an engine that rolls back. */
  async drop(count: number): Promise<void> {
    this.#fed.length = await this.engine.truncate(this.#fed.length - count);
  }

  async #append<T>(ids: readonly number[], feed: Promise<T>): Promise<T> {
    try {
      const logits = await feed;
      this.#fed.push(...ids);
      return logits;
    } catch (thrown) {
      // What broke off has left a part of its ids in the cache.
      const kept = this.engine.length - this.#fed.length;
      if (kept >= 0) this.#fed.push(...ids.slice(0, kept));
      else this.#fed = [];
      throw thrown;
    }
  }

  /**
   * Shortens the cache to what it shares with `ids`, but for the last of them, which is left to feed for its logits. Resolves to
   * the number of ids kept; none where the engine cannot roll back.
   */
  async keepCommon(ids: readonly number[]): Promise<number> {
    let common = 0;
    while (common < this.#fed.length && common < ids.length - 1 && this.#fed[common] === ids[common]) common += 1;
    const kept = common === this.engine.length ? common : await this.engine.truncate(common);
    this.#fed.length = kept;
    return kept;
  }
}
