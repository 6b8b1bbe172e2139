import { z } from 'zod';
import { storedEvent } from '@/agent/transcript';
import { AppError } from '@/errors';
import type { Database, KeyedTable, Row, Rows, StoredConversation, StoredEvent } from '@/platform/database';
import { rested } from './rested';

export const backupFormat = 'tiny-giant-backup/1';
/** Bytes; a file above this is not read. */
export const backupLimit = 100_000_000;

/** The choices that a person made, by the names of `settingKeys`. */
export type BackupSettings = Readonly<Record<string, string>>;

/** All that a page keeps, as one file. Secrets are left out. */
export interface Backup {
  readonly rows: Rows;
  readonly settings: BackupSettings;
}

const id = z.string().min(1).max(300);
const at = z.iso.datetime();
const text = z.string();
const names = z.array(text).readonly();
const optionalText = text.optional();

const conversation = z.object({
  id,
  title: text,
  createdAt: at,
  updatedAt: at,
  turns: z.int().min(0),
  right: names.optional(),
  imported: names.optional(),
  requests: names.optional(),
  events: z.array(z.object({ turnId: id, event: storedEvent })),
});

/** `["builtin",null,"set_timer"]`: what `tools/permission.ts` calls a tool. */
function namesTool(key: string): boolean {
  try {
    return z.tuple([z.string(), z.string().nullable(), z.string()]).safeParse(JSON.parse(key)).success;
  } catch {
    return false;
  }
}

/** An own tool is read by its owner, which keeps one that it cannot use and says so. */
const userTool = z.object({ id, value: z.looseObject({}) });

const server = z.object({
  id,
  value: z.object({
    url: z.url({ protocol: /^https?$/ }),
    transport: z.enum(['http', 'sse']).optional(),
    on: z.boolean(),
    name: optionalText,
  }),
});

const backup = z.object({
  format: z.literal(backupFormat),
  exportedAt: at,
  settings: z.record(text, text).default({}),
  conversations: z.array(conversation),
  notes: z.array(z.object({ id, title: optionalText, text, createdAt: at })),
  todos: z.array(
    z.object({
      id,
      text,
      priority: z.enum(['low', 'medium', 'high']).optional(),
      due: optionalText,
      dueAt: optionalText,
      done: z.boolean(),
      createdAt: at,
    }),
  ),
  timers: z.array(
    z.object({
      id,
      kind: z.enum(['timer', 'alarm']).optional(),
      label: optionalText,
      startedAt: at,
      endsAt: at,
      pausedWith: z.number().optional(),
      state: z.enum(['running', 'paused', 'rung', 'missed', 'cancelled']),
    }),
  ),
  tables: z.array(
    z
      .object({ id, name: text, columns: names, rows: z.array(names).readonly(), addedAt: at })
      .refine(({ columns, rows }) => rows.every(row => row.length === columns.length), { path: ['rows'] }),
  ),
  permissions: z.array(
    z.object({ id: id.refine(namesTool), permission: z.enum(['allow', 'ask', 'deny']), fingerprint: text, at }),
  ),
  calls: z.array(
    z.object({
      id,
      at,
      tool: text,
      source: text,
      origin: optionalText,
      askedBy: z.enum(['chat', 'page', 'webmcp', 'hand']),
      conversationId: optionalText,
      arguments: z.json().default(null),
      decision: z.enum(['default', 'always', 'conversation', 'once', 'no', 'denied', 'absent', 'refused']),
      outcome: z.enum(['ran', 'failed', 'dropped', 'unavailable']),
      errorCode: optionalText,
      resultBytes: z.number().optional(),
      ms: z.number().optional(),
    }),
  ),
  userTools: z.array(userTool),
  mcpServers: z.array(server),
});

/** The tables whose rows a file holds as they are. */
const plain = [
  'notes',
  'todos',
  'timers',
  'tables',
  'permissions',
  'calls',
  'userTools',
] as const satisfies KeyedTable[];

