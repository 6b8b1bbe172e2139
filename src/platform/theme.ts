import type { Theme, ThemeControl } from '../tools/context.ts';
import { Watched } from './watched.ts';

const storageKey = 'tiny-giant.theme';
const themes: readonly string[] = ['light', 'dark', 'system'] satisfies readonly Theme[];

function isTheme(value: string | null): value is Theme {
  return value !== null && themes.includes(value);
}

function stored(): Theme {
  try {
    const value = localStorage.getItem(storageKey);
    return isTheme(value) ? value : 'system';
  } catch {
    return 'system';
  }
}

/** The theme of all tabs of this page: `data-theme` on the document says light or dark, and nothing where the system decides. */
export class PageTheme extends Watched implements ThemeControl {
  #theme: Theme = stored();

  constructor(readonly root: HTMLElement) {
    super();
    this.#show();
    // Another tab of this page set it.
    root.ownerDocument.defaultView?.addEventListener('storage', ({ key }) => {
      if (key !== storageKey) return;
      this.#theme = stored();
      this.#show();
      this.changed();
    });
  }

  get(): Theme {
    return this.#theme;
  }

  /** Shows a theme without keeping it: of a page inside another one, the other decides. */
  show(theme: Theme): void {
    this.#theme = theme;
    this.#show();
    this.changed();
  }

  async set(theme: Theme): Promise<void> {
    this.#theme = theme;
    try {
      localStorage.setItem(storageKey, theme);
    } catch {
      // Storage is denied: it holds until the page closes.
    }
    this.#show();
    this.changed();
  }

  #show(): void {
    if (this.#theme === 'system') delete this.root.dataset.theme;
    else this.root.dataset.theme = this.#theme;
  }
}
