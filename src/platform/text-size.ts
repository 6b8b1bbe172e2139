import type { TextSize, TextSizeControl } from '../tools/context.ts';
import { Watched } from './watched.ts';

const storageKey = 'tiny-giant.text-size';
const sizes: readonly string[] = ['small', 'medium', 'large'] satisfies readonly TextSize[];

function isTextSize(value: string | null): value is TextSize {
  return value !== null && sizes.includes(value);
}

function stored(): TextSize {
  try {
    const value = localStorage.getItem(storageKey);
    return isTextSize(value) ? value : 'medium';
  } catch {
    return 'medium';
  }
}

/** The size of text in all tabs of this page: `data-text-size` on the document says which, for the style sheet. */
export class PageTextSize extends Watched implements TextSizeControl {
  #size: TextSize = stored();

  constructor(readonly root: HTMLElement) {
    super();
    this.#show();
    // Another tab of this page set it.
    root.ownerDocument.defaultView?.addEventListener('storage', ({ key }) => {
      if (key !== storageKey) return;
      this.#size = stored();
      this.#show();
      this.changed();
    });
  }

  get(): TextSize {
    return this.#size;
  }

  async set(size: TextSize): Promise<void> {
    this.#size = size;
    try {
      localStorage.setItem(storageKey, size);
    } catch {
      // Storage is denied: it holds until the page closes.
    }
    this.#show();
    this.changed();
  }

  #show(): void {
    this.root.dataset.textSize = this.#size;
  }
}
