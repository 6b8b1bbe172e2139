import type { TFunction } from 'i18next';
import { Plus, Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredValue } from '@/platform/database';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Permission, Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Icon } from '@/ui/Icon';
import { useChat } from '../chat/store';
import { DroppedFiles } from '../data/Files';
import { useChanges, usePage } from '../page/page';
import { type AddStep, AddTool } from './AddTool';
import { Filters } from './Filters';
import { byCategory, type Filter, passes, searchTools } from './filter';
import { OwnNotices } from './own/OwnNotices';
import { Review } from './review/Review';
import { ToolLine } from './ToolLine';
import { ToolSheet } from './ToolSheet';
import './ToolsPanel.css';
import { useNotForModel } from './useNotForModel';
import { useWide } from './useWide';
import './texts';

/** Every tool there is: search, filters, one line each, and a sheet about the one that is open. */
export function ToolsPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const wide = useWide();
  const { actions, permissions, panels, onStorageError } = usePage();
  useChanges(permissions);
  const registered = useChat(({ tools }) => tools);
  const conversationId = useChat(({ conversationId: id }) => id);
  const notForModel = useNotForModel();
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>({ by: 'all' });
  const [openName, setOpenName] = useState<string | null>(null);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [adding, setAdding] = useState<AddStep | null>(null);
  const [reviewing, setReviewing] = useState(false);
  const [removed, setRemoved] = useState<StoredValue | null>(null);

  const all = [...registered.values()];
  const shown = searchTools(
    all.filter(tool => passes(filter, tool)),
    query,
    language,
  );
  const open = openName === null ? undefined : registered.get(openName);
  const permissionOf = (tool: Tool) => permissions.stateOf(tool, conversationId).permission;
  const run = (request: string) => {
    panels.open('chat');
    actions.send(request);
  };

  const line = (tool: Tool): ReactNode => (
    <ToolLine
      key={tool.name}
      tool={tool}
      current={tool === open}
      permission={permissionOf(tool)}
      onOpen={() => setOpenName(tool.name)}
      onRun={run}
      onPermission={next => permissions.set(tool, next === tool.permission ? null : next).catch(onStorageError)}
    />
  );
  const sheet = open && (
    <ToolSheet
      key={open.name}
      tool={open}
      conversationId={conversationId}
      notForModel={notForModel.get(open.name) ?? null}
      onRun={run}
      onServers={() => setAdding('servers')}
      onRemoved={setRemoved}
      onSaved={setOpenName}
    />
  );

  return (
    <div className="tools-panel">
      {wide && <Filters tools={all} filter={filter} onChange={setFilter} />}
      <main className="shelf" id="main" tabIndex={-1} aria-labelledby="main-title">
        <h1 id="main-title" className="visually-hidden">
          {t('tools.title')}
        </h1>
        <DroppedFiles />
        <div className="find">
          <label className="find-field">
            <span className="visually-hidden">{t('tools.search')}</span>
            <Icon of={Search} />
            <input
              className="input"
              type="search"
              placeholder={t('tools.searchCount', { count: all.length })}
              value={query}
              onChange={event => setQuery(event.target.value)}
            />
          </label>
          {!wide && <Button onClick={() => setFiltersOpen(true)}>{t('tools.filters')}</Button>}
          <Button onClick={() => setAdding('choose')}>
            <Icon of={Plus} />
            {t('workshop.open')}
          </Button>
          <Button onClick={() => setReviewing(true)}>{t('workshop.review.title')}</Button>
        </div>
        <OwnNotices removed={removed} onRemoved={setRemoved} />
        {query.trim() === '' ? (
          byCategory(shown).map(([category, members]) => (
            <section key={category} aria-labelledby={`tools-${category}`}>
              <header className="shelf-head">
                <h2 id={`tools-${category}`}>
                  {t(category === 'other' ? 'tools.notBuiltIn' : `category.${category}`)}
                </h2>
                <span className="caption">{summary(t, members.map(permissionOf))}</span>
              </header>
              <ul>{members.map(line)}</ul>
            </section>
          ))
        ) : shown.length > 0 ? (
          <ul className="shelf-found">{shown.map(line)}</ul>
        ) : (
          <p className="shelf-none">{t('tools.none', { query })}</p>
        )}
      </main>
      {wide ? (
        <aside className="sheet-column">{sheet ?? <p className="sheet-none caption">{t('tools.choose')}</p>}</aside>
      ) : (
        <>
          <Dialog
            open={sheet !== undefined}
            onClose={() => setOpenName(null)}
            title={t('tools.about')}
            closeLabel={t('close')}
            place="side"
          >
            {sheet}
          </Dialog>
          <Dialog
            open={filtersOpen}
            onClose={() => setFiltersOpen(false)}
            title={t('tools.filters')}
            closeLabel={t('close')}
            place="side"
          >
            <Filters
              tools={all}
              filter={filter}
              onChange={next => {
                setFilter(next);
                setFiltersOpen(false);
              }}
            />
          </Dialog>
        </>
      )}
      {adding && (
        <AddTool
          step={adding}
          onStep={setAdding}
          onClose={() => setAdding(null)}
          onSaved={name => {
            setAdding(null);
            setOpenName(name);
          }}
        />
      )}
      {reviewing && <Review onClose={() => setReviewing(false)} />}
    </div>
  );
}

/** "4, all allowed", "3, 1 asks", ... */
function summary(t: TFunction, permissions: readonly Permission[]): string {
  const count = permissions.length;
  const asks = permissions.filter(permission => permission === 'ask').length;
  const denied = permissions.filter(permission => permission === 'deny').length;
  const parts = [
    asks === count ? t('tools.allAsk') : asks > 0 && t('tools.ask', { count: asks }),
    denied > 0 && t('tools.denied', { count: denied }),
  ].filter(Boolean);
  return [String(count), ...(parts.length > 0 ? parts : [t('tools.allAllowed')])].join(t('comma'));
}
