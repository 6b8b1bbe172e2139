import type { Database, StoredConversation } from './database.ts';

/** Requests longer than this are cut in a conversation's title. */
const titleLength = 80;

export interface ConversationStore<E> {
  /** Newest first. */
  list(): Promise<readonly StoredConversation[]>;
  /** Every stored event in its order. */
  events(conversationId: string): Promise<readonly { readonly turnId: string; readonly event: E }[]>;
  /** Adds a turn to a conversation; the first makes it, and its request is the title. */
  begin(conversationId: string, request: string): Promise<void>;
  /** Adds an event. Throws `STORAGE_FULL` or `STORAGE_FAILED`. */
  append(conversationId: string, turnId: string, event: E): Promise<void>;
  remove(conversationId: string): Promise<void>;
}

/** Conversations over a database. `E` is the type of their events, which are kept as they are. */
export function createConversationStore<E>(database: Database, now: () => Date): ConversationStore<E> {
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
        id: conversationId,
        title: known?.title ?? request.slice(0, titleLength),
        createdAt: known?.createdAt ?? updatedAt,
        updatedAt,
        turns: (known?.turns ?? 0) + 1,
      });
    },
    append: (conversationId, turnId, event) => database.put('events', { conversationId, turnId, event }),
    async remove(conversationId) {
      await database.remove('conversations', conversationId);
      await database.removeEventsOf(conversationId);
    },
  };
}
