import { nanoid } from 'nanoid';
import { AppError } from '../errors.ts';
import { networkError } from './egress-read.ts';
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

/** What a request is for, and where it may go. */
export interface EgressPolicy {
  readonly purpose: string;
  /**
   * The allow list: hosts as `URL.host` has them (`localhost:3001`), `*.wikipedia.org` for every host below that one, `*` for every
   * https host. Plain http goes to this device alone. The page's own origin needs no entry.
   */
  readonly hosts: readonly string[];
}

/** `RequestInit` without what the policy decides. */
export type EgressInit = Omit<RequestInit, 'credentials' | 'redirect' | 'referrer' | 'referrerPolicy' | 'mode'>;

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** Whether an allow list holds an address. An address with a name and password is in none. */
function isAllowed(url: URL, hosts: readonly string[], origin: string): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === origin) return true;
  const https = url.protocol === 'https:';
  if (!https && !(url.protocol === 'http:' && loopback.has(url.hostname))) return false;
  return hosts.some(pattern => {
    if (pattern === '*') return https;
    return pattern.startsWith('*.') ? url.host.endsWith(pattern.slice(1)) : url.host === pattern;
  });
}

/** Resource timing names a request by its address without the fragment. */
function addressOf(url: URL): string {
  const address = new URL(url);
  address.hash = '';
  return address.href;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** True for a redirect that was not followed: opaque in a browser, with its status in Node. */
function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || redirects.has(response.status);
}

/**
 * The one place that fetches, and what left the page since it was opened. Requests of `fetch` are listed with their purpose as they
 * are sent, whether they succeed or not; a request to another origin that something else made is listed as the browser's resource
 * timing reports it. The page's own files are not listed: they come from where it was opened, and so do the model's, which workers fetch.
 */
export class Egress extends Watched {
  #sent: readonly SentRequest[] = [];
  /** Requests of `fetch` that resource timing has not reported yet. */
  #unreported: { readonly address: string; readonly startTime: number }[] = [];

  /** `origin` is the page's own. `transport` sends what is allowed. */
  constructor(
    readonly origin: string,
    private readonly transport: typeof fetch = (input, init) => fetch(input, init),
  ) {
    super();
    new PerformanceObserver(list => {
      for (const { name, startTime } of list.getEntries()) this.#report(name, startTime);
    }).observe({ type: 'resource', buffered: true });
  }

  /** A new array after every change. */
  list(): readonly SentRequest[] {
    return this.#sent;
  }

  /**
   * Sends a request to an allowed host, without cookies and without a referrer, and resolves to its answer, whatever its status.
   *
   * A browser shows a page where a redirect leads only once it has followed it. So a request to named hosts follows none
   * (`NETWORK_REDIRECTED`); one to any https host (`*`) follows them, which the Content-Security-Policy keeps to https, and where it
   * arrived is checked.
   *
   * Throws `EGRESS_BLOCKED` before anything is sent to a host that is not allowed, `NETWORK_OFFLINE`, `NETWORK_CORS` or
   * `NETWORK_TIMEOUT` (the signal's reason is a `TimeoutError`); any other reason of an aborted signal as it is.
   */
  async fetch(address: string | URL, { purpose, hosts, ...init }: EgressInit & EgressPolicy): Promise<Response> {
    const url = new URL(address, this.origin);
    this.#demand(url, { purpose, hosts });
    init.signal?.throwIfAborted();
    this.#send(url, purpose);
    const response = await this.transport(url, {
      ...init,
      // An opaque answer, which `no-cors` gives, tells nobody anything.
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: hosts.includes('*') ? 'follow' : 'manual',
    }).catch((thrown: unknown) => {
      throw networkError(thrown, url.host, init.signal);
    });
    if (isRedirect(response)) throw new AppError('NETWORK_REDIRECTED', { host: url.host });
    if (response.redirected) {
      const arrived = new URL(response.url);
      this.#list(arrived.host, performance.now(), purpose);
      this.#demand(arrived, { purpose, hosts });
    }
    return response;
  }

  /** `fetch` under a policy, for code that brings its own use of the browser's: an MCP client, a tool's context. */
  wrap(purpose: string, hosts: readonly string[]): (address: string | URL, init?: RequestInit) => Promise<Response> {
    return (address, init) => this.fetch(address, { ...init, purpose, hosts });
  }

  /** Lists what the browser itself sends for a person, e.g. to its speech service. `host` names it as far as that is known. */
  told(host: string, purpose: string): void {
    this.#list(host, performance.now(), purpose);
  }

  #demand(url: URL, { purpose, hosts }: EgressPolicy): void {
    if (!isAllowed(url, hosts, this.origin)) throw new AppError('EGRESS_BLOCKED', { address: url.origin, purpose });
  }

  #send(url: URL, purpose: string): void {
    if (url.origin === this.origin) return;
    const startTime = performance.now();
    this.#unreported.push({ address: addressOf(url), startTime });
    this.#list(url.host, startTime, purpose);
  }

  #report(name: string, startTime: number): void {
    const url = new URL(name, this.origin);
    if (url.origin === this.origin || !url.protocol.startsWith('http')) return;
    const address = addressOf(url);
    const known = this.#unreported.findIndex(sent => sent.address === address && sent.startTime <= startTime);
    if (known === -1) this.#list(url.host, startTime);
    else this.#unreported.splice(known, 1);
  }

  #list(host: string, startTime: number, purpose?: string): void {
    const at = new Date(performance.timeOrigin + startTime).toISOString();
    this.#sent = [...this.#sent, { id: nanoid(), at, host, purpose }];
    this.changed();
  }
}
