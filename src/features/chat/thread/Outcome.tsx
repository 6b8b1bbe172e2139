import { useTranslation } from 'react-i18next';
import type { CallState, TurnState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { useTranscripts } from '../../transcripts/transcripts';
import { Result } from '../plates/Result';
import { isCompact } from '../plates/registry';
import { Prose } from '../prose/Prose';
import type { ChatActions } from '../state';
import { Clarification } from './Clarification';
import { Confirm } from './Confirm';
import { CallFailure, TurnFailure } from './Failure';
import { Gate } from './Gate';
import './Outcome.css';
import { Refusal } from './Refusal';

export interface OutcomeProps {
  readonly turn: TurnState;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly actions: ChatActions;
  readonly onEdit: (turn: TurnState) => void;
}

/** What came of a request: a plate, a form or a line for each of its calls, and how the turn ended where it ended otherwise. */
export function Outcome({ turn, tools, actions, onEdit }: OutcomeProps) {
  const { t } = useTranslation();
  const pair = turn.calls.length > 1 && turn.calls.every(isCompact);
  const imported = useTranscripts()?.isImported(turn.id) ?? false;
  const again = () => actions.retry(turn.id);
  const change = () => onEdit(turn);

  const part = (state: CallState) => {
    const { call } = state;
    const tool = tools.get(call.name);
    switch (state.status) {
      case 'ran':
        return (
          <Result
            key={call.id}
            state={state}
            tool={tool}
            // What an imported turn did was done elsewhere.
            {...(!imported && { onUndo: () => actions.undo(turn.id, call.id) })}
          />
        );
      case 'clarifying':
        return (
          <Clarification
            key={call.id}
            state={state}
            tool={tool}
            onAnswer={args => actions.clarify(turn.id, call.id, args)}
          />
        );
      case 'confirming':
        return (
          <Confirm
            key={call.id}
            state={state}
            tools={tools}
            onAnswer={choice => actions.confirm(turn.id, call.id, choice)}
          />
        );
      case 'permitting':
        return (
          <Gate key={call.id} state={state} tool={tool} onAnswer={answer => actions.permit(turn.id, call.id, answer)} />
        );
      case 'failed':
        return <CallFailure key={call.id} state={state} onRetry={again} onEdit={change} />;
      case 'unavailable':
        return (
          <p key={call.id} className="turn-said">
            {t(state.unavailable === 'denied' ? 'unavailable.denied' : 'unavailable.absent', { tool: call.name })}
          </p>
        );
      case 'left':
        // A turn that did nothing says so itself.
        return turn.outcome === 'none' ? null : (
          <p key={call.id} className="turn-said">
            {t('left', { tool: call.name })}
          </p>
        );
      case 'dropped':
        return (
          <p key={call.id} className="turn-said">
            {t('dropped', { tool: call.name })}
          </p>
        );
      default:
        return null;
    }
  };

  return (
    <>
      {turn.calls.length > 0 && (
        <div className={pair ? 'turn-made outcome-pair' : 'turn-made'}>{turn.calls.map(part)}</div>
      )}
      {turn.said !== undefined && <Prose className="turn-said" text={turn.said} />}
      {turn.error && <TurnFailure error={turn.error} onRetry={again} onEdit={change} />}
      {turn.outcome === 'none' && <Refusal request={turn.text} tools={tools} onRun={actions.send} />}
      {turn.outcome === 'stopped' && <p className="turn-said">{t('stopped')}</p>}
    </>
  );
}
