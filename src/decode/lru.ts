/** The entries used last, at most `limit` of them. `onDrop` is told of each value that leaves. */
export class Lru<K, V> {
  readonly #entries = new Map<K, V>();

  constructor(
    readonly limit: number,
    readonly onDrop: (value: V) => void = () => {},
  ) {}

  /** The value of a key, which counts as a use. */
  get(key: K): V | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  /** Adds an entry under a new key, or replaces the value of a known one without dropping it. */
  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    const [oldest] = this.#entries;
    if (!oldest || this.#entries.size <= this.limit) return;
    this.#entries.delete(oldest[0]);
    this.onDrop(oldest[1]);
  }

  /** Drops every value. */
  clear(): void {
    for (const value of this.#entries.values()) this.onDrop(value);
    this.#entries.clear();
  }
}
