import type { CSSProperties } from 'react';

/** CSS custom properties as a `style`: what a style sheet needs to know of a value. */
export function vars(values: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return values as CSSProperties;
}
