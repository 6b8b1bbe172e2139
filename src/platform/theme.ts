import type { Theme, ThemeControl } from '../tools/context.ts';
import { Choice } from './choice.ts';

/** The theme of all tabs of this page: `data-theme` on the document says light or dark, and nothing where the system decides. */
export class PageTheme extends Choice<Theme> implements ThemeControl {
  constructor(root: HTMLElement) {
    super({
      key: 'tiny-giant.theme',
      values: ['system', 'light', 'dark'],
      page: root.ownerDocument.defaultView,
      apply(theme) {
        if (theme === 'system') delete root.dataset.theme;
        else root.dataset.theme = theme;
      },
    });
  }
}
