import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import './Strip.css';

export interface StripProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Takes the strip away; without it, it stays while what it says holds. */
  readonly onDismiss?: () => void;
}

/** One line across the page about something that holds for all of it. */
export function Strip({ title, children, actions, onDismiss }: StripProps) {
  const { t } = useTranslation();
  return (
    <div className="strip" role="status">
      <p>
        <b>{title}</b> {children}
      </p>
      {actions}
      {onDismiss && (
        <Button look="quiet" small square className="strip-dismiss" aria-label={t('dismiss')} onClick={onDismiss}>
          <Icon of={X} small />
        </Button>
      )}
    </div>
  );
}
