import type { Database, StoredConversation, StoredEvent } from './database.ts';

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

/** What was taken out of the store, to be put back as it was. */
export interface RemovedConversation {
  readonly conversation: StoredConversation;
  readonly events: readonly StoredEvent[];
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
  /** Gives a conversation another title; an empty one leaves it as it is. */
  rename(conversationId: string, title: string): Promise<void>;
  /** Takes a conversation out and resolves to what it was; null where there is none. */
  remove(conversationId: string): Promise<RemovedConversation | null>;
  /** Takes a turn out, and with its last turn the conversation. Resolves to what there was of it; null where there is none. */
  removeTurn(conversationId: string, turnId: string): Promise<RemovedConversation | null>;
  /** Puts back what was taken out, in its place. */
  restore(removed: RemovedConversation): Promise<void>;
}

/** The words of the requests among a conversation's events. */
function requestsIn(events: readonly StoredEvent[]): readonly string[] {
  return events.flatMap(({ event }) => {
    const { type, text } = event as { readonly type?: unknown; readonly text?: unknown };
    return type === 'turn.started' && typeof text === 'string' ? [text] : [];
  });
}

/** Conversations over a database. `E` is the type of their events, which are kept as they are. */
export function createConversationStore<E>(database: Database, now: () => Date): ConversationStore<E> {
  async function remove(conversationId: string): Promise<RemovedConversation | null> {
    const conversation = await database.get('conversations', conversationId);
    const events = await database.eventsOf(conversationId);
    await database.remove('conversations', conversationId);
    await database.removeEventsOf(conversationId);
    return conversation ? { conversation, events } : null;
  }

  async function requestsOf({ id, requests }: StoredConversation): Promise<readonly string[]> {
    return requests ?? requestsIn(await database.eventsOf(id));
  }

  /** Says anew what a conversation holds, after turns of it came or went. */
  async function count(conversation: StoredConversation, events: readonly StoredEvent[]): Promise<void> {
    const requests = requestsIn(events);
    await database.put('conversations', { ...conversation, turns: requests.length, requests });
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
        requests: [...(known ? await requestsOf(known) : []), request],
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
          requests: requestsIn(
            turns.flatMap(turn => turn.events.map(event => ({ conversationId: id, turnId: turn.id, event }))),
          ),
          right: turns.flatMap(turn => (turn.right ? [turn.id] : [])),
          imported: turns.map(turn => turn.id),
        });
      } catch (thrown) {
        await remove(id);
        throw thrown;
      }
    },
    async rename(conversationId, title) {
      const known = await database.get('conversations', conversationId);
      const next = title.trim().slice(0, titleLength);
      if (known && next !== '') await database.put('conversations', { ...known, title: next });
    },
    remove,
    async removeTurn(conversationId, turnId) {
      const conversation = await database.get('conversations', conversationId);
      const events = await database.eventsOf(conversationId);
      const taken = events.filter(row => row.turnId === turnId);
      const left = events.filter(row => row.turnId !== turnId);
      if (!conversation || taken.length === 0) return null;
      if (left.length === 0) return remove(conversationId);
      await database.removeEventsOf(conversationId, turnId);
      await count(conversation, left);
      return { conversation, events: taken };
    },
    async restore({ conversation, events }) {
      for (const row of events) await database.put('events', row);
      const kept = await database.get('conversations', conversation.id);
      await count(kept ?? conversation, await database.eventsOf(conversation.id));
    },
  };
}
