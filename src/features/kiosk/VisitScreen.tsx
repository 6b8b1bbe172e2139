import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { useLoad } from '../chat/arrival/useLoad';
import { Composer } from '../chat/composer/Composer';
import { useComposerWords } from '../chat/composer/useComposerWords';
import { useChat } from '../chat/store';
import { Turn } from '../chat/thread/Turn';
import { workingShare } from '../chat/thread/turn-state';
import { useChanges } from '../page/page';
import '../transcripts/texts';
import { Brand } from './Brand';
import { Languages } from './Languages';
import { LeftCounter } from './LeftCounter';
import { titleOf } from './profile';
import type { Running } from './running';
import './VisitScreen.css';

/** Examples that are offered beside a turn; on an empty screen, all are. */
const offered = 3;

/** `count` of a list from one place on, around its end. */
function around<T>(list: readonly T[], from: number, count: number): readonly T[] {
  return [...list, ...list].slice(from % list.length, (from % list.length) + Math.min(count, list.length));
}

export interface VisitScreenProps {
  readonly kiosk: Running;
  readonly onHeld: () => void;
}

/** A visit: the newest request with what came of it, what to touch next, and the composer, always in view. */
export function VisitScreen({ kiosk, onHeld }: VisitScreenProps) {
  const { profile, page, visits } = kiosk;
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const state = useChat(chat => chat);
  const load = useLoad(state.model);
  const words = useComposerWords(state, load);
  const [draft, setDraft] = useState('');
  const slab = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const body = useRef<HTMLElement>(null);
  useChanges(visits);
  const turn = state.turns.at(-1);
  const examples = profile.examples[language] ?? [];
  const shown = turn ? around(examples, state.turns.length * offered, offered) : examples;
  const left = t('clears', { count: visits.secondsLeft ?? profile.idleSeconds });

  useLayoutEffect(() => {
    if (turn?.id !== undefined) body.current?.scrollTo({ top: 0 });
  }, [turn?.id]);

  // The same function each second that passes: the turn is drawn anew only when it changes.
  const edit = useCallback(({ text }: TurnState) => {
    setDraft(text);
    field.current?.focus();
  }, []);

  return (
    <div className="visit">
      <header className="visit-bar">
        <Brand onHeld={onHeld} />
        <LeftCounter sent={page.sent} />
        <Button onClick={() => void visits.end()}>{t('startOver')}</Button>
      </header>
      <main className="visit-body" ref={body}>
        <Said kiosk={kiosk} />
        {turn ? (
          <Turn key={turn.id} turn={turn} tools={state.tools} actions={page.actions} onEdit={edit} passing />
        ) : (
          <h1 className="visit-title">{titleOf(profile, language)}</h1>
        )}
        <section className="visit-next">
          <div className="visit-next-head">
            <h2>{t(turn ? 'next' : 'first')}</h2>
            <Languages languages={profile.languages} />
          </div>
          <ul>
            {shown.map(request => (
              <li key={request}>
                <button type="button" onClick={() => page.actions.send(request)}>
                  {request}
                </button>
              </li>
            ))}
          </ul>
        </section>
      </main>
      <Composer
        slab={slab}
        field={field}
        draft={draft}
        onDraft={setDraft}
        {...words}
        {...(words.hint === null && { placeholder: t('write'), hint: left })}
        working={workingShare(turn)}
        queue={state.queue}
        past={state.turns.map(({ text }) => text)}
        onSend={page.actions.send}
        onStop={page.actions.stop}
        onUnqueue={page.actions.unqueue}
      />
    </div>
  );
}

/** One plain line about the model where it is not ready, or about the page where that starts again. */
function Said({ kiosk: { health, restart } }: { readonly kiosk: Running }) {
  const { t } = useTranslation('kiosk');
  const ready = useChat(({ model }) => model.status === 'ready');
  const [wasReady, setWasReady] = useState(ready);
  useChanges(health);
  useChanges(restart);
  if (ready && !wasReady) setWasReady(true);
  const { secondsLeft } = restart;
  const said =
    secondsLeft !== null
      ? t('restarting', { count: secondsLeft })
      : ready
        ? null
        : t(wasReady ? 'recovering' : 'loading');
  return <div role="status">{said !== null && <p className="visit-said">{said}</p>}</div>;
}
