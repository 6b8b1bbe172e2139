import { lazy, memo, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { Stone } from '@/ui/Stone';
import { clockTime, useFormat } from '../../page/page';
import { useTranscripts } from '../../transcripts/transcripts';
import type { ChatActions } from '../state';
import { Details } from './Details';
import { Outcome } from './Outcome';
import './Turn.css';
import { markOf } from './turn-state';
import { Why } from './Why';
import { Working } from './Working';

const TurnActions = lazy(() => import('./TurnActions').then(module => ({ default: module.TurnActions })));

export interface TurnProps {
  readonly turn: TurnState;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly actions: ChatActions;
  /** Puts the turn's request into the composer, to be changed. */
  readonly onEdit: (turn: TurnState) => void;
  /** It will be gone soon, as those of a kiosk's visitor: nothing is done with it. */
  readonly passing?: boolean;
}

/** An entry of the logbook: what became of it | the request and what came of it | why. */
export const Turn = memo(function Turn({ turn, tools, actions, onEdit, passing = false }: TurnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { stone, word, count } = markOf(turn);
  const imported = useTranscripts()?.isImported(turn.id) ?? false;
  const atWork = stone === 'run';
  const runs = turn.calls.some(({ status }) => status === 'running');

  return (
    <article className="turn" data-state={stone} aria-labelledby={id} aria-busy={atWork}>
      <div className="turn-mark">
        <Stone state={stone} />
        <b>{word === 'ran' && count > 1 ? t('turn.ranSeveral', { count }) : t(`turn.word.${word}`)}</b>
        <time className="caption tabular" dateTime={turn.startedAt}>
          {format.dateTime(turn.startedAt, clockTime)}
        </time>
        {imported && <span className="caption turn-imported">{t('talk.turn.imported')}</span>}
      </div>
      <div className="turn-body">
        <h2 className="turn-request" id={id}>
          {turn.text}
        </h2>
        {(atWork || runs) && <Working turn={turn} onStop={actions.stop} />}
        <Outcome turn={turn} tools={tools} actions={actions} onEdit={onEdit} />
      </div>
      <Why turn={turn} tools={tools} open={open} onToggle={() => setOpen(!open)} detailsId={`${id}details`}>
        {!passing && (
          <Suspense fallback={<div className="turn-actions-room" />}>
            <TurnActions turn={turn} tools={tools} actions={actions} onEdit={onEdit} />
          </Suspense>
        )}
      </Why>
      {open && turn.generation && <Details id={`${id}details`} turn={turn} generation={turn.generation} />}
    </article>
  );
});
