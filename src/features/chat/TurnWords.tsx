import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { useChanges, useFormat } from '../page/page';
import { Spoken } from '../voice/Spoken';
import { spoken } from '../voice/spoken-choice';
import { turnWords } from './thread/turn-words';

export interface TurnWordsProps {
  readonly turn: TurnState;
  readonly tools: ReadonlyMap<string, Tool>;
}

/**
 * The words of the newest turn, once it asks or ends; nothing for a turn that had ended before it was shown. Read aloud
 * where a person wants that.
 */
export function TurnWords({ turn, tools }: TurnWordsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [seenAtWork, setSeenAtWork] = useState<string | null>(null);
  const atWork = turn.status !== 'finished' ? turn.id : null;
  useEffect(() => {
    if (atWork) setSeenAtWork(atWork);
  }, [atWork]);
  useChanges(spoken);
  const words = turn.id === seenAtWork ? turnWords(turn, tools, format, t) : '';
  return (
    <>
      {words}
      {spoken.get() === 'on' && <Spoken text={words} />}
    </>
  );
}
