import { ExternalLink, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { reasonOf } from '@/platform/i18n/reasons';
import type { ServerState, ServerStatus } from '@/tools/mcp/server';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Stone, type StoneState } from '@/ui/Stone';
import { useMcp } from '../../page/page';
import { AskAgain } from '../AskAgain';

const stones: Readonly<Record<ServerStatus, StoneState>> = {
  ready: 'act',
  connecting: 'run',
  waiting: 'confirm',
  'needs-sign-in': 'gate',
  failed: 'broke',
  off: 'refuse',
};

export interface ServerLineProps {
  readonly server: ServerState;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How many of its tools the model that is loaded cannot call. */
  readonly notForModel: number;
}

/** One server: how it stands, what it brings, and what can be done about it. */
export function ServerLine({ server, now, notForModel }: ServerLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mcp = useMcp();
  const [signIn, setSignIn] = useState<URL | null>(null);
  const [failed, setFailed] = useState<ErrorRecord | null>(null);
  const { id, name, url, status, error, retryAt, tools, refused, leftOut } = server;
  const on = status !== 'off';
  const attempt = async (work: () => Promise<void>) => {
    setFailed(null);
    await work().catch(thrown => setFailed(toErrorRecord(thrown)));
  };
  const shown = failed ?? error;
  const told = shown && errorText(shown, language);
  return (
    <li className="server" aria-label={name}>
      <Stone state={stones[status]} size={20} />
      <div className="server-name">
        <b>{name}</b>
        <span className="code">{url}</span>
      </div>
      <label className="check server-on">
        <input type="checkbox" checked={on} onChange={({ target }) => attempt(() => mcp.setOn(id, target.checked))} />
        {t('workshop.mcp.on')}
      </label>
      <div className="server-rest">
        <p aria-live="polite">
          {t(`workshop.mcp.status.${status}`)}
          {tools.length > 0 && t('comma') + t('workshop.mcp.tools', { count: tools.length })}
          {notForModel > 0 && t('comma') + t('workshop.mcp.notForModel', { count: notForModel })}
        </p>
        {status === 'waiting' && retryAt !== undefined && (
          <p className="caption tabular">
            {t('workshop.mcp.retry', { seconds: Math.max(0, Math.ceil((retryAt - now) / 1000)) })}
          </p>
        )}
        {told && (
          <p className="server-error">
            <b>{told.title}.</b> {told.body} <span className="code">{shown.code}</span>
          </p>
        )}
        {leftOut > 0 && <p className="caption">{t('workshop.mcp.leftOut', { count: leftOut })}</p>}
        {refused.length > 0 && (
          <details>
            <summary>{t('workshop.mcp.refused', { count: refused.length })}</summary>
            <ul>
              {refused.map(({ name: tool, error: why }) => (
                <li key={tool}>
                  <span className="code">{tool}</span>{' '}
                  {reasonOf(why.details, language) ?? errorText(why, language).title}
                </li>
              ))}
            </ul>
          </details>
        )}
        <div className="row server-actions">
          {status === 'needs-sign-in' &&
            (signIn ? (
              <a
                className="button move small"
                href={signIn.href}
                target="_blank"
                rel="noopener noreferrer"
                onClick={() => setSignIn(null)}
              >
                <Icon of={ExternalLink} small />
                {t('workshop.mcp.goOn', { host: signIn.host })}
              </a>
            ) : (
              <Button small look="move" onClick={() => attempt(async () => setSignIn(await mcp.signIn(id)))}>
                {t('workshop.mcp.signIn')}
              </Button>
            ))}
          {on && (
            <Button small disabled={status === 'connecting'} onClick={() => attempt(() => mcp.reconnect(id))}>
              <Icon of={RotateCcw} small />
              {t('workshop.mcp.reconnect')}
            </Button>
          )}
          <AskAgain
            label={t('workshop.mcp.remove')}
            icon={<Icon of={Trash2} small />}
            question={t('workshop.mcp.removeAsk')}
            yes={t('workshop.mcp.remove')}
            no={t('workshop.mcp.keep')}
            onYes={() => attempt(() => mcp.remove(id))}
          />
        </div>
      </div>
    </li>
  );
}