/** A server without its sign-in, and without what its address may carry: a name, a password, a key. Null for a row that is no server. */
export function withoutSecrets({ id: key, value }: Row<'mcpServers'>): Row<'mcpServers'> | null {
  const { success, data } = server.safeParse({ id: key, value });
  if (!success) return null;
  const url = new URL(data.value.url);
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  return { id: data.id, value: { ...data.value, url: url.href } };
}

/** The JSON of a list, row by row, so that a long one holds nothing up. */
async function jsonOf(rows: Iterable<unknown>): Promise<string> {
  const rest = rested();
  const lines: string[] = [];
  for (const row of rows) {
    lines.push(JSON.stringify(row));
    await rest();
  }
  return `[\n${lines.join(',\n')}\n]`;
}

async function conversationsWithEvents(database: Database): Promise<readonly unknown[]> {
  const conversations = await database.all('conversations');
  return Promise.all(
    conversations.map(async kept => ({
      ...kept,
      events: (await database.eventsOf(kept.id)).map(({ turnId, event }) => ({ turnId, event })),
    })),
  );
}

/** The text of a file with all that a page keeps. Throws `STORAGE_*`. */
export async function writeBackup(database: Database, settings: BackupSettings, exportedAt: Date): Promise<string> {
  const servers = (await database.all('mcpServers')).flatMap(row => withoutSecrets(row) ?? []);
  const parts: [string, string][] = [
    ['format', JSON.stringify(backupFormat)],
    ['exportedAt', JSON.stringify(exportedAt)],
    ['settings', JSON.stringify(settings)],
    ['conversations', await jsonOf(await conversationsWithEvents(database))],
  ];
  for (const table of plain) parts.push([table, await jsonOf(await database.all(table))]);
  parts.push(['mcpServers', await jsonOf(servers)]);
  return `{\n${parts.map(([key, json]) => `${JSON.stringify(key)}: ${json}`).join(',\n')}\n}\n`;
}

/** Throws `BACKUP_TOO_LARGE` for a file of more than `backupLimit` bytes: call it before the file is read. */
export function checkBackupSize(bytes: number, file: string): void {
  if (bytes > backupLimit) throw new AppError('BACKUP_TOO_LARGE', { file, limit: backupLimit / 1e6 });
}

/**
 * Reads the text of a file that `writeBackup` wrote. Throws `BACKUP_NOT_JSON`, `BACKUP_FORMAT_UNKNOWN` or `BACKUP_DAMAGED` with the
 * place that is wrong.
 */
export function readBackup(content: string, file: string): Backup {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw new AppError('BACKUP_NOT_JSON', { file }, { cause });
  }
  if (z.looseObject({ format: z.string() }).safeParse(value).data?.format !== backupFormat)
    throw new AppError('BACKUP_FORMAT_UNKNOWN', { file, format: backupFormat });
  const read = backup.safeParse(value);
  if (!read.success)
    throw new AppError(
      'BACKUP_DAMAGED',
      { file, place: read.error.issues[0]?.path.join('.') ?? '' },
      { cause: read.error },
    );
  const { format: _, exportedAt: __, settings, conversations, ...rows } = read.data;
  return {
    settings,
    rows: {
      ...rows,
      conversations: conversations.map(({ events: _events, ...kept }) => kept as StoredConversation),
      events: conversations.flatMap(({ id: conversationId, events }) =>
        events.map(({ turnId, event }): StoredEvent => ({ conversationId, turnId, event })),
      ),
    },
  };
}

/**
 * Keeps what a file holds beside what is here: rows of one id are replaced, all or none. A server that is here already keeps its sign-in; one
 * that is not comes switched off, so that nothing leaves the page until it is switched on. Throws `STORAGE_*`.
 */
export async function mergeBackup(database: Database, { rows }: Backup): Promise<void> {
  const here = new Set((await database.all('mcpServers')).map(row => row.id));
  const servers = (rows.mcpServers ?? []).filter(row => !here.has(row.id));
  await database.merge({
    ...rows,
    mcpServers: servers.map(row => ({ id: row.id, value: { ...(row.value as object), on: false } })),
  });
}
