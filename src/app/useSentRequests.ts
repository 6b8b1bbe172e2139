import { useSyncExternalStore } from 'react';
import { type SentRequest, usePage } from '@/features/chat/page';

/** What left this page for other hosts since it was opened. */
export function useSentRequests(): readonly SentRequest[] {
  const { sent } = usePage();
  return useSyncExternalStore(
    listener => sent.subscribe(listener),
    () => sent.list(),
  );
}
