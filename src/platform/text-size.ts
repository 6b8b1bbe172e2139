import type { TextSize, TextSizeControl } from '../tools/context.ts';
import { Choice } from './choice.ts';

/** The size of text in all tabs of this page: `data-text-size` on the document says which, for the style sheet. */
export class PageTextSize extends Choice<TextSize> implements TextSizeControl {
  constructor(root: HTMLElement) {
    super({
      key: 'tiny-giant.text-size',
      values: ['medium', 'small', 'large'],
      page: root.ownerDocument.defaultView,
      apply(size) {
        root.dataset.textSize = size;
      },
    });
  }
}
