import type { Client, Transport } from '@modelcontextprotocol/client';
import { AppError, type ErrorRecord, orAborted, toErrorRecord } from '../../errors.ts';
import type { OutsideContext } from '../context.ts';
import type { Registry } from '../registry.ts';
import type { Arguments, JsonValue } from '../tool.ts';
import { isPassing, isSessionLost, mcpError, statusOf } from './errors.ts';
import { type Fetch, limitFetch } from './limit.ts';
import { errorTextOf, resultOf } from './result.ts';
import { SignIn } from './sign-in.ts';
import { isLoopback, type McpTransport, type ServerRow, type StoredServer } from './stored.ts';
import { cleanText } from './text.ts';
import { longestCallMs, type RefusedTool, ServerTools } from './tool.ts';

/** `waiting`: it did not answer and is tried again at `retryAt`. */
export type ServerStatus = 'connecting' | 'ready' | 'needs-sign-in' | 'failed' | 'off' | 'waiting';

export interface ServerState {
  readonly id: string;
  readonly url: string;
  /** As the server calls itself; its host until it did. */
  readonly name: string;
  readonly status: ServerStatus;
  readonly error?: ErrorRecord | undefined;
  /** Milliseconds since 1970, while `waiting`. */
  readonly retryAt?: number | undefined;
  /** The names of its tools in the registry. */
  readonly tools: readonly string[];
  readonly refused: readonly RefusedTool[];
  /** How many more tools it has than are taken. */
  readonly leftOut: number;
}

export interface McpOptions {
  /** `Egress.wrap`: the browser's fetch for a purpose, to the hosts named alone. */
  readonly fetch: (purpose: string, hosts: readonly string[]) => Fetch;
  /** The page that an authorization server sends the person back to. */
  readonly callbackUrl: string;
  /** Where the `online` event is heard: the window. */
  readonly events?: EventTarget | undefined;
  /** The first wait before a server is tried again; each is twice the one before, up to the longest. 1 s and 60 s unless told. */
  readonly firstWaitMs?: number | undefined;
  readonly longestWaitMs?: number | undefined;
  /** After how long without a word from the server a call is given up: 30 s unless told. */
  readonly silenceMs?: number | undefined;
}

const connectMs = 20_000;
const defaultSilenceMs = 30_000;
/** A connection that reports trouble is looked at, but no more often. */
const checkEveryMs = 10_000;
const longestName = 60;

type Sdk = typeof import('@modelcontextprotocol/client');
/** Loads the SDK, once. Its validator is the interpreter: the other one compiles, which the page's policy forbids. */
async function loadSdk() {
  const [sdk, { CfWorkerJsonSchemaValidator }] = await Promise.all([
    import('@modelcontextprotocol/client'),
    import('@modelcontextprotocol/client/validators/cf-worker'),
  ]);
  return { sdk, CfWorkerJsonSchemaValidator };
}

interface Connection {
  readonly sdk: Sdk;
  readonly client: Client;
  readonly transport: Transport;
  /** Aborts when the server sent more than is read: what waits for an answer fails with that. */
  readonly broken: AbortController;
}

/** One MCP server: its connection, its tools, and what a person sees of it. */
export class McpServer {
  readonly url: URL;
  readonly #tools: ServerTools;
  #name: string;
  #status: ServerStatus;
  #error: ErrorRecord | undefined;
  #retryAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often it was tried in vain since it was last ready. */
  #failures = 0;
  #connection: Connection | null = null;
  /** The attempt under way. */
  #connecting: Promise<Connection> | null = null;
  /** Counts what ends a connection, so that an attempt that was overtaken changes nothing. */
  #generation = 0;
  /** Counts the readings of its tools: only the last one that began counts, and none that a lost connection had begun. */
  #reading = 0;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<boolean> | null = null;
  /** The access token that was sent last. */
  #token: string | undefined;
  /** What the server's last refusal asked for. */
  #challenge: { readonly resourceMetadataUrl?: URL; readonly scope?: string } = {};

  constructor(
    readonly row: ServerRow,
    readonly stored: StoredServer,
    registry: Registry,
    readonly options: McpOptions,
    readonly changed: () => void,
  ) {
    this.url = new URL(stored.url);
    this.#name = stored.name ?? this.url.host;
    this.#status = stored.on ? 'connecting' : 'off';
    this.#tools = new ServerTools(registry, (name, args, context) => this.#call(name, args, context));
  }

  get state(): ServerState {
    return {
      id: this.row.id,
      url: this.url.href,
      name: this.#name,
      status: this.#status,
      error: this.#error,
      retryAt: this.#retryAt,
      tools: this.#tools.names(),
      refused: this.#tools.refused,
      leftOut: this.#tools.leftOut,
    };
  }

