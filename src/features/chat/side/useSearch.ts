import { useEffect, useState } from 'react';
import { searchDocuments } from '@/platform/search';
import type { ConversationSummary } from '../state';

/** A conversation that a search found, and where its words stand; no place where it was not searched for. */
export interface FoundConversation {
  readonly conversation: ConversationSummary;
  readonly snippet: string | null;
}

/**
 * The conversations whose title or requests hold the words of a query, best first; all of them for an empty one. What was found
 * last stands until the next answer is there.
 */
export function useSearch(conversations: readonly ConversationSummary[], query: string): readonly FoundConversation[] {
  const [found, setFound] = useState<readonly FoundConversation[]>([]);
  const wanted = query.trim();
  useEffect(() => {
    let latest = true;
    const search = async () => {
      const documents = conversations.map(({ id, title, requests = [] }) => ({ id, title, text: requests.join('\n') }));
      const hits = await searchDocuments(wanted, documents);
      if (!latest) return;
      setFound(
        hits.flatMap(({ id, snippet }) => {
          const conversation = conversations.find(candidate => candidate.id === id);
          return conversation ? [{ conversation, snippet }] : [];
        }),
      );
    };
    if (wanted !== '') void search();
    return () => {
      latest = false;
    };
  }, [conversations, wanted]);
  return wanted === '' ? conversations.map(conversation => ({ conversation, snippet: null })) : found;
}
