import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import { callText } from './call-text';
import './Working.css';

/** A turn at work: what is read, what is written so far, what runs. */
export function Working({ turn }: { readonly turn: TurnState }) {
  const { t } = useTranslation();
  const { progress, generation, status } = turn;
  const running = turn.calls.find(call => call.status === 'running');
  const written = progress?.phase === 'decode' ? progress.text : (generation?.text ?? '');
  const reading =
    progress?.phase === 'prefill'
      ? t('work.readingOf', { done: progress.done, total: progress.total })
      : t('work.reading');
  const tokens = progress?.phase === 'decode' ? progress.tokens : 0;
  const steps = [
    { key: 'prompting', text: reading },
    { key: 'generating', text: tokens > 0 ? t('work.writingTokens', { count: tokens }) : t('work.writing') },
    { key: 'acting', text: t('work.running') },
  ];
  return (
    <div className="working">
      <p className="working-line">
        {running ? callText(running.call.name, running.arguments) : written}
        <span className="working-caret" aria-hidden="true" />
      </p>
      <ol className="working-steps">
        {steps.map(step => (
          <li key={step.key} aria-current={step.key === status ? 'step' : undefined}>
            {step.text}
          </li>
        ))}
      </ol>
    </div>
  );
}
