import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState } from '@/agent/reduce';
import type { StoredCall } from '@/platform/database';
import { useLanguage } from '@/platform/i18n/i18n';
import type { PermissionAnswer } from '@/tools/permission';
import type { Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { Segments } from '@/ui/Segments';
import { useBrowserPermission } from '../../page/browser-permission';
import { ArgumentList } from './ArgumentList';
import { callText } from './call-text';
import './Gate.css';

export interface GateProps {
  readonly state: CallState;
  readonly tool: Tool | undefined;
  /** Another agent's calls belong to no conversation, so no answer holds for one. */
  readonly askedBy?: StoredCall['askedBy'];
  readonly onAnswer: (answer: PermissionAnswer) => void;
}

type Scope = 'once' | 'conversation' | 'always';

/**
 * Permission: the page on one side, what the tool wants to reach on the other, and which way a value crosses. Where only the browser
 * wants a fresh click, one button. The focus comes here from an empty composer, so that Tab and Enter answer it.
 */
export function Gate({ state, tool, askedBy = 'chat', onAnswer }: GateProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [scope, setScope] = useState<Scope>('once');
  const browser = useBrowserPermission(tool?.browserPermission);
  const gate = useRef<HTMLElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const idle = activeElement instanceof HTMLTextAreaElement && activeElement.value === '';
    if (activeElement === document.body || idle) gate.current?.focus({ preventScroll: true });
  }, []);

  const effects = tool?.effects ?? 'network';
  const name = tool?.title[language] || state.call.name;
  if (state.asks === 'gesture')
    return (
      <section className="gate gate-click" ref={gate} tabIndex={-1} aria-label={t('gate.label', { tool: name })}>
        <ArgumentList args={state.arguments} />
        <div className="gate-foot">
          <span className="caption">{t('gate.click')}</span>
          <Button onClick={() => onAnswer('no')}>{t('gate.deny')}</Button>
          <Button look="move" onClick={() => onAnswer('once')}>
            {name}
          </Button>
        </div>
      </section>
    );

  const scopes: readonly Scope[] = askedBy === 'chat' ? ['once', 'conversation', 'always'] : ['once', 'always'];
  return (
    <section
      className="gate"
      data-effects={effects}
      ref={gate}
      tabIndex={-1}
      aria-label={t('gate.label', { tool: name })}
    >
      <div className="gate-sides">
        <div>
          <h3>{t('gate.page')}</h3>
          <p>{t('gate.pageText')}</p>
        </div>
        <div>
          <h3>{t(`gate.${effects}`)}</h3>
          <p>{tool?.description[language]}</p>
          {tool?.origin && <p className="caption">{t('gate.from', { origin: tool.origin })}</p>}
          {tool && tool.hosts.length > 0 && !tool.hosts.includes('*') && (
            <p className="caption">{t('gate.hosts', { hosts: tool.hosts.join(', ') })}</p>
          )}
          {browser && <p className="caption">{t(`gate.browser.${browser}`)}</p>}
        </div>
      </div>
      <p className="gate-flow">
        <span>{t(tool?.deletes ? 'gate.deletes' : `gate.${effects}Flow`)}</span>
      </p>
      {state.asks === 'tainted' && <p className="gate-tainted caption">{t('gate.tainted')}</p>}
      <ArgumentList args={state.arguments} />
      <div className="gate-foot">
        <span className="caption">
          {t(`gate.askedBy.${askedBy}`)} <span className="code">{callText(state.call.name, state.arguments)}</span>
        </span>
        <Segments
          label={t('gate.scope')}
          value={scope}
          options={scopes.map(value => ({ value, label: t(`gate.scopes.${value}`) }))}
          onChange={setScope}
        />
        <Button onClick={() => onAnswer(scope === 'always' ? 'never' : 'no')}>
          {t(scope === 'always' ? 'gate.never' : 'gate.deny')}
        </Button>
        <Button look="move" onClick={() => onAnswer(scope)}>
          {t(`gate.allow.${scope}`)}
        </Button>
      </div>
    </section>
  );
}
