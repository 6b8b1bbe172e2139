import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import { Replay } from '../../transcripts/Replay';
import { TurnFiles } from '../../transcripts/TurnFiles';
import { useTranscripts } from '../../transcripts/transcripts';
import { Checks } from './Checks';
import { Choices } from './Choices';
import { callText } from './call-text';
import { DetailsConfidence } from './DetailsConfidence';
import { DetailsConsidered } from './DetailsConsidered';
import { DetailsPrompt } from './DetailsPrompt';
import type { Generation } from './generation';
import './Details.css';
import { Times } from './Times';
import { Tokens } from './Tokens';

export interface DetailsProps {
  readonly id: string;
  readonly turn: TurnState;
  readonly generation: Generation;
}

/** Everything that is known of a turn: the calls and the close choices | each token | times, checks and confidence; then its replay. */
export function Details({ id, turn, generation }: DetailsProps) {
  const { t } = useTranslation();
  const transcripts = useTranscripts();
  const [selected, setSelected] = useState<number | null>(null);
  const { tokens } = generation;
  const forced = tokens.filter(token => token.forced).length;
  return (
    <div className="details" id={id}>
      <section>
        <h3>{t('details.calls')}</h3>
        {turn.calls.length === 0 && <p className="caption">{t('details.noCall')}</p>}
        <ul className="details-calls">
          {turn.calls.map(({ call, arguments: args }) => (
            <li key={call.id} className="code">
              {callText(call.name, args)}
            </li>
          ))}
        </ul>
        <Choices generation={generation} selected={selected} />
        <DetailsConsidered turn={turn} />
        {turn.listed.length > 0 && (
          <p className="caption">{t('details.listed', { tools: turn.listed.join(', '), count: turn.listed.length })}</p>
        )}
      </section>
      <section>
        <h3>
          {t('details.tokens')}{' '}
          <span>
            {t('details.tokenCount', {
              read: generation.promptTokens,
              cached: generation.cachedTokens,
              chosen: tokens.length - forced,
              forced,
            })}
          </span>
        </h3>
        <Tokens
          tokens={tokens}
          stopProbability={generation.stopProbability}
          ended={generation.ended}
          selected={selected}
          onSelect={setSelected}
        />
        <p className="caption">
          {t('details.legend')} {tokens.some(({ drafted }) => drafted) && t('transcripts.drafted')}
        </p>
        <DetailsPrompt prompt={turn.prompt} />
      </section>
      <section>
        <Times turn={turn} generation={generation} />
        <Checks calls={turn.calls} />
        <DetailsConfidence calls={turn.calls} />
      </section>
      {transcripts && turn.status === 'finished' && (
        <section className="details-transcript">
          {transcripts.isImported(turn.id) && <p>{t('transcripts.imported')}</p>}
          <TurnFiles turn={turn} transcripts={transcripts} />
          <Replay turnId={turn.id} transcripts={transcripts} />
        </section>
      )}
    </div>
  );
}
