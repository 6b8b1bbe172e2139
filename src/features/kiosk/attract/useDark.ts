import { useSyncExternalStore } from 'react';
import { usePage } from '../../page/page';

const query = '(prefers-color-scheme: dark)';

/** True where the page is dark, be it chosen or the system's. */
export function useDark(): boolean {
  const { theme } = usePage();
  return useSyncExternalStore(
    changed => {
      const system = matchMedia(query);
      system.addEventListener('change', changed);
      const unsubscribe = theme.subscribe(changed);
      return () => {
        system.removeEventListener('change', changed);
        unsubscribe();
      };
    },
    () => theme.get() === 'dark' || (theme.get() === 'system' && matchMedia(query).matches),
  );
}
