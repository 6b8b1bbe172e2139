import type { ComponentProps } from 'react';
import './Plate.css';
import { classes } from './classes';

/** What a tool made lies on a plate. */
export function Plate({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={classes('plate', className)} {...rest} />;
}
