import type { LucideIcon } from 'lucide-react';
import './Icon.css';
import { classes } from './classes';

export interface IconProps {
  readonly of: LucideIcon;
  /** 18 px unless small (16 px). */
  readonly small?: boolean;
  readonly className?: string;
}

/** A Lucide icon in this page's hand: square caps, mitred corners. It is decoration: a word or a label stands beside it. */
export function Icon({ of: Shape, small = false, className }: IconProps) {
  return (
    <Shape
      aria-hidden
      size={small ? 16 : 18}
      strokeWidth={1.75}
      className={classes('icon', className)}
      focusable="false"
    />
  );
}
