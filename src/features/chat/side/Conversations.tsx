import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { TranscriptFiles } from '../../transcripts/TranscriptFiles';
import type { ConversationSummary } from '../state';
import './Conversations.css';

export interface ConversationsProps {
  readonly conversations: readonly ConversationSummary[];
  readonly current: string;
  readonly onOpen: (id: string) => void;
  readonly onDelete: (id: string) => void;
}

/** The conversations. Deleting one asks in its own row, because it cannot be undone. */
function List({ conversations, current, onOpen, onDelete }: ConversationsProps) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  // The row that asked goes, and the focus with it: the list takes it.
  const settle = () => {
    setDeleting(null);
    list.current?.focus();
  };
  if (conversations.length === 0) return <p className="side-none caption">{t('side.none')}</p>;
  return (
    <ul className="conversations" ref={list} tabIndex={-1}>
      {conversations.map(({ id, title, turns }) =>
        id === deleting ? (
          <li key={id} className="conversation-delete">
            <p>{t('side.deleteAsk', { title })}</p>
            <div className="row">
              <Button small autoFocus onClick={settle}>
                {t('side.keep')}
              </Button>
              <Button
                small
                className="conversation-gone"
                onClick={() => {
                  settle();
                  onDelete(id);
                }}
              >
                {t('side.delete')}
              </Button>
            </div>
          </li>
        ) : (
          <li key={id} className="conversation" data-current={id === current || undefined}>
            <button type="button" aria-current={id === current || undefined} onClick={() => onOpen(id)}>
              <span>{title}</span>
              <span className="caption tabular" aria-hidden="true">
                {turns}
              </span>
              <span className="visually-hidden">{t('side.turns', { count: turns })}</span>
            </button>
            <Button
              look="quiet"
              small
              square
              aria-label={t('side.deleteNamed', { title })}
              onClick={() => setDeleting(id)}
            >
              <Icon of={Trash2} small />
            </Button>
          </li>
        ),
      )}
    </ul>
  );
}

/** The kept conversations, and the way of one out of the page and into it. */
export function Conversations(props: ConversationsProps) {
  const open = props.conversations.find(({ id }) => id === props.current);
  return (
    <>
      <List {...props} />
      <TranscriptFiles open={open} />
    </>
  );
}
