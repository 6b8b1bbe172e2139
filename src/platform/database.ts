import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import { AppError } from '../errors.ts';
import type { DataTable, Note, Timer, Todo } from '../tools/context.ts';

export interface StoredConversation {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly turns: number;
  /** Ids of the turns that a person said were right. */
  readonly right?: readonly string[];
  /** Ids of the turns that came from a file. */
  readonly imported?: readonly string[];
  /** The words of its requests, oldest first, for the search; absent where an older page kept it. */
  readonly requests?: readonly string[];
}

/** One event of a turn, as the page keeps it. `seq` orders the events of all conversations. */
export interface StoredEvent {
  readonly seq?: number;
  readonly conversationId: string;
  readonly turnId: string;
  readonly event: unknown;
}

/** What a person decided of a tool for good. `id` names the tool and where it comes from. */
export interface StoredPermission {
  readonly id: string;
  readonly permission: 'allow' | 'ask' | 'deny';
  /** What the tool looked like then: one that changed is asked for again. */
  readonly fingerprint: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A call that was asked for, and what became of it. */
export interface StoredCall {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly tool: string;
  readonly source: string;
  readonly origin?: string | undefined;
  /** The chat, a script of the page, another agent over WebMCP, or a person by hand. */
  readonly askedBy: 'chat' | 'page' | 'webmcp' | 'hand';
  readonly conversationId?: string | undefined;
  readonly arguments: unknown;
  /** What let it run, or kept it from running. */
  readonly decision: 'default' | 'always' | 'conversation' | 'once' | 'no' | 'denied' | 'absent' | 'refused';
  readonly outcome: 'ran' | 'failed' | 'dropped' | 'unavailable';
  readonly errorCode?: string | undefined;
  /** Of its JSON, as UTF-8. */
  readonly resultBytes?: number | undefined;
  readonly ms?: number | undefined;
}

/** A value that its owner reads and checks: a tool of the person's, an MCP server. */
export interface StoredValue {
  readonly id: string;
  readonly value: unknown;
}

interface Schema extends DBSchema {
  conversations: { key: string; value: StoredConversation };
  events: { key: number; value: StoredEvent; indexes: { conversation: string } };
  todos: { key: string; value: Todo };
  timers: { key: string; value: Timer };
  notes: { key: string; value: Note };
  tables: { key: string; value: DataTable };
  permissions: { key: string; value: StoredPermission };
  calls: { key: string; value: StoredCall };
  userTools: { key: string; value: StoredValue };
  mcpServers: { key: string; value: StoredValue };
}

/** Tables whose rows are kept under their `id`. */
export const keyed = [
  'conversations',
  'todos',
  'timers',
  'notes',
  'tables',
  'permissions',
  'calls',
  'userTools',
  'mcpServers',
] as const;
export type KeyedTable = (typeof keyed)[number];
export type Table = KeyedTable | 'events';
export type Row<T extends Table> = Schema[T]['value'];
/** Rows of some tables. */
export type Rows = { readonly [T in Table]?: readonly Row<T>[] };

/**
 * The tables that the page keeps, in the browser's storage or, where that is denied, in this page's memory alone. Everything
 * that reads or writes throws `STORAGE_FULL`, `STORAGE_CLOSED` (a newer page of another tab took over) or `STORAGE_FAILED`.
 */
export interface Database {
  readonly storage: 'persistent' | 'memory';
  /** All rows, in the order of their keys. */
  all<T extends Table>(table: T): Promise<readonly Row<T>[]>;
  get<T extends KeyedTable>(table: T, id: string): Promise<Row<T> | undefined>;
  /** The events of a conversation in their order. */
  eventsOf(conversationId: string): Promise<readonly StoredEvent[]>;
  /** Adds a row or replaces the one with its key; an event that has no `seq` yet comes last. */
  put<T extends Table>(table: T, row: Row<T>): Promise<void>;
  remove(table: KeyedTable, id: string): Promise<void>;
  /** Removes the events of a conversation, or those of one of its turns. */
  removeEventsOf(conversationId: string, turnId?: string): Promise<void>;
  /** Empties tables, all of them or none, and tells this page's listeners too: their owners did not do it. */
  clear(tables: readonly Table[]): Promise<void>;
  /**
   * Adds rows or replaces those with their keys: all of them, or none. Events take the place of those that their conversations had.
   * Listeners of this page are told too.
   */
  merge(rows: Rows): Promise<void>;
  /** Closes the database and deletes all that it holds. Pages that have it open lose it and say so from their next read or write on. */
  destroy(): Promise<void>;
  /** Calls `listener` when another page of this browser changed a table, or `clear` or `merge` did, until the returned function is called. */
  onChange(listener: (table: Table) => void): () => void;
  close(): void;
}

/** Every table. */
export const allTables: readonly Table[] = [...keyed, 'events'];

const defaultName = 'tiny-giant';
const version = 2;
/** A page that is not answered by then goes on without its storage. */
const openWithinMs = 5000;

const codes: Readonly<Record<string, string>> = {
  QuotaExceededError: 'STORAGE_FULL',
  // What a connection answers that was closed under the page.
  InvalidStateError: 'STORAGE_CLOSED',
};

function storageError(thrown: unknown): AppError {
  const { name: kind, message } = thrown instanceof Error ? thrown : { name: '', message: String(thrown) };
  return new AppError(codes[kind] ?? 'STORAGE_FAILED', { reason: message }, { cause: thrown });
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw storageError(thrown);
  }
}

