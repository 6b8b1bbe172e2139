import type { Database } from '@/platform/database';
import type { Egress } from '@/platform/egress';
import type { RegexRunner, Sandbox } from '@/tools/context';
import type { McpServers } from '@/tools/mcp/servers';
import type { Registry } from '@/tools/registry';
import type { UserTools } from '@/tools/user/user-tools';
import type { Notices } from './notices';

/** What `load` resolves to, loaded by the first call; a load that failed is tried again by the next. */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load().catch(thrown => {
      loaded = undefined;
      throw thrown;
    });
    return loaded;
  };
}

/** The sandbox, whose code is loaded by the first program. */
export function lazySandbox(): Sandbox {
  const sandbox = lazily(async () => (await import('@/tools/sandbox/client')).createSandbox());
  return { run: async (code, options) => (await sandbox()).run(code, options) };
}

/** The runner of regular expressions, whose code is loaded by the first one. */
export function lazyRegexRunner(): RegexRunner {
  const runner = lazily(async () => (await import('@/tools/regex/client')).createRegexRunner());
  return { matches: async (...args) => (await runner()).matches(...args) };
}

export interface ToolsOfOthersServices {
  readonly database: Database;
  readonly registry: Registry;
  readonly egress: Egress;
  readonly sandbox: Sandbox;
  readonly notices: Notices;
  /** What is stored could not be read. */
  onStorageError(thrown: unknown): void;
}

/** The tools that a person made or added by their server: loaded where some are stored, or by who asks for them. */
export interface ToolsOfOthers {
  userTools(): Promise<UserTools>;
  mcp(): Promise<McpServers>;
  /** Loads what is stored, now and when another page of this browser stores the first. */
  open(): Promise<void>;
}

export function lazyToolsOfOthers(services: ToolsOfOthersServices): ToolsOfOthers {
  const { database, registry, egress, sandbox, notices, onStorageError } = services;

  const userTools = lazily(async () => {
    const { UserTools } = await import('@/tools/user/user-tools');
    const tools = new UserTools(database, registry, { sandbox, fetch: (url, init) => egress.fetch(url, init) });
    await tools.open().catch(onStorageError);
    return tools;
  });

  const mcp = lazily(async () => {
    const { McpServers } = await import('@/tools/mcp/servers');
    const servers = new McpServers(database, registry, {
      fetch: (purpose, hosts) => egress.wrap(purpose, hosts),
      callbackUrl: new URL('mcp-callback.html', document.baseURI).href,
      events: window,
    });
    servers.hearSignIns(thrown => notices.add(thrown));
    const opened = servers.open().catch(onStorageError);
    void opened.then(() => endSignIn(servers)).catch(thrown => notices.add(thrown));
    return servers;
  });

  const openStored = async (table: 'userTools' | 'mcpServers', load: () => Promise<unknown>) => {
    if ((await database.all(table)).length > 0) await load();
  };

  return {
    userTools,
    mcp,
    async open() {
      database.onChange(table => {
        if (table === 'userTools') void userTools();
        if (table === 'mcpServers') void mcp();
      });
      await Promise.all([openStored('userTools', userTools), openStored('mcpServers', mcp)]).catch(onStorageError);
    },
  };
}

/** Ends the sign-in to an MCP server that led the person back here, where no other page took it. */
async function endSignIn(mcp: McpServers): Promise<void> {
  const address = new URL(location.href);
  if (!address.searchParams.has('state')) return;
  const { href } = address;
  for (const name of ['state', 'code', 'error', 'error_description', 'iss']) address.searchParams.delete(name);
  history.replaceState(null, '', address);
  await mcp.finishSignIn(href);
}
