import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import { Wedge } from '@/ui/Wedge';
import { useFormat } from '../../page/page';

/** The tools that were weighed for the prompt, best first, each against the best. Nothing where all fitted. */
export function DetailsConsidered({ turn }: { readonly turn: TurnState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { considered = [], listed } = turn;
  if (considered.length === 0) return null;
  const best = Math.max(...considered.map(({ score }) => score)) || 1;
  return (
    <>
      <h3>
        {t('transcripts.considered')} <span>{t('transcripts.consideredCount', { count: considered.length })}</span>
      </h3>
      <ul className="choices details-considered">
        {considered.map(({ tool, score }) => {
          const isListed = listed.includes(tool);
          return (
            <li key={tool} className={isListed ? 'won' : undefined}>
              <span className="code">
                {tool}
                {isListed && <span className="visually-hidden"> {t('transcripts.listedMark')}</span>}
              </span>
              <Wedge value={score / best} height={12} />
              <span>{format.number(score, { maximumSignificantDigits: 2 })}</span>
            </li>
          );
        })}
      </ul>
      <p className="caption">{t('transcripts.consideredNote')}</p>
    </>
  );
}
