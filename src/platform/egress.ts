import { nanoid } from 'nanoid';
import { Watched } from './watched.ts';

/** A request that left the page for another host. */
export interface SentRequest {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly host: string;
  /** For what it was sent, e.g. the tool that did. */
  readonly purpose?: string | undefined;
}

/**
 * What left the page since it was opened, as the browser saw it: every request of the page to another origin counts, whoever made
 * it. The page's own files do not count: they come from where it was opened, and so do the model's, which workers fetch.
 */
export class Egress extends Watched {
  #sent: readonly SentRequest[] = [];

  /** `origin` is the page's own. Watches the browser's resource timing from now on. */
  constructor(readonly origin: string) {
    super();
    new PerformanceObserver(list => {
      for (const { name, startTime } of list.getEntries()) this.#note(name, startTime);
    }).observe({ type: 'resource', buffered: true });
  }

  /** A new array after every change. */
  list(): readonly SentRequest[] {
    return this.#sent;
  }

  #note(address: string, startTime: number): void {
    const { origin, host, protocol } = new URL(address, this.origin);
    if (origin === this.origin || !protocol.startsWith('http')) return;
    const at = new Date(performance.timeOrigin + startTime).toISOString();
    this.#sent = [...this.#sent, { id: nanoid(), at, host }];
    this.changed();
  }
}
