import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Tool } from '@/tools/tool';
import { Reach } from '@/ui/Reach';
import { Stone } from '@/ui/Stone';
import { useReachText } from '../chat/thread/reach';
import { useBrowserPermission } from '../page/browser-permission';
import { useChanges, useFormat, usePage } from '../page/page';
import { ServerFacts } from './mcp/ServerFacts';
import { OwnActions, type OwnActionsProps } from './own/OwnActions';
import { PermissionChoice } from './PermissionChoice';
import { SourceTag } from './source';
import { TryIt } from './TryIt';
import './ToolSheet.css';

export interface ToolSheetProps {
  readonly tool: Tool;
  readonly conversationId: string;
  /** Why the model that is loaded cannot call it; null where it can. */
  readonly notForModel: string | null;
  readonly onRun: (request: string) => void;
  /** Opens the list of MCP servers. */
  readonly onServers: () => void;
  readonly onRemoved: OwnActionsProps['onRemoved'];
  readonly onSaved: OwnActionsProps['onSaved'];
}

/** All about one tool: what it may touch, its permission, requests that use it, a form to try it by hand, and how it did so far. */
export function ToolSheet({ tool, conversationId, notForModel, onRun, onServers, onRemoved, onSaved }: ToolSheetProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  const reachText = useReachText();
  const { permissions, log, onStorageError } = usePage();
  useChanges(permissions);
  useChanges(log);
  const browser = useBrowserPermission(tool.browserPermission);
  const onlyHere = useId();
  const { permission, from } = permissions.stateOf(tool, conversationId);
  const record = log.recordOf(tool.name);
  const held = from === 'conversation';
  const decide = (next: typeof permission) => {
    if (held) permissions.setForConversation(tool, next, conversationId);
    else permissions.set(tool, next === tool.permission ? null : next).catch(onStorageError);
  };

  return (
    <article className="sheet" aria-label={tool.title[language]}>
      <h2>{tool.title[language]}</h2>
      <p className="row sheet-names">
        <span className="code">{tool.name}</span>
        <SourceTag source={tool.source} />
      </p>
      <p className="sheet-description">{tool.description[language]}</p>
      <div className="sheet-touches">
        <Reach level={tool.effects} />
        <span>
          <b>{reachText(tool)}.</b>{' '}
          {tool.hosts.includes('*')
            ? t('tools.anyHost')
            : tool.hosts.length > 0 && t('tools.hosts', { hosts: tool.hosts.join(', ') })}
          {tool.deletes && t('tools.deletes')}
        </span>
        {tool.untrusted && (
          <>
            <Stone state="gate" size={18} />
            <span>{t('tools.untrusted')}</span>
          </>
        )}
        {tool.gesture && (
          <>
            <Stone state="ask" size={18} />
            <span>{t('tools.gesture')}</span>
          </>
        )}
        {notForModel !== null && (
          <>
            <Stone state="refuse" size={18} />
            <span>{t('tools.notForModel', { reason: notForModel })}</span>
          </>
        )}
      </div>
      {tool.origin && <p className="caption sheet-origin">{t('tools.origin', { origin: tool.origin })}</p>}
      {tool.source === 'user' && <OwnActions name={tool.name} onRemoved={onRemoved} onSaved={onSaved} />}
      {tool.source === 'mcp' && <ServerFacts tool={tool} onServers={onServers} />}

      <section>
        <h3>{t('tools.permission')}</h3>
        <div className="sheet-permission">
          <PermissionChoice tool={tool} permission={permission} onChange={decide} />
          <label className="check" htmlFor={onlyHere}>
            <input
              id={onlyHere}
              type="checkbox"
              checked={held}
              onChange={({ target }) => {
                if (target.checked) permissions.setForConversation(tool, permission, conversationId);
                else permissions.forgetConversation(tool, conversationId);
              }}
            />
            {t('tools.onlyHere')}
          </label>
        </div>
        {tool.browserPermission && (
          <p className="caption">{t(`tools.browser.${browser ?? 'unknown'}`, { name: tool.browserPermission })}</p>
        )}
      </section>

      {tool.examples.length > 0 && (
        <section>
          <h3>{t('tools.examples')}</h3>
          <ul className="sheet-examples">
            {tool.examples.map(({ query }) => (
              <li key={query.en}>
                <button type="button" className="tool-line-example" onClick={() => onRun(query[language])}>
                  {query[language]}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}

      <section>
        <h3>{t('tools.try')}</h3>
        <TryIt key={tool.name} tool={tool} denied={permission === 'deny'} />
      </section>

      <section>
        <h3>{t('tools.soFar')}</h3>
        {record ? (
          <dl className="facts">
            <dt>{t('tools.called')}</dt>
            <dd>
              {t('tools.times', {
                count: record.runs,
                last: format.dateTime(record.lastAt, { dateStyle: 'medium', timeStyle: 'short' }),
              })}
            </dd>
            <dt>{t('tools.well')}</dt>
            <dd>{t('tools.wellOf', { well: record.runs - record.failed, runs: record.runs })}</dd>
            <dt>{t('tools.slowest')}</dt>
            <dd>
              {record.slowestMs < 1000
                ? t('milliseconds', { value: format.number(record.slowestMs, { maximumFractionDigits: 1 }) })
                : t('seconds', { value: format.number(record.slowestMs / 1000, { maximumFractionDigits: 1 }) })}
            </dd>
          </dl>
        ) : (
          <p className="caption">{t('tools.never')}</p>
        )}
      </section>
    </article>
  );
}
