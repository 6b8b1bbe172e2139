import { useSyncExternalStore } from 'react';

/** Where the panel has room for its three columns. */
const query = '(min-width: 1120px)';

function subscribe(listener: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

/** True where filters and sheet stand beside the list; elsewhere they are drawers. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
