import type { ReactNode } from 'react';
import { classes } from './classes';

export interface GiantProps {
  readonly children: ReactNode;
  /** Set at a third of the size after it. */
  readonly unit?: string | undefined;
  readonly className?: string;
}

/** The one giant of a plate. */
export function Giant({ children, unit, className }: GiantProps) {
  return (
    <b className={classes('giant', className)}>
      {children}
      {unit && <small>{unit}</small>}
    </b>
  );
}
