import { ArrowRight, Square, X } from 'lucide-react';
import { type KeyboardEvent, lazy, type RefObject, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { browserRecognition } from '@/platform/recognition';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { Icon } from '@/ui/Icon';
import { vars } from '@/ui/vars';
import { AttachButton } from '../../data/Files';
import type { QueuedRequest } from '../state';
import './Composer.css';
import { useRecall } from './useRecall';

const VoiceKey = lazy(() => import('../../voice/VoiceKey').then(module => ({ default: module.VoiceKey })));

export interface ComposerProps {
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly slab: RefObject<HTMLFormElement | null>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly placeholder: string;
  /** What will become of a request now, e.g. that it waits for the model. */
  readonly hint: string | null;
  /** What Enter does. */
  readonly enter: string;
  /** 0 to 1 while a turn runs: how far it is. Null: nothing runs. */
  readonly working: number | null;
  readonly queue: readonly QueuedRequest[];
  /** Requests of this conversation, oldest first, for arrow-up. */
  readonly past: readonly string[];
  readonly onSend: (text: string) => void;
  /** Leaves a turn's request as it was; null while none is changed. */
  readonly onDropEdit?: (() => void) | null;
  readonly onStop: () => void;
  readonly onUnqueue: (id: string) => void;
  /** Absent: files cannot be given here. */
  readonly onFiles?: (files: Iterable<File>) => void;
  /** A request can be spoken here, if the browser can hear. */
  readonly voice?: boolean;
}

/** The one big control: a dark slab with the stone key. Under a field it is its horizon, under a conversation its foot. */
export function Composer(props: ComposerProps) {
  const {
    slab,
    field,
    draft,
    onDraft,
    placeholder,
    working,
    queue,
    past,
    onSend,
    onDropEdit,
    onStop,
    onUnqueue,
    onFiles,
    voice = false,
  } = props;
  const recognition = voice ? browserRecognition() : undefined;
  const { t } = useTranslation();
  const hint = onDropEdit ? t('talk.edit.note') : props.hint;
  const enter = onDropEdit ? t('talk.edit.enter') : props.enter;
  const id = useId();
  const recall = useRecall(past, draft, onDraft);
  const stops = working !== null && draft.trim() === '';

  const send = () => {
    if (draft.trim() === '') return field.current?.focus();
    onSend(draft);
    onDraft('');
    recall.reset();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter that ends an input method's composition chooses characters, it does not send.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'Escape' && onDropEdit) {
      event.preventDefault();
      onDropEdit();
      onDraft('');
    } else if (event.key === 'Escape' && working !== null) {
      event.preventDefault();
      onStop();
    } else if (recall.onKey(event)) {
      event.preventDefault();
    }
  };

  return (
    <form
      ref={slab}
      aria-label={t('composer.label')}
      className={classes('slab', working !== null && 'working')}
      style={vars({ '--done': working ?? 0 })}
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <div className="slab-main">
        {queue.length > 0 && (
          <ul className="slab-queue" aria-label={t('queue.label')}>
            {queue.map(request => (
              <li key={request.id}>
                <span className="slab-queued">{request.text}</span>
                <Button
                  look="quiet"
                  small
                  square
                  aria-label={t('queue.remove', { request: request.text })}
                  onClick={() => onUnqueue(request.id)}
                >
                  <Icon of={X} small />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <label className="visually-hidden" htmlFor={id}>
          {t('composer.label')}
        </label>
        <div className="slab-grow" data-text={`${draft || placeholder}\n`}>
          <textarea
            id={id}
            ref={field}
            className="slab-text"
            rows={1}
            value={draft}
            placeholder={placeholder}
            enterKeyHint="send"
            autoComplete="off"
            aria-describedby={`${id}hint`}
            onChange={event => onDraft(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <p className="slab-hint" id={`${id}hint`}>
          {hint && <span>{hint}</span>}
          <span className="slab-keys">
            <kbd>Enter</kbd> {enter}
          </span>
          {(onDropEdit || working !== null) && (
            <span className="slab-keys">
              <kbd>Esc</kbd> {t(onDropEdit ? 'talk.edit.drops' : 'composer.escStops')}
            </span>
          )}
        </p>
        <div className="slab-tools">
          {onFiles && <AttachButton onFiles={onFiles} />}
          <Suspense>{recognition && <VoiceKey recognition={recognition} draft={draft} onDraft={onDraft} />}</Suspense>
        </div>
      </div>
      <button
        type={stops ? 'button' : 'submit'}
        className={classes('key', stops && 'stop')}
        aria-label={t(stops ? 'composer.stop' : 'composer.run')}
        onClick={stops ? onStop : undefined}
      >
        <Icon of={stops ? Square : ArrowRight} className="key-icon" />
      </button>
    </form>
  );
}
