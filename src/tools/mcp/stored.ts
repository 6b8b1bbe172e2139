import type {
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from '@modelcontextprotocol/client';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { Database } from '../../platform/database.ts';

export type McpTransport = 'http' | 'sse';

/** What a sign-in leaves behind. It is read for requests of its own server alone. */
export interface SignInRecord {
  readonly client?: StoredOAuthClientInformation;
  readonly tokens?: StoredOAuthTokens;
  readonly discovery?: OAuthDiscoveryState;
  /** Of a sign-in that has begun: what its answer must hold, and the secret of PKCE. */
  readonly state?: string | undefined;
  readonly verifier?: string;
}

const stored = z.object({
  url: z.url(),
  transport: z.enum(['http', 'sse']).optional(),
  on: z.boolean(),
  /** What the server called itself. */
  name: z.string().optional(),
  signIn: z.custom<SignInRecord>(value => typeof value === 'object' && value !== null).optional(),
});
/** A server as the database keeps it. */
export type StoredServer = z.infer<typeof stored>;

/** The servers of the database in the order in which they were added; rows of another shape are none. */
export async function readServers(database: Database): Promise<ReadonlyMap<string, StoredServer>> {
  const rows = await database.all('mcpServers');
  return new Map(
    rows.flatMap(({ id, value }) => {
      const { success, data } = stored.safeParse(value);
      return success ? [[id, data] as const] : [];
    }),
  );
}

/** One server's row. Edits of one page follow each other; none brings a removed server back. */
export class ServerRow {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly database: Database,
    readonly id: string,
  ) {}

  async read(): Promise<StoredServer | undefined> {
    const row = await this.database.get('mcpServers', this.id);
    const parsed = stored.safeParse(row?.value);
    return parsed.success ? parsed.data : undefined;
  }

  edit(change: (server: StoredServer) => StoredServer): Promise<void> {
    const edited = this.#last.then(async () => {
      const server = await this.read();
      const changed = server && change(server);
      if (changed && changed !== server) await this.database.put('mcpServers', { id: this.id, value: changed });
    });
    this.#last = edited.catch(() => undefined);
    return edited;
  }

  async editSignIn(change: Partial<SignInRecord>): Promise<void> {
    await this.edit(server => ({ ...server, signIn: { ...server.signIn, ...change } }));
  }
}

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

export function isLoopback(url: URL): boolean {
  return loopback.has(url.hostname);
}

/** Reads a server's address. Throws `MCP_URL_INVALID`, or `MCP_URL_INSECURE` for plain http that leaves this device. */
export function serverUrl(address: string): URL {
  const trimmed = address.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new AppError('MCP_URL_INVALID', { address: trimmed.slice(0, 200) });
  if (url.protocol === 'http:' && !isLoopback(url)) throw new AppError('MCP_URL_INSECURE', { host: url.host });
  url.hash = '';
  return url;
}
