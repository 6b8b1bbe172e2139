import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../page/page';
import { TranscriptFiles } from '../../transcripts/TranscriptFiles';
import { useTranscripts } from '../../transcripts/transcripts';
import type { ChatActions, ConversationSummary } from '../state';
import { Conversation } from './Conversation';
import './Conversations.css';
import { byDay, type DayGroup } from './days';
import { type FoundConversation, useSearch } from './useSearch';
import '../talk-texts';

/** From so many conversations on, a search stands above them. */
const searchedFrom = 4;

export interface ConversationsProps {
  readonly conversations: readonly ConversationSummary[];
  readonly current: string;
  readonly actions: Pick<ChatActions, 'openConversation' | 'renameConversation' | 'deleteConversation'>;
  /** Called when one was opened, so that a drawer can close. */
  readonly onChosen?: (() => void) | undefined;
}

function useGroupText(): (group: DayGroup) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return group =>
    typeof group === 'string'
      ? t(`talk.list.${group}`)
      : format.dateTime(group.month, { month: 'long', year: 'numeric' });
}

/** The kept conversations by day, or those that a search found; and the way of one out of the page and into it. */
export const Conversations = memo(function Conversations({
  conversations,
  current,
  actions,
  onChosen,
}: ConversationsProps) {
  const { t } = useTranslation();
  const groupText = useGroupText();
  const transcripts = useTranscripts();
  const [query, setQuery] = useState('');
  const found = useSearch(conversations, query);
  const list = useRef<HTMLElement>(null);
  const open = conversations.find(({ id }) => id === current);

  // Arrows move from row to row, past the headings.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.target instanceof HTMLInputElement) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.conversation-open')];
    const next = rows.findIndex(row => row.parentElement?.contains(document.activeElement)) + step;
    event.preventDefault();
    rows[next]?.focus();
  };
  const row = ({ conversation, snippet }: FoundConversation) => (
    <Conversation
      key={conversation.id}
      conversation={conversation}
      snippet={snippet}
      current={conversation.id === current}
      onOpen={() => {
        actions.openConversation(conversation.id);
        onChosen?.();
      }}
      onRename={title => actions.renameConversation(conversation.id, title)}
      onExport={transcripts && (() => transcripts.exportConversation(conversation.id, conversation.title))}
      onDelete={async () => {
        const rows = [...(list.current?.querySelectorAll<HTMLElement>('.conversation-open') ?? [])];
        const place = rows.findIndex(({ id }) => id === `c${conversation.id}`);
        const heir = rows[place + 1] ?? rows[place - 1];
        await actions.deleteConversation(conversation.id);
        heir?.focus();
      }}
    />
  );

  return (
    <>
      {conversations.length >= searchedFrom && (
        <input
          type="search"
          className="input conversations-search"
          aria-label={t('talk.list.search')}
          placeholder={t('talk.list.search')}
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          onKeyDown={event => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            list.current?.querySelector<HTMLElement>('.conversation-open')?.focus();
          }}
        />
      )}
      <section className="conversations" aria-label={t('side.conversations')} ref={list} onKeyDown={onKeyDown}>
        {conversations.length === 0 && <p className="side-none caption">{t('talk.list.empty')}</p>}
        {query.trim() === '' ? (
          byDay(conversations, new Date()).map(({ group, items }) => (
            <section key={groupText(group)} aria-label={groupText(group)}>
              <h3 className="conversations-day">{groupText(group)}</h3>
              <ul>{items.map(conversation => row({ conversation, snippet: null }))}</ul>
            </section>
          ))
        ) : (
          <>
            <ul aria-label={t('talk.list.search')}>{found.map(row)}</ul>
            {found.length === 0 && <p className="side-none caption">{t('talk.list.none')}</p>}
          </>
        )}
      </section>
      <TranscriptFiles open={open} several={conversations.length > 1} />
    </>
  );
});
