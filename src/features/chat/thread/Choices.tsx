import { useTranslation } from 'react-i18next';
import { Wedge } from '@/ui/Wedge';
import { useFormat } from '../../page/page';
import type { Generation } from './generation';
import { type Choice, choiceAt, closestChoices, visible } from './token-text';

export interface ChoicesProps {
  readonly generation: Generation;
  /** The index of the token whose step is looked at. */
  readonly selected: number | null;
}

/** What the grammar allowed at the selected step; without one, the choices in which another token was nearest. */
export function Choices({ generation, selected }: ChoicesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const picked = selected === null ? null : choiceAt(generation.tokens, selected);
  const choices = picked ? [picked] : closestChoices(generation.tokens, 3);
  const head = ({ before }: Choice): string => {
    if (picked) return before ? t('transcripts.allowed', { text: visible(before) }) : t('transcripts.allowedFirst');
    return before ? t('details.choiceAfter', { text: visible(before) }) : t('details.choiceFirst');
  };
  return (
    <>
      {choices.length > 0 && (
        <ul className="choices">
          {choices.flatMap(choice => [
            <li key={choice.index} className="choices-head">
              {head(choice)}
            </li>,
            ...[choice.token, ...choice.token.alternatives].map((option, place) => (
              <li key={`${choice.index} ${option.text}`} className={place === 0 ? 'won' : undefined}>
                <span className="code">{visible(option.text)}</span>
                <Wedge value={option.probability} height={12} />
                <span>{figure(option.probability)}</span>
              </li>
            )),
          ])}
        </ul>
      )}
      <p className="caption">{t(picked ? 'transcripts.onlyThese' : 'transcripts.pick')}</p>
    </>
  );
}
