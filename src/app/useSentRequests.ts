import { useSyncExternalStore } from 'react';
import { usePage } from '@/features/page/page';
import type { SentRequest } from '@/platform/egress';

/** What left this page for other hosts since it was opened. */
export function useSentRequests(): readonly SentRequest[] {
  const { sent } = usePage();
  return useSyncExternalStore(
    listener => sent.subscribe(listener),
    () => sent.list(),
  );
}
