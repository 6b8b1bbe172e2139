import type { Egress } from '@/platform/egress';
import { Watched } from '@/platform/watched';
import type { Reloads } from './reloads';

/** A host that does not answer is asked again after so long: a page that reloads without it would be gone. */
const absentHostMs = 10_000;

/** Starts the page again, after a wait that grows with each time and only once its host answers. */
export class Restart extends Watched {
  #at: number | null = null;

  constructor(
    readonly reloads: Reloads,
    readonly egress: Pick<Egress, 'fetch'>,
    readonly onReload: () => void,
  ) {
    super();
  }

  /** Whole seconds until the page starts again; null where it does not. */
  get secondsLeft(): number | null {
    return this.#at === null ? null : Math.max(0, Math.ceil((this.#at - performance.now()) / 1000));
  }

  request(): void {
    if (this.#at !== null) return;
    this.#wait(this.reloads.delayMs);
  }

  #wait(ms: number): void {
    this.#at = performance.now() + ms;
    this.changed();
    setTimeout(() => void this.#reload(), ms);
  }

  async #reload(): Promise<void> {
    try {
      await this.egress.fetch(location.href, { purpose: 'kiosk', hosts: [], method: 'HEAD', cache: 'no-store' });
    } catch {
      this.#wait(absentHostMs);
      return;
    }
    this.reloads.add();
    this.onReload();
    location.reload();
  }
}
