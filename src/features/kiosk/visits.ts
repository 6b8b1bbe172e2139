import { Watched } from '@/platform/watched';

/** The screen asks whether anyone is there for so long, or half of a shorter idle time. */
const longestWarningSeconds = 10;

/**
 * Who stands before the screen: a visit begins with a touch, and ends when nobody touched it for a while or somebody starts over.
 * Then `forget` runs, and no other visit begins before it is done. `tick` is to be called several times a second.
 */
export class Visits extends Watched {
  #touchedAt: number | null = null;
  #ending: Promise<void> | null = null;
  /** Somebody touched the screen while the last visit was being forgotten. */
  #waiting = false;
  #shown: number | null = null;

  constructor(
    readonly idleSeconds: number,
    readonly forget: () => Promise<void>,
    /** Milliseconds of a clock that only runs forward. */
    readonly nowMs: () => number = () => performance.now(),
  ) {
    super();
  }

  get active(): boolean {
    return this.#touchedAt !== null;
  }

  /** Whole seconds until the visit ends, unless the screen is touched; null while nobody visits. */
  get secondsLeft(): number | null {
    if (this.#touchedAt === null) return null;
    return Math.max(0, Math.ceil(this.idleSeconds - (this.nowMs() - this.#touchedAt) / 1000));
  }

  /** True when the visit is about to end. */
  get warns(): boolean {
    if (this.#touchedAt === null) return false;
    const left = this.idleSeconds - (this.nowMs() - this.#touchedAt) / 1000;
    return left <= Math.min(longestWarningSeconds, this.idleSeconds / 2);
  }

  /** Somebody is there. Where the last visit is still being forgotten, theirs begins right after. */
  begin(): void {
    if (this.#ending) {
      this.#waiting = true;
      return;
    }
    this.#touchedAt = this.nowMs();
    this.#tell();
  }

  /** The visitor did something. */
  touch(): void {
    if (this.#touchedAt === null) return;
    this.#touchedAt = this.nowMs();
    this.#tell();
  }

  /** Ends the visit now; resolves when all of it is forgotten. */
  end(): Promise<void> {
    if (this.#touchedAt === null) return this.#ending ?? Promise.resolve();
    this.#touchedAt = null;
    this.#ending = this.forget().finally(() => {
      this.#ending = null;
      if (!this.#waiting) return;
      this.#waiting = false;
      this.begin();
    });
    this.#tell();
    return this.#ending;
  }

  tick(): void {
    if (this.#touchedAt === null) return;
    if (this.nowMs() - this.#touchedAt >= this.idleSeconds * 1000) void this.end();
    else if (this.#moment() !== this.#shown) this.#tell();
  }

  /** What of the time is shown: changes once a second, and with the warning. */
  #moment(): number | null {
    const { secondsLeft } = this;
    return secondsLeft === null ? null : this.warns ? -secondsLeft : secondsLeft;
  }

  #tell(): void {
    this.#shown = this.#moment();
    this.changed();
  }
}
