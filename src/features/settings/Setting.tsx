import type { ReactNode } from 'react';
import { classes } from '@/ui/classes';
import './Setting.css';

export interface SettingProps {
  readonly title: string;
  readonly about?: ReactNode;
  /** What sets it, beside its words. */
  readonly control?: ReactNode;
  /** What needs the whole width, below. */
  readonly children?: ReactNode;
  readonly className?: string;
}

/** One line of the panel: what it is, what it does, and the control. */
export function Setting({ title, about, control, children, className }: SettingProps) {
  return (
    <div className={classes('setting', className)}>
      <h3>{title}</h3>
      {about && <div className="setting-about">{about}</div>}
      {control && <div className="setting-control row">{control}</div>}
      {children && <div className="setting-more">{children}</div>}
    </div>
  );
}
