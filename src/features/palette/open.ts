import { createStore } from 'zustand/vanilla';

export type PalettePlace = 'list' | 'shortcuts';

/** Which part of the palette is open; null while it is closed. */
export const palette = createStore<{ readonly place: PalettePlace | null }>()(() => ({ place: null }));

export const isMac = /^(Mac|iP)/.test(navigator.platform);

/** The keys that open the palette, as they stand on this device's keyboard. */
export const paletteKeys = isMac ? '⌘ K' : 'Ctrl K';
