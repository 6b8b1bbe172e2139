import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Pebble } from '@/ui/Stone';
import type { ChatState } from '../state';
import './Empty.css';

export interface EmptyProps {
  readonly state: Pick<ChatState, 'tools' | 'model'>;
  readonly onRun: (request: string) => void;
}

/** A conversation in which nothing was asked yet. */
export function Empty({ state: { tools, model }, onRun }: EmptyProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const requests = [...tools.values()].flatMap(({ examples: [first] }) => (first ? [first.query[language]] : []));
  return (
    <section className="empty">
      <h2>{t('empty.title')}</h2>
      <p>{t(model.status === 'ready' ? 'empty.ready' : 'empty.waiting')}</p>
      <div className="empty-shape" aria-hidden="true">
        <i />
        <Pebble />
      </div>
      <div className="row">
        {requests.map(request => (
          <Button key={request} small onClick={() => onRun(request)}>
            {request}
          </Button>
        ))}
      </div>
    </section>
  );
}
