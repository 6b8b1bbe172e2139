import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import type { ChatActions, ChatState } from '../state';
import { Empty } from './Empty';
import './Thread.css';
import { Turn } from './Turn';
import { useFollow } from './useFollow';
import '../../transcripts/texts';

export interface ThreadProps {
  readonly state: ChatState;
  readonly actions: ChatActions;
  readonly onEdit: (turn: TurnState) => void;
  /** What must be known of the model; above the turns. */
  readonly notices: ReactNode;
}

/** The open conversation. */
export function Thread({ state, actions, onEdit, notices }: ThreadProps) {
  const { t } = useTranslation();
  const list = useFollow(state.turns);
  return (
    <main id="main" className="thread" tabIndex={-1} aria-labelledby="main-title">
      <h1 id="main-title" className="visually-hidden">
        {t('thread.title')}
      </h1>
      {notices}
      {state.turns.length === 0 ? (
        <Empty state={state} onRun={actions.send} />
      ) : (
        <div className="turns" ref={list}>
          {state.turns.map(turn => (
            <Turn key={turn.id} turn={turn} tools={state.tools} actions={actions} onEdit={onEdit} />
          ))}
        </div>
      )}
    </main>
  );
}