  /** Whether another page of this browser signed in to it, and this one waits for that. */
  isSignedInBy({ signIn }: StoredServer): boolean {
    const token = signIn?.tokens?.access_token;
    return this.#status === 'needs-sign-in' && token !== undefined && token !== this.#token;
  }

  /** Connects anew. Never rejects: what went wrong is in the state. */
  async connect(): Promise<void> {
    this.#drop();
    this.#failures = 0;
    await this.#start().catch(() => undefined);
  }

  /** Tries a waiting server at once. */
  async retry(): Promise<void> {
    if (this.#status === 'waiting') await this.#start().catch(() => undefined);
  }

  /** Closes the connection and takes the tools away. */
  disconnect(): void {
    this.#drop();
    this.#tools.clear();
    this.#set('off');
  }

  /** Begins a sign-in and resolves to the address where the person goes on. Throws `MCP_SIGN_IN_FAILED` or what the network refuses. */
  async signIn(): Promise<URL> {
    const { sdk } = await loadSdk();
    const signIn = new SignIn(this.row, this.options.callbackUrl);
    await signIn.invalidateCredentials('discovery');
    try {
      await sdk.auth(signIn, {
        ...this.#challenge,
        serverUrl: this.url,
        fetchFn: this.#signInFetch(),
        forceReauthorization: true,
      });
    } catch (thrown) {
      throw this.#signInError(sdk, thrown);
    }
    if (!signIn.address)
      throw new AppError('MCP_SIGN_IN_FAILED', { server: this.#name, reason: 'no address to go to' });
    return signIn.address;
  }

  /** Ends a sign-in with what the authorization server answered, and connects. */
  async finishSignIn(answer: URLSearchParams): Promise<void> {
    const { sdk } = await loadSdk();
    const signIn = new SignIn(this.row, this.options.callbackUrl);
    // An answer counts once.
    await this.row.editSignIn({ state: undefined });
    const transport = new sdk.StreamableHTTPClientTransport(this.url, {
      authProvider: signIn,
      fetch: this.#signInFetch(),
    });
    try {
      await transport.finishAuth(answer);
    } catch (thrown) {
      throw answer.has('code')
        ? this.#signInError(sdk, thrown)
        : new AppError('MCP_SIGN_IN_REFUSED', { server: this.#name }, { cause: thrown });
    } finally {
      await signIn.invalidateCredentials('verifier');
    }
    await this.connect();
  }

  #signInError(sdk: Sdk, thrown: unknown): unknown {
    const error = this.#errorOf(sdk, thrown);
    if (!(error instanceof AppError) || !/^MCP_(PROTOCOL|NOT_A_SERVER|UNAUTHORIZED)$/.test(error.code)) return error;
    const reason = cleanText(thrown instanceof Error ? thrown.message : String(thrown), 200);
    return new AppError('MCP_SIGN_IN_FAILED', { server: this.#name, reason }, { cause: thrown });
  }

  get #silenceMs(): number {
    return this.options.silenceMs ?? defaultSilenceMs;
  }

  get #purpose(): string {
    return `MCP ${this.url.host}`;
  }

  /** To where a person chose to sign in, which the server names: never from elsewhere to this device. */
  #signInFetch(): Fetch {
    return limitFetch((address, init) => {
      const url = new URL(address);
      const isOpen = !isLoopback(url) || isLoopback(this.url);
      return this.options.fetch(this.#purpose, isOpen ? [this.url.host, url.host] : [this.url.host])(address, init);
    });
  }

  #errorOf(sdk: Sdk, thrown: unknown): unknown {
    return mcpError(sdk, thrown, { server: this.#name, host: this.url.host, seconds: this.#silenceMs / 1000 });
  }

  #set(status: ServerStatus, error?: ErrorRecord, retryAt?: number): void {
    this.#status = status;
    this.#error = error;
    this.#retryAt = retryAt;
    this.changed();
  }

  /** Lets the connection go; an attempt under way comes to nothing. */
  #drop(): void {
    this.#generation += 1;
    this.#reading += 1;
    clearTimeout(this.#timer);
    this.#connecting = null;
    const connection = this.#connection;
    this.#connection = null;
    if (connection) void close(connection);
  }

  /** One attempt, shared by all who need it. Rejects with the error that the state holds. */
  #start(): Promise<Connection> {
    this.#connecting ??= this.#attempt();
    return this.#connecting;
  }

  async #attempt(): Promise<Connection> {
    clearTimeout(this.#timer);
    const generation = this.#generation;
    const overtaken = () => new AppError('MCP_CLOSED', { server: this.#name });
    this.#set('connecting');
    try {
      const connection = await this.#open();
      if (generation !== this.#generation) {
        void close(connection);
        throw overtaken();
      }
      this.#connection = connection;
      this.#connecting = null;
      this.#failures = 0;
      this.#set('ready');
      return connection;
    } catch (thrown) {
      if (generation !== this.#generation) throw overtaken();
      this.#connecting = null;
      this.#fail(thrown);
      throw thrown;
    }
  }

  /** What becomes of a server that failed: it is tried again, or waits for the person. */
  #fail(thrown: unknown): void {
    const record = toErrorRecord(thrown);
    if (isPassing(thrown)) {
      const { firstWaitMs = 1000, longestWaitMs = 60_000 } = this.options;
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** this.#failures);
      // Between half the wait and all of it, so that many pages do not come back at one moment.
      const ms = Math.max(firstWaitMs, wait * (0.5 + Math.random() / 2));
      this.#failures += 1;
      this.#timer = setTimeout(() => void this.retry(), ms);
      this.#set('waiting', record, Date.now() + ms);
      return;
    }
    this.#tools.clear();
    this.#set(record.code === 'MCP_UNAUTHORIZED' ? 'needs-sign-in' : 'failed', record);
  }

  /** Connects by Streamable HTTP, or by the transport before it where the server knows no other, and reads the tools. */
  async #open(): Promise<Connection> {
    const generation = this.#generation;
    const { sdk, CfWorkerJsonSchemaValidator } = await loadSdk();
    const connectBy = async (kind: McpTransport): Promise<Connection> => {
      const client = new sdk.Client(
        { name: 'tiny-giant', title: 'Tiny Giant', version: '1' },
        {
          versionNegotiation: { mode: 'auto' },
          jsonSchemaValidator: new CfWorkerJsonSchemaValidator(),
          listChanged: { tools: { autoRefresh: false, onChanged: () => void this.#check(client) } },
        },
      );
      const broken = new AbortController();
      const transport = this.#transport(sdk, kind, broken);
      const connection = { sdk, client, transport, broken };
      try {
        const signal = AbortSignal.timeout(connectMs);
        await orAborted(client.connect(transport, { timeout: connectMs }), signal).catch((thrown: unknown) => {
          throw signal.aborted
            ? new AppError('MCP_TIMEOUT', { server: this.#name, seconds: connectMs / 1000 })
            : thrown;
        });
        if (generation !== this.#generation) throw new AppError('MCP_CLOSED', { server: this.#name });
        client.onerror = () => void this.#checkLater(client);
        client.onclose = () => this.#lost(client, new AppError('MCP_CLOSED', { server: this.#name }));
        await this.#readTools(connection);
        return connection;
      } catch (thrown) {
        void close(connection);
        throw thrown;
      }
    };
    const { transport } = this.stored;
    try {
      return await connectBy(transport ?? 'http');
    } catch (thrown) {
      const status = statusOf(sdk, thrown);
      const isOlder = transport === undefined && (status === 400 || status === 404 || status === 405);
      if (!isOlder) throw this.#errorOf(sdk, thrown);
      return await connectBy('sse').catch((second: unknown) => {
        const needsSignIn = this.#errorOf(sdk, second);
        throw needsSignIn instanceof AppError && needsSignIn.code === 'MCP_UNAUTHORIZED'
          ? needsSignIn
          : this.#errorOf(sdk, thrown);
      });
    }
  }

  #transport(sdk: Sdk, kind: McpTransport, broken: AbortController): Transport {
    const allowed = this.options.fetch(this.#purpose, [this.url.host]);
    const fetch = limitFetch(allowed, error => broken.abort(error));
    const signIn = new SignIn(this.row, this.options.callbackUrl);
    const authProvider = {
      token: async () => {
        this.#token = (await signIn.tokens())?.access_token;
        return this.#token;
      },
      onUnauthorized: async ({ response }: { readonly response: Response }) => {
        const { resourceMetadataUrl, scope } = sdk.extractWWWAuthenticateParams(response);
        this.#challenge = { ...(resourceMetadataUrl && { resourceMetadataUrl }), ...(scope && { scope }) };
        if (!(await this.#refresh(sdk, signIn))) throw new sdk.UnauthorizedError('Sign in');
      },
    };
    const init = { fetch, authProvider };
    return kind === 'sse'
      ? new sdk.SSEClientTransport(this.url, init)
      : new sdk.StreamableHTTPClientTransport(this.url, init);
  }

  /** Renews an access token that ran out, once for all requests that meet its end; a person is not asked to sign in by this. */
  #refresh(sdk: Sdk, signIn: SignIn): Promise<boolean> {
    this.#refreshing ??= (async () => {
      try {
        if (!(await signIn.tokens())?.refresh_token) return false;
        const done = await sdk.auth(signIn, { ...this.#challenge, serverUrl: this.url, fetchFn: this.#signInFetch() });
        return done === 'AUTHORIZED';
      } finally {
        this.#refreshing = null;
      }
    })();
    return this.#refreshing;
  }

  async #readTools({ client, broken }: Connection): Promise<void> {
    this.#reading += 1;
    const reading = this.#reading;
    const listing = client.listTools(undefined, { cacheMode: 'refresh', timeout: connectMs });
    const { tools } = await orAborted(listing, broken.signal);
    if (reading !== this.#reading) return;
    const said = client.getServerVersion();
    this.#name = cleanText(said?.title ?? said?.name ?? '', longestName) || this.url.host;
    this.#tools.replace(tools, { url: this.url, server: this.#name });
    const name = this.#name;
    await this.row.edit(server => (server.name === name ? server : { ...server, name }));
  }

  /** Reads the tools of a connection again; one that does not answer is lost. */
  async #check(client: Client): Promise<void> {
    const connection = this.#connection;
    if (connection?.client !== client) return;
    this.#checkedAt = performance.now();
    try {
      await this.#readTools(connection);
      this.changed();
    } catch (thrown) {
      this.#lost(client, isSessionLost(connection.sdk, thrown) ? null : this.#errorOf(connection.sdk, thrown));
    }
  }

  async #checkLater(client: Client): Promise<void> {
    if (performance.now() - this.#checkedAt > checkEveryMs) await this.#check(client);
  }

  /** The connection is of no use any more: the server is tried again at once where only the session ended. */
  #lost(client: Client, error: unknown): void {
    if (this.#connection?.client !== client) return;
    this.#drop();
    if (error === null) void this.#start().catch(() => undefined);
    else this.#fail(error);
  }

  async #call(name: string, args: Arguments, context: OutsideContext): Promise<JsonValue> {
    const { signal } = context;
    const connection = await orAborted(this.#connected(), signal);
    try {
      return await this.#send(connection, name, args, context);
    } catch (thrown) {
      if (signal.aborted) throw signal.reason;
      if (!isSessionLost(connection.sdk, thrown)) throw this.#failed(connection, thrown);
      this.#lost(connection.client, null);
      const renewed = await orAborted(this.#connected(), signal);
      return await this.#send(renewed, name, args, context).catch((again: unknown) => {
        throw signal.aborted ? signal.reason : this.#failed(renewed, again);
      });
    }
  }

  async #connected(): Promise<Connection> {
    return this.#connection ?? (await this.#start());
  }

  /** The error of a call; where the server is gone or wants a sign-in, its state follows. */
  #failed({ sdk, client }: Connection, thrown: unknown): unknown {
    const error = this.#errorOf(sdk, thrown);
    if (error instanceof AppError && /^(MCP_(UNREACHABLE|CLOSED|UNAUTHORIZED)|NETWORK_OFFLINE)$/.test(error.code))
      this.#lost(client, error);
    else if (error instanceof AppError && error.code === 'MCP_TOO_LARGE') this.#lost(client, null);
    return error;
  }

  async #send(
    { client, broken }: Connection,
    name: string,
    args: Arguments,
    context: OutsideContext,
  ): Promise<JsonValue> {
    const calling = client.callTool(
      { name, arguments: { ...args } },
      {
        signal: context.signal,
        timeout: this.#silenceMs,
        maxTotalTimeout: longestCallMs,
        resetTimeoutOnProgress: true,
        onprogress: ({ progress, total, message }) =>
          context.progress({
            done: progress,
            total,
            ...(message !== undefined && { message: cleanText(message, 200) }),
          }),
      },
    );
    const result = await orAborted(calling, broken.signal);
    if (!result.isError) return resultOf(result);
    throw new AppError('MCP_TOOL_ERROR', {
      tool: cleanText(name, longestName),
      server: this.#name,
      text: errorTextOf(result),
    });
  }
}

/** Ends the session where the server keeps one, and closes. What cannot be told to a server that is gone is not. */
async function close({ client, transport }: Pick<Connection, 'client' | 'transport'>): Promise<void> {
  if ('terminateSession' in transport && typeof transport.terminateSession === 'function')
    await transport.terminateSession().catch(() => undefined);
  await client.close().catch(() => undefined);
}
