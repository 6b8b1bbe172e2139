import { useTranslation } from 'react-i18next';
import type { SentRequest } from '@/platform/egress';
import { Drums } from '@/ui/Drums';
import { useChanges, type Watched } from '../page/page';
import './LeftCounter.css';

export interface LeftCounterProps {
  readonly sent: Watched & { list(): readonly SentRequest[] };
}

/** How many requests left the screen since it was started. */
export function LeftCounter({ sent }: LeftCounterProps) {
  const { t } = useTranslation('kiosk');
  useChanges(sent);
  const count = sent.list().length;
  return (
    <p className="kiosk-left">
      <Drums value={count} />
      <span className="visually-hidden">{t('leftSaid', { count })}</span>
      <span aria-hidden="true">{t('left')}</span>
    </p>
  );
}
