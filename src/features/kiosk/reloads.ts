/** What of `localStorage` is used. */
export type ReloadStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'tiny-giant.kiosk.reloads';
const firstDelayMs = 5_000;
const longestDelayMs = 600_000;

/**
 * Keeps a page that mends itself by reloading from doing so without end: each reload waits twice as long as the one before it, ten
 * minutes at most, until the kiosk runs steadily again. The count outlives the page.
 */
export class Reloads {
  constructor(readonly storage: ReloadStorage = localStorage) {}

  /** Milliseconds to wait before the next reload: none before the first. */
  get delayMs(): number {
    const count = this.#count();
    return count === 0 ? 0 : Math.min(longestDelayMs, firstDelayMs * 2 ** (count - 1));
  }

  /** The page is about to reload. */
  add(): void {
    try {
      this.storage.setItem(key, String(this.#count() + 1));
    } catch {
      // Storage is denied: the delay stays what it is.
    }
  }

  /** The kiosk runs steadily: what was before does not count any more. */
  forget(): void {
    try {
      this.storage.removeItem(key);
    } catch {
      // Storage is denied: nothing was counted.
    }
  }

  #count(): number {
    try {
      const count = Number(this.storage.getItem(key));
      return Number.isSafeInteger(count) && count > 0 ? count : 0;
    } catch {
      return 0;
    }
  }
}
