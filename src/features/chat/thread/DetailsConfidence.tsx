import { useTranslation } from 'react-i18next';
import type { CallState } from '@/agent/reduce';
import { Wedge } from '@/ui/Wedge';
import { useFormat } from '../../page/page';

/** How sure it was of each call, what that is made of, and what followed. Nothing where none was judged. */
export function DetailsConfidence({ calls }: { readonly calls: readonly CallState[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const judged = calls.flatMap(({ call, confidence }) => (confidence ? [{ call, confidence }] : []));
  if (judged.length === 0) return null;
  return (
    <div className="details-confidence">
      <h3>{t('transcripts.confidence')}</h3>
      {judged.map(({ call, confidence: { value, decision, limits } }) => (
        <ul key={call.id} className="choices">
          {judged.length > 1 && <li className="choices-head code">{call.name}</li>}
          <li className="won">
            <span>{t('transcripts.value')}</span>
            <Wedge value={value} height={12} cuts={limits ? [limits.leave, limits.act] : []} />
            <span>{figure(value)}</span>
          </li>
          <li>
            <span>{t('transcripts.probability')}</span>
            <Wedge value={call.probability} height={12} />
            <span>{figure(call.probability)}</span>
          </li>
          <li className="choices-head">
            {t(`transcripts.decision.${decision}`)}{' '}
            {limits
              ? t('transcripts.limits', { leave: figure(limits.leave), act: figure(limits.act) })
              : t('transcripts.noLimits')}
          </li>
        </ul>
      ))}
    </div>
  );
}
