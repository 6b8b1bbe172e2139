import type { CSSProperties } from 'react';
import { vars } from '@/ui/vars';

/** Characters that fit into a plate at the full size of a giant. */
const fits = 10;

/** Lets a long figure's giant shrink with its length, so that it stays one figure and not a paragraph. */
export function giantSize(text: string): CSSProperties {
  return vars({ '--giant-share': Math.max(0.4, Math.min(1, fits / text.length)) });
}
