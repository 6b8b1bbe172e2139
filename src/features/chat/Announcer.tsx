import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import type { Tool } from '@/tools/tool';
import { useFormat } from '../page/page';
import { useChat } from './store';
import { turnWords } from './thread/turn-words';

/**
 * Says to a screen reader what a sighted person sees happen: that the model is ready, what a turn asks, what it answers. Stands
 * outside of the panels, so that a turn that opens another one is heard to its end.
 */
export function Announcer() {
  const { turns, tools, model } = useChat(state => state);
  const said = useTurnWords(turns.at(-1), tools);
  const { t } = useTranslation();
  return (
    <>
      <div className="visually-hidden" role="status">
        {model.status === 'ready' ? t('announce.ready') : ''}
      </div>
      <div className="visually-hidden" role="status" data-testid="answer">
        {said}
      </div>
    </>
  );
}

/** The words of the newest turn, once it asks or ends; nothing for a turn that had ended before it was shown. */
function useTurnWords(turn: TurnState | undefined, tools: ReadonlyMap<string, Tool>): string {
  const { t } = useTranslation();
  const format = useFormat();
  const [seenAtWork, setSeenAtWork] = useState<string | null>(null);
  const atWork = turn && turn.status !== 'finished' ? turn.id : null;
  useEffect(() => {
    if (atWork) setSeenAtWork(atWork);
  }, [atWork]);
  return turn && turn.id === seenAtWork ? turnWords(turn, tools, format, t) : '';
}
