import type { Database, StoredConversation } from './database.ts';

/** Requests longer than this are cut in a conversation's title. */
const titleLength = 80;

/** A conversation that was read from a file. */
export interface ImportedConversation<E> {
  readonly id: string;
  readonly title: string;
  readonly turns: readonly {
    readonly id: string;
    readonly events: readonly E[];
    readonly right?: boolean | undefined;
  }[];
}

export interface ConversationStore<E> {
  /** Newest first. */
  list(): Promise<readonly StoredConversation[]>;
  /** Every stored event in its order. */
  events(conversationId: string): Promise<readonly { readonly turnId: string; readonly event: E }[]>;
  /** Adds a turn to a conversation; the first makes it, and its request is the title. */
  begin(conversationId: string, request: string): Promise<void>;
  /** Adds an event. Throws `STORAGE_FULL` or `STORAGE_FAILED`. */
  append(conversationId: string, turnId: string, event: E): Promise<void>;
  /** Keeps whether a person said that a turn was right. */
  mark(conversationId: string, turnId: string, right: boolean): Promise<void>;
  /** Keeps a conversation whose turns happened elsewhere. What was written of it before a failure is taken back. */
  add(conversation: ImportedConversation<E>): Promise<void>;
  remove(conversationId: string): Promise<void>;
}

/** Conversations over a database. `E` is the type of their events, which are kept as they are. */
export function createConversationStore<E>(database: Database, now: () => Date): ConversationStore<E> {
  async function remove(conversationId: string): Promise<void> {
    await database.remove('conversations', conversationId);
    await database.removeEventsOf(conversationId);
  }

  return {
    async list() {
      const conversations = await database.all('conversations');
      return conversations.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
    },
    async events(conversationId) {
      const stored = await database.eventsOf(conversationId);
      return stored.map(({ turnId, event }) => ({ turnId, event: event as E }));
    },
    async begin(conversationId, request) {
      const known = await database.get('conversations', conversationId);
      const updatedAt = now().toISOString();
      await database.put('conversations', {
        ...known,
        id: conversationId,
        title: known?.title ?? request.slice(0, titleLength),
        createdAt: known?.createdAt ?? updatedAt,
        updatedAt,
        turns: (known?.turns ?? 0) + 1,
      });
    },
    append: (conversationId, turnId, event) => database.put('events', { conversationId, turnId, event }),
    async mark(conversationId, turnId, right) {
      const known = await database.get('conversations', conversationId);
      if (!known) return;
      const others = (known.right ?? []).filter(id => id !== turnId);
      await database.put('conversations', { ...known, right: right ? [...others, turnId] : others });
    },
    async add({ id, title, turns }) {
      const at = now().toISOString();
      try {
        for (const { id: turnId, events } of turns)
          for (const event of events) await database.put('events', { conversationId: id, turnId, event });
        await database.put('conversations', {
          id,
          title: title.slice(0, titleLength),
          createdAt: at,
          updatedAt: at,
          turns: turns.length,
          right: turns.flatMap(turn => (turn.right ? [turn.id] : [])),
          imported: turns.map(turn => turn.id),
        });
      } catch (thrown) {
        await remove(id);
        throw thrown;
      }
    },
    remove,
  };
}
