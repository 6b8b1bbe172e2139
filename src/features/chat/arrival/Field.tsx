import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../page/page';
import type { ChatActions, ChatState } from '../state';
import './Field.css';
import { LoadFailure } from './LoadFailure';
import { LoadWedge } from './LoadWedge';
import { Phases } from './Phases';
import type { Load } from './useLoad';

export interface FieldProps {
  readonly state: ChatState;
  readonly load: Load;
  readonly actions: ChatActions;
  /** The counter of requests that left the page. */
  readonly counter: ReactNode;
}

/** Where people arrive: what this is, and the load as the mark that grows. */
export function Field({ state, load, actions, counter }: FieldProps) {
  const { t } = useTranslation();
  const parameters = useFormat().number(state.record.parameters, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 3,
  });
  const shown = { record: state.record, kind: state.engine?.kind ?? 'webgpu', model: state.model, load } as const;
  return (
    <main id="main" className="field" tabIndex={-1} aria-labelledby="main-title">
      <h1 id="main-title" className="field-title">
        {t('arrival.title')}
      </h1>
      <div className="field-lead">
        <p>{t('arrival.lead', { parameters, count: state.tools.size })}</p>
        <div className="field-counter">{counter}</div>
      </div>
      {state.model.status === 'failed' ? (
        <div className="field-failure">
          <LoadFailure state={state} actions={actions} />
        </div>
      ) : (
        <>
          <LoadWedge {...shown} actions={actions} />
          <Phases {...shown} />
        </>
      )}
    </main>
  );
}
