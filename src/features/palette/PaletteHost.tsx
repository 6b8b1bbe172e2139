import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { palette } from './open';

const Palette = lazy(() => import('./Palette').then(module => ({ default: module.Palette })));

/** True where a key writes. */
function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Opens the palette by Ctrl K or ⌘ K, the shortcuts by a question mark, wherever the person is. Its code comes with the first. */
export function PaletteHost() {
  const place = useStore(palette, state => state.place);
  useEffect(() => {
    const listening = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      const opens = key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey;
      const asks = key === '?' && !ctrlKey && !metaKey && !altKey && !writes(target);
      if (!opens && !asks) return;
      event.preventDefault();
      palette.setState({ place: opens ? 'list' : 'shortcuts' });
    };
    window.addEventListener('keydown', onKeyDown, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return <Suspense>{place !== null && <Palette key={place} place={place} />}</Suspense>;
}