function conversationsOf({ events = [] }: Rows): ReadonlySet<string> {
  return new Set(events.map(({ conversationId }) => conversationId));
}

function persistent(db: IDBPDatabase<Schema>): Database {
  const pages = new BroadcastChannel(db.name);
  const listeners = new Set<(table: Table) => void>();
  const tell = (table: Table) => {
    for (const listener of listeners) listener(table);
  };
  pages.addEventListener('message', ({ data }: MessageEvent<Table>) => tell(data));
  function close(): void {
    pages.close();
    db.close();
  }
  return {
    storage: 'persistent',
    all: table => attempt(() => db.getAll(table)),
    get: (table, id) => attempt(() => db.get(table, id)),
    eventsOf: conversationId => attempt(() => db.getAllFromIndex('events', 'conversation', conversationId)),
    async put(table, row) {
      await attempt(() => db.put(table, row));
      pages.postMessage(table);
    },
    async remove(table, id) {
      await attempt(() => db.delete(table, id));
      pages.postMessage(table);
    },
    removeEventsOf: (conversationId, turnId) =>
      attempt(async () => {
        const transaction = db.transaction('events', 'readwrite');
        const rows = transaction.store.index('conversation').iterate(conversationId);
        for await (const cursor of rows)
          if (turnId === undefined || cursor.value.turnId === turnId) await cursor.delete();
        await transaction.done;
      }),
    async clear(tables) {
      await attempt(async () => {
        const transaction = db.transaction(tables, 'readwrite');
        for (const table of tables) await transaction.objectStore(table).clear();
        await transaction.done;
      });
      for (const table of tables) {
        tell(table);
        pages.postMessage(table);
      }
    },
    async merge(rows) {
      const changed = allTables.filter(table => rows[table]?.length);
      if (changed.length === 0) return;
      await attempt(async () => {
        const transaction = db.transaction(changed, 'readwrite');
        // What broke it is thrown below.
        transaction.done.catch(() => undefined);
        try {
          for (const conversationId of conversationsOf(rows)) {
            const events = transaction.objectStore('events');
            for (const key of await events.index('conversation').getAllKeys(conversationId)) await events.delete(key);
          }
          for (const table of changed)
            for (const row of rows[table] ?? []) await transaction.objectStore(table).put(row);
          await transaction.done;
        } catch (thrown) {
          abort(transaction);
          throw thrown;
        }
      });
      for (const table of changed) {
        pages.postMessage(table);
        tell(table);
      }
    },
    async destroy() {
      close();
      await attempt(() => deleteDB(db.name));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}

/** Takes back what a transaction wrote. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It broke by itself, and is over.
  }
}

/** Tables that live as long as the page. */
export function memoryDatabase(): Database {
  const rows = Object.fromEntries(keyed.map(table => [table, new Map<string, unknown>()])) as Readonly<
    Record<KeyedTable, Map<string, unknown>>
  >;
  let events: (StoredEvent & { readonly seq: number })[] = [];
  let seq = 0;
  function putEvent(row: StoredEvent): void {
    seq = Math.max(seq + 1, row.seq ?? 0);
    const kept = { ...row, seq: row.seq ?? seq };
    const others = events.filter(other => other.seq !== kept.seq);
    events = [...others, kept].sort((a, b) => a.seq - b.seq);
  }
  const listeners = new Set<(table: Table) => void>();
  const tell = (table: Table) => {
    for (const listener of listeners) listener(table);
  };
  const tableOf = <T extends Table>(table: T): Row<T>[] =>
    (table === 'events' ? events : [...rows[table as KeyedTable].values()]) as Row<T>[];
  return {
    storage: 'memory',
    all: async table => tableOf(table),
    get: async <T extends KeyedTable>(table: T, id: string) => rows[table].get(id) as Row<T> | undefined,
    eventsOf: async conversationId => events.filter(row => row.conversationId === conversationId),
    async put(table, row) {
      if (table === 'events') putEvent(row as StoredEvent);
      else rows[table as KeyedTable].set((row as { id: string }).id, row);
    },
    async remove(table, id) {
      rows[table].delete(id);
    },
    async removeEventsOf(conversationId, turnId) {
      events = events.filter(
        row => row.conversationId !== conversationId || (turnId !== undefined && row.turnId !== turnId),
      );
    },
    async clear(tables) {
      for (const table of tables) {
        if (table === 'events') events = [];
        else rows[table].clear();
      }
      for (const table of tables) tell(table);
    },
    async merge(added) {
      const replaced = conversationsOf(added);
      events = events.filter(row => !replaced.has(row.conversationId));
      for (const row of added.events ?? []) putEvent(row);
      for (const table of keyed) for (const row of added[table] ?? []) rows[table].set(row.id, row);
      for (const table of allTables) if (added[table]?.length) tell(table);
    },
    async destroy() {
      events = [];
      for (const table of keyed) rows[table].clear();
    },
    // No other page sees this one's memory: what was changed as a whole is all that is told.
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => undefined,
  };
}

/** Resolves to null where `work` is not done in time; what it opens later is closed again. */
async function inTime(work: Promise<IDBPDatabase<Schema>>, ms: number): Promise<IDBPDatabase<Schema> | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>(resolve => {
    timer = setTimeout(() => resolve(null), ms);
  });
  const first = await Promise.race([work, late]);
  clearTimeout(timer);
  if (!first) void work.then(db => db.close()).catch(() => undefined);
  return first;
}

/**
 * Opens the page's database, or another one by its name. Where the browser denies storage, or does not answer, one in memory takes its place and says so.
 * Never rejects.
 */
export async function openDatabase(name = defaultName): Promise<Database> {
  try {
    const opening = openDB<Schema>(name, version, {
      upgrade(database) {
        for (const table of keyed)
          if (!database.objectStoreNames.contains(table)) database.createObjectStore(table, { keyPath: 'id' });
        if (database.objectStoreNames.contains('events')) return;
        const events = database.createObjectStore('events', { keyPath: 'seq', autoIncrement: true });
        events.createIndex('conversation', 'conversationId');
      },
      // Another tab with a newer page wants to upgrade: this one lets go, and says so from its next read or write on.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
      },
    });
    const db = await inTime(opening, openWithinMs);
    return db ? persistent(db) : memoryDatabase();
  } catch {
    return memoryDatabase();
  }
}
