import { useSyncExternalStore } from 'react';
import { usePage } from '@/features/page/page';
import type { Theme } from '@/tools/context';

const darkQuery = '(prefers-color-scheme: dark)';

function subscribeToSystem(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export interface ThemeChoice {
  /** What was chosen. */
  readonly theme: Theme;
  /** What is shown: the system's where that was chosen. */
  readonly dark: boolean;
  readonly choose: (theme: Theme) => void;
}

/** The page's theme, and what of it is shown. */
export function useTheme(): ThemeChoice {
  const control = usePage().theme;
  const theme = useSyncExternalStore(
    listener => control.subscribe(listener),
    () => control.get(),
  );
  const systemDark = useSyncExternalStore(subscribeToSystem, () => matchMedia(darkQuery).matches);
  return {
    theme,
    dark: theme === 'system' ? systemDark : theme === 'dark',
    choose: next => void control.set(next),
  };
}
