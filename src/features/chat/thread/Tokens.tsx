import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/ui/classes';
import type { GeneratedToken, Generation } from './generation';
import { shortProbability, visible } from './token-text';

export interface TokensProps {
  readonly tokens: readonly GeneratedToken[];
  readonly stopProbability: number;
  readonly ended: Generation['ended'];
  /** The index of the token whose step is looked at. */
  readonly selected: number | null;
  readonly onSelect: (index: number | null) => void;
}

/** Each token as it was written: boxed with its probability where the model chose, plain where the grammar left one thing. */
export function Tokens({ tokens, stopProbability, ended, selected, onSelect }: TokensProps) {
  const { t } = useTranslation();
  const placed = tokens.map((token, place) => ({ token, place }));
  return (
    <ol className="tokens">
      {placed.map(({ token, place }) => (
        <Fragment key={place}>
          <li className={classes(token.forced && 'forced', token.drafted && 'drafted')}>
            {token.forced ? (
              visible(token.text)
            ) : (
              <button
                type="button"
                aria-pressed={place === selected}
                onClick={() => onSelect(place === selected ? null : place)}
              >
                <span>{visible(token.text)}</span>
                <small>{shortProbability(token.probability)}</small>
              </button>
            )}
          </li>
          {token.text.includes('\n') && <li className="tokens-break" aria-hidden="true" />}
        </Fragment>
      ))}
      {ended === 'stop' && (
        <li>
          {t('details.end')}
          <small>{shortProbability(stopProbability)}</small>
        </li>
      )}
    </ol>
  );
}
