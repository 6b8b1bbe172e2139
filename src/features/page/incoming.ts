import { Watched } from '@/platform/watched';

/** What came from outside of the page: text becomes the draft, files become tables. */
export interface Handed {
  /** Empty where only files came. */
  readonly text: string;
  readonly files: readonly File[];
}

/** Holds what another app or the system handed to the page until the chat panel takes it. */
export class Incoming extends Watched {
  #waiting: readonly Handed[] = [];

  hand(handed: Handed): void {
    this.#waiting = [...this.#waiting, handed];
    this.changed();
  }

  /** All that waits, oldest first, once. */
  take(): readonly Handed[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}
