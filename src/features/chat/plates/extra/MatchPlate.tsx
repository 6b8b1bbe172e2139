import { useTranslation } from 'react-i18next';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import './MatchPlate.css';

export interface MatchPlateProps {
  readonly text: string;
  readonly count: number;
  readonly matches: readonly { readonly index: number; readonly text: string }[];
}

/** A text with what an expression matches in it marked. */
export function MatchPlate({ text, count, matches }: MatchPlateProps) {
  const { t } = useTranslation();
  const parts = matches.map((match, place) => {
    const before = matches[place - 1];
    const from = before ? before.index + before.text.length : 0;
    return { key: `${match.index}-${place}`, before: text.slice(from, match.index), match: match.text };
  });
  const last = matches.at(-1);
  return (
    <Plate>
      <Giant unit={t('plates.matches', { count })}>{count}</Giant>
      <p className="match-text">
        {parts.map(({ key, before, match }) => (
          <span key={key}>
            {before}
            <mark>{match}</mark>
          </span>
        ))}
        {text.slice(last ? last.index + last.text.length : 0)}
      </p>
    </Plate>
  );
}
