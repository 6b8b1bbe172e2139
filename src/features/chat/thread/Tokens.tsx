import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { GeneratedToken, Generation } from './generation';
import { shortProbability, visible } from './token-text';

export interface TokensProps {
  readonly tokens: readonly GeneratedToken[];
  readonly stopProbability: number;
  readonly ended: Generation['ended'];
}

/** Each token as it was written: boxed with its probability where the model chose, plain where the grammar left one thing. */
export function Tokens({ tokens, stopProbability, ended }: TokensProps) {
  const { t } = useTranslation();
  const placed = tokens.map((token, place) => ({ token, place }));
  return (
    <ol className="tokens">
      {placed.map(({ token, place }) => (
        <Fragment key={place}>
          <li className={token.forced ? 'forced' : undefined}>
            {visible(token.text)}
            {!token.forced && <small>{shortProbability(token.probability)}</small>}
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
