import { nanoid } from 'nanoid';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Database } from '../../platform/database.ts';
import { Watched } from '../../platform/watched.ts';
import type { Registry } from '../registry.ts';
import { type McpOptions, McpServer, type ServerState } from './server.ts';
import { type McpTransport, readServers, ServerRow, type StoredServer, serverUrl } from './stored.ts';

/** Where the callback page reports the address that a sign-in came back to. */
const signInChannel = 'tiny-giant-mcp-sign-in';
const signInAnswer = z.object({ type: z.literal('answer'), href: z.url() });

/** Runs `work` in one page of this browser at a time: an answer to a sign-in counts once. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return globalThis.navigator?.locks?.request(signInChannel, work) ?? work();
}

/**
 * The MCP servers that a person added, and their tools in the registry. What such a server sends is data: its tools take no name that is
 * in use, ask before every call unless the person said otherwise, and get nothing of the page but their arguments.
 */
export class McpServers extends Watched {
  #servers: ReadonlyMap<string, McpServer> = new Map();

  constructor(
    readonly database: Database,
    readonly registry: Registry,
    readonly options: McpOptions,
  ) {
    super();
    database.onChange(table => table === 'mcpServers' && void this.open().catch(() => undefined));
    options.events?.addEventListener('online', () => {
      for (const server of this.#servers.values()) void server.retry();
    });
  }

  /**
   * Reads the servers from the database and connects those that are on; called again, it follows what another page of this browser
   * changed. Resolves once every server was tried. Throws `STORAGE_*`.
   */
  async open(): Promise<void> {
    const stored = await readServers(this.database);
    for (const id of this.#servers.keys()) if (!stored.has(id)) this.#forget(id);
    const connecting: Promise<void>[] = [];
    for (const [id, row] of stored) {
      const known = this.#servers.get(id);
      const server = known ?? this.#keep(id, row);
      const isOff = server.state.status === 'off';
      if (row.on && (!known || isOff || server.isSignedInBy(row))) connecting.push(server.connect());
      if (!row.on && !isOff) server.disconnect();
    }
    await Promise.all(connecting);
  }

  /** In the order in which they were added. */
  list(): readonly ServerState[] {
    return [...this.#servers.values()].map(({ state }) => state);
  }

  /**
   * Adds a server and resolves to its state once it was tried; one that does not answer is added all the same. Without a `transport`
   * Streamable HTTP is tried first, then the older HTTP with SSE. Throws `MCP_URL_INVALID`, `MCP_URL_INSECURE`, `MCP_ALREADY_ADDED` or
   * `STORAGE_*`.
   */
  async add(address: string, { transport }: { readonly transport?: McpTransport } = {}): Promise<ServerState> {
    const url = serverUrl(address).href;
    const same = this.list().find(server => server.url === url);
    if (same) throw new AppError('MCP_ALREADY_ADDED', { server: same.name });
    // Keys sort by when they were made.
    const id = `${Date.now().toString(36)}-${nanoid(8)}`;
    const row: StoredServer = { url, on: true, ...(transport && { transport }) };
    await this.database.put('mcpServers', { id, value: row });
    const server = this.#keep(id, row);
    await server.connect();
    return server.state;
  }

  /** Disconnects a server and forgets it, its sign-in with it. Throws `STORAGE_*`. */
  async remove(id: string): Promise<void> {
    this.#forget(id);
    await this.database.remove('mcpServers', id);
  }

  /** Switches a server on or off, for good. Resolves once it was tried. Throws `STORAGE_*`. */
  async setOn(id: string, on: boolean): Promise<void> {
    const server = this.#servers.get(id);
    await server?.row.edit(row => ({ ...row, on }));
    if (on) await server?.connect();
    else server?.disconnect();
  }

  /** Connects a server that is on anew, whatever its state. Resolves once it was tried. */
  async reconnect(id: string): Promise<void> {
    const server = this.#servers.get(id);
    if (server?.state.status !== 'off') await server?.connect();
  }

  /**
   * Begins to sign in to a server and resolves to the address where the person goes on: open it in a new tab, or in this one. It comes
   * back to the callback page, which hands its own address to `finishSignIn`. Throws `MCP_SIGN_IN_FAILED`, `MCP_UNREACHABLE` and what
   * else the network refuses.
   */
  async signIn(id: string): Promise<URL> {
    const server = this.#servers.get(id);
    if (!server) throw new AppError('MCP_SIGN_IN_UNKNOWN');
    return server.signIn();
  }

  /**
   * Ends the sign-in that `callbackUrl` answers, and connects. Throws `MCP_SIGN_IN_UNKNOWN` for an answer to none that was begun here or
   * that was answered already, `MCP_SIGN_IN_REFUSED` or `MCP_SIGN_IN_FAILED`.
   */
  async finishSignIn(callbackUrl: string): Promise<void> {
    const answer = URL.canParse(callbackUrl) ? new URL(callbackUrl).searchParams : new URLSearchParams();
    await alone(async () => {
      const server = await this.#signingIn(answer);
      if (!server) throw new AppError('MCP_SIGN_IN_UNKNOWN');
      await server.finishSignIn(answer);
    });
  }

  /**
   * Hears of sign-ins from the callback page until the returned function is called, and tells it when one is dealt with. `onError` gets
   * what went wrong.
   */
  hearSignIns(onError: (thrown: unknown) => void): () => void {
    const channel = new BroadcastChannel(signInChannel);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const { success, data: said } = signInAnswer.safeParse(data);
      if (!success) return;
      const tell = (type: 'busy' | 'done') => channel.postMessage({ type, href: said.href });
      const answer = new URL(said.href).searchParams;
      alone(async () => {
        const server = await this.#signingIn(answer);
        // Another page of this browser may have begun it, or dealt with it.
        if (!server) return;
        tell('busy');
        await server.finishSignIn(answer).finally(() => tell('done'));
      }).catch(onError);
    });
    return () => channel.close();
  }

  /** The server whose sign-in has begun and is answered by this. */
  async #signingIn(answer: URLSearchParams): Promise<McpServer | undefined> {
    const state = answer.get('state');
    if (!state) return undefined;
    const stored = await readServers(this.database);
    const [id = ''] = [...stored].find(([, row]) => row.signIn?.state === state) ?? [];
    return this.#servers.get(id);
  }

  #keep(id: string, row: StoredServer): McpServer {
    const server = new McpServer(new ServerRow(this.database, id), row, this.registry, this.options, () =>
      this.changed(),
    );
    this.#servers = new Map(this.#servers).set(id, server);
    this.changed();
    return server;
  }

  #forget(id: string): void {
    const servers = new Map(this.#servers);
    servers.delete(id);
    this.#servers.get(id)?.disconnect();
    this.#servers = servers;
    this.changed();
  }
}
