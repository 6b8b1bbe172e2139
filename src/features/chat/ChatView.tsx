import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import { classes } from '@/ui/classes';
import { DropField, FilesStrip, useAddFiles } from '../data/Files';
import { useIncoming } from '../page/useIncoming';
import { ExampleIndex } from './arrival/ExampleIndex';
import { Field } from './arrival/Field';
import { useLoad } from './arrival/useLoad';
import './ChatView.css';
import { Composer } from './composer/Composer';
import { useComposerWords } from './composer/useComposerWords';
import { useSink } from './composer/useSink';
import { LoadNotice } from './notices/LoadNotice';
import { Strips } from './notices/Strips';
import { LazySide } from './side/LazySide';
import type { ChatActions, ChatState } from './state';
import { workingShare } from './thread/turn-state';

// A first visit needs none of it.
const loadThread = () => import('./thread/Thread');
const Thread = lazy(() => loadThread().then(thread => ({ default: thread.Thread })));

/** Loads what the first request needs, while it is typed. What fails here is told where it is needed. */
function prepare(): void {
  Promise.all([loadThread(), import('@/agent/loop')]).catch(() => undefined);
}
const RemovedStrip = lazy(() => import('./RemovedStrip').then(module => ({ default: module.RemovedStrip })));

export interface ChatViewProps {
  readonly state: ChatState;
  readonly actions: ChatActions;
  /** The counter of requests that left the page, shown in the field. */
  readonly counter: ReactNode;
}

/** The chat panel: the field until the first request, then the side column and the logbook; the composer under both. */
export function ChatView({ state, actions, counter }: ChatViewProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const load = useLoad(state.model);
  const words = useComposerWords(state, load);
  const arriving = isArriving(state);
  const slab = useSink(arriving);
  const queue = state.queue.filter(({ conversationId }) => conversationId === state.conversationId);

  const files = useAddFiles();

  /** The turn whose request is changed in the composer. */
  const [edited, setEdited] = useState<string | null>(null);
  const edit = useCallback(({ id, text }: TurnState) => {
    setEdited(id);
    setDraft(text);
    field.current?.focus();
  }, []);
  const isEdited = state.turns.some(({ id }) => id === edited);
  const send = (text: string) => {
    if (isEdited && edited !== null) actions.resend(edited, text);
    else actions.send(text);
    setEdited(null);
  };

  const strips = <Strips key="strips" state={state} actions={actions} />;
  useIncoming(({ text, files: given }) => {
    if (text !== '') setDraft(current => (current.trim() === '' ? text : `${current}\n${text}`));
    if (given.length > 0) files.add(given);
    field.current?.focus();
  });

  return (
    <div className={classes('chat', arriving && 'arriving')} onKeyDownCapture={prepare} onPointerDownCapture={prepare}>
      {!arriving && (
        <nav key="side" className="side-column" aria-label={t('side.label')}>
          <LazySide state={state} actions={actions} />
        </nav>
      )}
      <div key="column" className="chat-column">
        {!arriving && strips}
        {state.removed && (
          <Suspense key="removed">
            <RemovedStrip key={state.removed.title} removed={state.removed} actions={actions} />
          </Suspense>
        )}
        {files.outcome && <FilesStrip key="files" outcome={files.outcome} onDismiss={files.forget} />}
        {arriving ? (
          <Field key="field" state={state} load={load} actions={actions} counter={counter} />
        ) : (
          <Suspense key="thread" fallback={<main id="main" className="thread" tabIndex={-1} aria-busy />}>
            <Thread
              state={state}
              actions={actions}
              onEdit={edit}
              notices={<LoadNotice state={state} load={load} actions={actions} />}
            />
          </Suspense>
        )}
        <Composer
          key="composer"
          slab={slab}
          field={field}
          draft={draft}
          onDraft={setDraft}
          {...words}
          working={workingShare(state.turns.at(-1))}
          queue={queue}
          past={state.turns.map(({ text }) => text)}
          onSend={send}
          onDropEdit={isEdited ? () => setEdited(null) : null}
          onStop={actions.stop}
          onUnqueue={actions.unqueue}
          onFiles={files.add}
          voice
        />
        {/* On arrival they would push what is being read out of its place. */}
        {arriving && strips}
        {arriving && <ExampleIndex key="index" tools={state.tools} onRun={actions.send} />}
      </div>
      <DropField onFiles={files.add} />
    </div>
  );
}

/** True on a first visit, until the first request runs. */
function isArriving({ turns, conversations }: ChatState): boolean {
  return turns.length === 0 && conversations.length === 0;
}
