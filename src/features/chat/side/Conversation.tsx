import { Download, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuChoice } from '@/ui/Menu';
import type { ConversationSummary } from '../state';

export interface ConversationProps {
  readonly conversation: ConversationSummary;
  /** Where the words of a search stand in it; null where none was searched for. */
  readonly snippet: string | null;
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly onRename: (title: string) => Promise<void>;
  /** Null where no files are made. */
  readonly onExport: (() => Promise<void>) | null;
  readonly onDelete: () => Promise<void>;
}

/** A row of the list: opens its conversation; F2 renames it in place, Del deletes it, the menu does both and exports it. */
export function Conversation(props: ConversationProps) {
  const { conversation, snippet, current, onOpen, onRename, onExport, onDelete } = props;
  const { id, title, turns } = conversation;
  const { t } = useTranslation();
  const [renaming, setRenaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && !renaming) button.current?.focus();
    wasRenaming.current = renaming;
  }, [renaming]);

  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key === 'F2') setRenaming(true);
    if (key === 'Delete') void onDelete();
  };
  const choices: MenuChoice[] = [
    { id: 'rename', label: t('talk.list.rename'), icon: Pencil, shortcut: 'F2', onChoose: () => setRenaming(true) },
  ];
  if (onExport)
    choices.push({ id: 'export', label: t('talk.list.export'), icon: Download, onChoose: () => void onExport() });
  choices.push({
    id: 'delete',
    label: t('talk.list.delete'),
    icon: Trash2,
    shortcut: 'Del',
    onChoose: () => void onDelete(),
  });

  return (
    <li className="conversation" data-current={current || undefined}>
      {renaming ? (
        <Rename
          title={title}
          onDone={next => {
            setRenaming(false);
            if (next !== null && next !== title) void onRename(next);
          }}
        />
      ) : (
        <>
          <button
            id={`c${id}`}
            ref={button}
            type="button"
            className="conversation-open"
            aria-current={current || undefined}
            aria-keyshortcuts="F2 Delete"
            onClick={onOpen}
            onKeyDown={onKeyDown}
          >
            <span>
              {title}
              {snippet && snippet !== title && <span className="caption conversation-found">{snippet}</span>}
            </span>
            <span className="caption tabular" aria-hidden="true">
              {turns}
            </span>
            <span className="visually-hidden">{t('side.turns', { count: turns })}</span>
          </button>
          <Menu label={t('talk.list.more', { title })} icon={Ellipsis} choices={choices} />
        </>
      )}
    </li>
  );
}

interface RenameProps {
  readonly title: string;
  /** Null: it stays as it was. */
  readonly onDone: (title: string | null) => void;
}

/** The title as a field: Enter and leaving it keep what stands there, Esc does not. */
function Rename({ title, onDone }: RenameProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const end = (next: string | null) => {
    // The field that goes is left, too.
    if (done.current) return;
    done.current = true;
    onDone(next);
  };
  return (
    <input
      className="input conversation-title"
      ref={field}
      aria-label={t('talk.list.title')}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => end(text)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(text);
        if (event.key === 'Escape') end(null);
        // Inside of a drawer, Esc is this field's.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    />
  );
}
