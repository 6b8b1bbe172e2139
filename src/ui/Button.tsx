import type { ComponentProps } from 'react';
import './Button.css';
import { classes } from './classes';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `move`: the person's move, yellow; at most one on a plate. `quiet`: no edge until it is pointed at. */
  readonly look?: 'plain' | 'move' | 'quiet';
  readonly small?: boolean;
  /** Square, for an icon alone; give it an `aria-label`. */
  readonly square?: boolean;
}

export function Button({ look = 'plain', small, square, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes('button', look !== 'plain' && look, small && 'small', square && 'square', className)}
      {...rest}
    />
  );
}
