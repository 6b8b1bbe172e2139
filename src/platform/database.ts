import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { AppError } from '../errors.ts';
import type { Timer, Todo } from '../tools/context.ts';

export interface StoredConversation {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly turns: number;
}

/** One event of a turn, as the page keeps it. `seq` orders the events of all conversations. */
export interface StoredEvent {
  readonly seq?: number;
  readonly conversationId: string;
  readonly turnId: string;
  readonly event: unknown;
}

interface Schema extends DBSchema {
  conversations: { key: string; value: StoredConversation };
  events: { key: number; value: StoredEvent; indexes: { conversation: string } };
  todos: { key: string; value: Todo };
  timers: { key: string; value: Timer };
}

export type Table = 'conversations' | 'events' | 'todos' | 'timers';
export type Row<T extends Table> = Schema[T]['value'];

/** The tables that the page keeps, in the browser's storage or, where that is denied, in this page's memory alone. */
export interface Database {
  readonly storage: 'persistent' | 'memory';
  /** All rows, in the order of their keys. */
  all<T extends Table>(table: T): Promise<readonly Row<T>[]>;
  get<T extends 'conversations' | 'todos' | 'timers'>(table: T, id: string): Promise<Row<T> | undefined>;
  /** The events of a conversation in their order. */
  eventsOf(conversationId: string): Promise<readonly StoredEvent[]>;
  /** Adds a row or replaces the one with its key. Throws `STORAGE_FULL` or `STORAGE_FAILED`. */
  put<T extends Table>(table: T, row: Row<T>): Promise<void>;
  remove(table: 'conversations' | 'todos' | 'timers', id: string): Promise<void>;
  removeEventsOf(conversationId: string): Promise<void>;
}

const name = 'tiny-giant';
const version = 1;

function storageError(thrown: unknown): AppError {
  const full = thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError(full ? 'STORAGE_FULL' : 'STORAGE_FAILED', { reason: message }, { cause: thrown });
}

function persistent(db: IDBPDatabase<Schema>): Database {
  return {
    storage: 'persistent',
    all: table => db.getAll(table),
    get: (table, id) => db.get(table, id),
    eventsOf: conversationId => db.getAllFromIndex('events', 'conversation', conversationId),
    async put(table, row) {
      try {
        await db.put(table, row);
      } catch (thrown) {
        throw storageError(thrown);
      }
    },
    remove: (table, id) => db.delete(table, id),
    async removeEventsOf(conversationId) {
      const transaction = db.transaction('events', 'readwrite');
      for (const key of await transaction.store.index('conversation').getAllKeys(conversationId))
        await transaction.store.delete(key);
      await transaction.done;
    },
  };
}

/** Tables that live as long as the page. */
export function memoryDatabase(): Database {
  const rows = {
    conversations: new Map<string, StoredConversation>(),
    todos: new Map<string, Todo>(),
    timers: new Map<string, Timer>(),
  };
  let events: StoredEvent[] = [];
  const tableOf = <T extends Table>(table: T): Row<T>[] =>
    (table === 'events' ? events : [...rows[table as keyof typeof rows].values()]) as Row<T>[];
  return {
    storage: 'memory',
    all: async table => tableOf(table),
    get: async (table, id) => tableOf(table).find(row => row.id === id),
    eventsOf: async conversationId => events.filter(row => row.conversationId === conversationId),
    async put(table, row) {
      if (table === 'events') events.push(row as StoredEvent);
      else (rows[table as keyof typeof rows] as Map<string, unknown>).set((row as { id: string }).id, row);
    },
    async remove(table, id) {
      rows[table].delete(id);
    },
    async removeEventsOf(conversationId) {
      events = events.filter(row => row.conversationId !== conversationId);
    },
  };
}

/** Opens the page's database. Where the browser denies storage, one in memory takes its place and says so. */
export async function openDatabase(): Promise<Database> {
  try {
    const db = await openDB<Schema>(name, version, {
      upgrade(database) {
        database.createObjectStore('conversations', { keyPath: 'id' });
        database.createObjectStore('todos', { keyPath: 'id' });
        database.createObjectStore('timers', { keyPath: 'id' });
        const events = database.createObjectStore('events', { keyPath: 'seq', autoIncrement: true });
        events.createIndex('conversation', 'conversationId');
      },
      // Another tab with a newer page wants to upgrade: this one lets go and keeps what follows in memory no longer than it lives.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
      },
    });
    return persistent(db);
  } catch {
    return memoryDatabase();
  }
}
