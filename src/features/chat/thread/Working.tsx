import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallState, TurnState } from '@/agent/reduce';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useFormat } from '../../page/page';
import { callText } from './call-text';
import { useRate } from './useRate';
import './Working.css';
import '../talk-texts';

export interface WorkingProps {
  readonly turn: TurnState;
  readonly onStop: () => void;
}

/** A turn at work: what is read, what is written so far, which calls run and how far each is. */
export function Working({ turn, onStop }: WorkingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress, generation, status } = turn;
  const rate = useRate(progress);
  const open = turn.calls.filter(call => call.status === 'running' || call.status === 'proposed');
  const written = progress?.phase === 'decode' ? progress.text : (generation?.text ?? '');
  const reading =
    progress?.phase === 'prefill'
      ? t('work.readingOf', { done: progress.done, total: progress.total })
      : t('work.reading');
  const tokens = progress?.phase === 'decode' ? progress.tokens : 0;
  const perSecond =
    rate === null ? '' : `, ${t('talk.work.rate', { rate: format.number(rate, { maximumFractionDigits: 0 }) })}`;
  const writing = tokens > 0 ? t('work.writingTokens', { count: tokens }) + perSecond : t('work.writing');
  const steps = [
    { key: 'prompting', text: reading },
    { key: 'generating', text: writing },
    { key: 'acting', text: t('work.running') },
  ];
  return (
    <div className="working">
      {status === 'acting' && open.length > 0 ? (
        <ul className="working-calls" aria-label={t('talk.work.calls')}>
          {open.map(call => (
            <OpenCall key={call.call.id} state={call} />
          ))}
        </ul>
      ) : (
        <p className="working-line">
          {written}
          <span className="working-caret" aria-hidden="true" />
        </p>
      )}
      <div className="working-foot">
        <ol className="working-steps" aria-label={t('talk.work.steps')}>
          {steps.map(step => (
            <li key={step.key} aria-current={step.key === status ? 'step' : undefined}>
              {step.text}
            </li>
          ))}
        </ol>
        <Button small onClick={onStop}>
          <Icon of={Square} small />
          {t('talk.work.stop')}
        </Button>
      </div>
    </div>
  );
}

/** A call that runs or waits its turn, with what its tool says of how far it is. */
function OpenCall({ state: { call, arguments: args, status, progress } }: { readonly state: CallState }) {
  const { t } = useTranslation();
  const share =
    progress?.total !== undefined ? t('talk.work.progress', { done: progress.done, total: progress.total }) : '';
  return (
    <li>
      <span className="working-line">
        {callText(call.name, args)}
        {status === 'running' && <span className="working-caret" aria-hidden="true" />}
      </span>
      <span className="caption">
        {[t(`talk.work.state.${status === 'running' ? 'running' : 'waiting'}`), share, progress?.message]
          .filter(Boolean)
          .join(t('comma'))}
      </span>
    </li>
  );
}
