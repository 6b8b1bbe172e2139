import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from './store';

const TurnWords = lazy(() => import('./TurnWords').then(words => ({ default: words.TurnWords })));

/**
 * Says to a screen reader what a sighted person sees happen: that the model is ready, what a turn asks, what it answers. Stands
 * outside of the panels, so that a turn that opens another one is heard to its end.
 */
export function Announcer() {
  const { turns, tools, model } = useChat(state => state);
  const { t } = useTranslation();
  const turn = turns.at(-1);
  return (
    <>
      <div className="visually-hidden" role="status">
        {model.status === 'ready' ? t('announce.ready') : ''}
      </div>
      <div className="visually-hidden" role="status" data-testid="answer">
        <Suspense>{turn && <TurnWords turn={turn} tools={tools} />}</Suspense>
      </div>
    </>
  );
}
