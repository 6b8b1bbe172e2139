import { useTranslation } from 'react-i18next';
import { Wedge } from '@/ui/Wedge';
import { useFormat } from '../../page/page';
import type { Generation } from './generation';
import { closestChoices, visible } from './token-text';

/** The choices in which another token was nearest, each with what the model would have written instead. */
export function Choices({ generation }: { readonly generation: Generation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = (value: number) => format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const choices = closestChoices(generation.tokens, 3);
  if (choices.length === 0) return null;
  return (
    <ul className="choices">
      {choices.flatMap(({ index, before, token }) => [
        <li key={index} className="choices-head">
          {before ? t('details.choiceAfter', { text: visible(before) }) : t('details.choiceFirst')}
        </li>,
        ...[token, ...token.alternatives].map((option, place) => (
          <li key={`${index} ${option.text}`} className={place === 0 ? 'won' : undefined}>
            <span className="code">{visible(option.text)}</span>
            <Wedge value={option.probability} height={12} />
            <span>{figure(option.probability)}</span>
          </li>
        )),
      ])}
    </ul>
  );
}
