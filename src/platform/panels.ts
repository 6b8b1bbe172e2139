import type { PanelControl, PanelName } from '../tools/context.ts';
import { Watched } from './watched.ts';

/** The part of `window` that a panel's address is kept in. */
export type PanelWindow = Pick<Window, 'location' | 'addEventListener'>;

/** Which panel is open: the address says it (`#tools`), so that a reload, a link and the back button work. */
export class PagePanels extends Watched implements PanelControl {
  /** `available` are the panels that this page has; the first one is open where the address names none of them. */
  constructor(
    readonly available: readonly [PanelName, ...PanelName[]],
    readonly page: PanelWindow = window,
  ) {
    super();
    page.addEventListener('hashchange', () => this.changed());
  }

  get current(): PanelName {
    const named = this.page.location.hash.slice(1);
    return this.available.find(panel => panel === named) ?? this.available[0];
  }

  open(panel: PanelName): void {
    this.page.location.hash = panel;
  }
}
