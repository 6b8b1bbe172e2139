import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentEvent } from '@/agent/events';
import { replayTurn, type TurnState } from '@/agent/reduce';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Stone } from '@/ui/Stone';
import { useChat } from '../chat/store';
import { Outcome } from '../chat/thread/Outcome';
import { markOf } from '../chat/thread/turn-state';
import { noActions } from './no-actions';
import './Replay.css';
import type { Transcripts } from './transcripts';
import './texts';

type KeptEvent = Exclude<AgentEvent, { readonly type: 'generation.progress' | 'tool.progress' }>;

function isKept(event: AgentEvent): event is KeptEvent {
  return event.type !== 'generation.progress' && event.type !== 'tool.progress';
}

const nothing = () => {};

/** The name of the tool that an event is about; empty for events of the whole turn. */
function toolOf(event: KeptEvent, turn: TurnState): string {
  if ('call' in event) return event.call.name;
  if (!('callId' in event)) return '';
  return turn.calls.find(({ call }) => call.id === event.callId)?.call.name ?? '';
}

function useEventText(): (event: KeptEvent, turn: TurnState) => string {
  const { t } = useTranslation();
  return (event, turn) => {
    const tool = toolOf(event, turn);
    if (event.type !== 'call.checked') return t(`transcripts.event.${event.type}`, { tool });
    const { check, passed } = event.verdict;
    return t('transcripts.event.call.checked', {
      tool,
      check: t(`checks.${check}`),
      verdict: t(passed ? 'transcripts.passed' : 'transcripts.refused'),
    });
  };
}

export interface ReplayProps {
  readonly turnId: string;
  readonly transcripts: Transcripts;
}

/** A turn event by event, as it looked after each. What is shown can be read and not used, so nothing runs. */
export function Replay({ turnId, transcripts }: ReplayProps) {
  const { t } = useTranslation();
  const eventText = useEventText();
  const tools = useChat(state => state.tools);
  const id = useId();
  const [events, setEvents] = useState<readonly KeptEvent[] | null>(null);
  const [place, setPlace] = useState(1);
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      // What cannot be read is told as not kept.
      const kept = await transcripts.eventsOf(turnId).catch((): readonly AgentEvent[] => []);
      if (wanted) setEvents(kept.filter(isKept));
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [transcripts, turnId]);

  const event = events?.[place - 1];
  const turn = replayTurn(events?.slice(0, place) ?? []);
  if (events === null) return null;
  if (!event || !turn) return <p className="caption">{t('transcripts.noEvents')}</p>;

  const go = (to: number) => setPlace(Math.min(events.length, Math.max(1, to)));
  const onKeyDown = (press: KeyboardEvent) => {
    // The slider has its own arrows.
    if (press.target instanceof HTMLInputElement) return;
    if (press.key === 'ArrowLeft') go(place - 1);
    else if (press.key === 'ArrowRight') go(place + 1);
    else return;
    press.preventDefault();
  };
  const { stone } = markOf(turn);
  return (
    <section className="replay" aria-labelledby={id} onKeyDown={onKeyDown}>
      <h3 id={id}>
        {t('transcripts.replay')} <span>{t('transcripts.nothingRuns')}</span>
      </h3>
      <div className="replay-bar">
        <Button
          small
          square
          aria-label={t('transcripts.previous')}
          aria-disabled={place === 1}
          onClick={() => go(place - 1)}
        >
          <Icon of={ChevronLeft} small />
        </Button>
        <input
          type="range"
          min={1}
          max={events.length}
          value={place}
          aria-label={t('transcripts.place')}
          aria-valuetext={t('transcripts.placeOf', { place, count: events.length })}
          onChange={change => go(change.target.valueAsNumber)}
        />
        <Button
          small
          square
          aria-label={t('transcripts.next')}
          aria-disabled={place === events.length}
          onClick={() => go(place + 1)}
        >
          <Icon of={ChevronRight} small />
        </Button>
      </div>
      <p className="replay-event" role="status">
        <Stone state={stone} size={16} />
        <b>{eventText(event, turn)}</b>
        <span className="caption tabular">{t('transcripts.placeOf', { place, count: events.length })}</span>
      </p>
      <div className="replay-stage" inert>
        <p className="turn-request">{turn.text}</p>
        <Outcome turn={turn} tools={tools} actions={noActions} onEdit={nothing} />
      </div>
    </section>
  );
}
