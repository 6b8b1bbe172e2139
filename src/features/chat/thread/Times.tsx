import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import { vars } from '@/ui/vars';
import { useFormat } from '../../page/page';
import type { Generation } from './generation';

export interface TimesProps {
  readonly turn: TurnState;
  readonly generation: Generation;
}

/** Where a turn's time went, as spans one after the other. Waiting for a person is not counted. */
export function Times({ turn, generation }: TimesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { firstTokenMs, totalMs } = generation;
  const tools = turn.calls.reduce((sum, { ms }) => sum + (ms ?? 0), 0);
  const chosen = generation.tokens.filter(({ forced }) => !forced).length;
  const spans = [
    {
      key: 'read',
      text: t('details.read', { count: generation.promptTokens - generation.cachedTokens }),
      ms: firstTokenMs,
    },
    { key: 'write', text: t('details.write', { count: chosen }), ms: Math.max(0, totalMs - firstTokenMs) },
    { key: 'tools', text: t('details.tools'), ms: tools },
  ];
  const whole = spans.reduce((sum, { ms }) => sum + ms, 0) || 1;
  const starts = spans.map((_, index) => spans.slice(0, index).reduce((sum, { ms }) => sum + ms, 0) / whole);
  const written = (ms: number) =>
    ms < 1000
      ? t('milliseconds', { value: format.number(ms, { maximumFractionDigits: ms < 10 ? 1 : 0 }) })
      : t('seconds', { value: format.number(ms / 1000, { maximumFractionDigits: 2 }) });
  return (
    <>
      <h3>
        {t('details.time')} <span>{written(whole)}</span>
      </h3>
      <ul className="times">
        {spans.map(({ key, text, ms }, index) => (
          <li key={key}>
            <span>{text}</span>
            <i style={vars({ '--start': starts[index] ?? 0, '--length': ms / whole })} />
            <span>{written(ms)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
