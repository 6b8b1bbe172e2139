import type { ReactNode } from 'react';
import { classes } from './classes';
import './Note.css';
import { Stone, type StoneState } from './Stone';

export interface NoteProps {
  /** The stone beside it; none where one stands near already. */
  readonly state?: StoneState;
  readonly title: string;
  /** Level of its heading; 2 unless told. */
  readonly level?: 2 | 3;
  readonly children?: ReactNode;
  /** A stable code and what it is about, for a report. */
  readonly code?: string | undefined;
  readonly actions?: ReactNode;
  /** `alert` is read out at once. */
  readonly role?: 'alert' | 'status';
}

/** What happened, then what to do. */
export function Note({ state, title, children, code, actions, role, level = 2 }: NoteProps) {
  const Heading = `h${level}` as const;
  return (
    <div className={classes('note', !state && 'stoneless')} {...(role && { role })}>
      {state && <Stone state={state} size={32} />}
      <Heading className="note-title">{title}</Heading>
      {children && <div className="note-text">{children}</div>}
      {code && <p className="note-code code">{code}</p>}
      {actions && <div className="note-actions row">{actions}</div>}
    </div>
  );
}
