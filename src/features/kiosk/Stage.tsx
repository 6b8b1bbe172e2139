import { type ReactNode, useEffect, useRef } from 'react';
import './Stage.css';

/** What a screen is drawn for, in CSS pixels: a larger one shows the same, larger. */
const drawn = { width: 480, height: 640 } as const;
/** A screen that lies is looked at from as far. */
const drawnLying = { width: 960, height: 600 } as const;

/** How much larger than drawn a screen of this size shows everything; 1 at least. */
export function zoomOf(width: number, height: number): number {
  const { width: across, height: down } = width > height ? drawnLying : drawn;
  return Math.max(1, Math.min(width / across, height / down));
}

/** What would lead a visitor astray: the browser's menu, what can be dragged, a zoom by wheel or pinch. */
function isAstray(event: Event): boolean {
  return event.type !== 'wheel' || (event as WheelEvent).ctrlKey;
}

/** Keys of the browser: zoom, print, save, find, open, view source, and the menu. */
const browserKeys: ReadonlySet<string> = new Set(['+', '-', '=', '0', 'p', 's', 'f', 'g', 'o', 'u', 'd', 'j', 'h']);

function isBrowserKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return (
    key === 'ContextMenu' ||
    key === 'F1' ||
    key === 'F3' ||
    ((ctrlKey || metaKey) && browserKeys.has(key.toLowerCase()))
  );
}

/** The whole screen of a kiosk: as large as it is, above an on-screen keyboard, and without the browser's own ways out. */
export function Stage({ children }: { readonly children: ReactNode }) {
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = screen.current;
    if (!element) return;
    const abort = new AbortController();
    const { signal } = abort;
    const fill = () => {
      element.style.setProperty('--kiosk-zoom', String(zoomOf(innerWidth, innerHeight)));
      // Where a keyboard does not shrink the page, it shrinks what is seen of it.
      const { visualViewport: seen } = window;
      if (seen && seen.scale === 1 && seen.height < innerHeight - 1)
        element.style.setProperty('--kiosk-height', `calc(${seen.height}px / var(--zoom))`);
      else element.style.removeProperty('--kiosk-height');
    };
    fill();
    window.addEventListener('resize', fill, { signal });
    window.visualViewport?.addEventListener('resize', fill, { signal });
    const hold = (event: Event) => {
      if (isAstray(event)) event.preventDefault();
    };
    for (const type of ['contextmenu', 'dragstart', 'gesturestart', 'wheel'])
      window.addEventListener(type, hold, { signal, passive: false });
    const holdKey = (event: KeyboardEvent) => {
      if (isBrowserKey(event)) event.preventDefault();
    };
    window.addEventListener('keydown', holdKey, { signal });
    return () => abort.abort();
  }, []);
  return (
    <div className="kiosk" ref={screen}>
      <div className="kiosk-stage">{children}</div>
    </div>
  );
}
