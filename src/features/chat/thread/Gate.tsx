import { useTranslation } from 'react-i18next';
import type { CallState } from '@/agent/reduce';
import { useLanguage } from '@/platform/i18n/i18n';
import type { PermissionAnswer } from '@/tools/permission';
import type { Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { callText } from './call-text';
import './Gate.css';

export interface GateProps {
  readonly state: CallState;
  readonly tool: Tool | undefined;
  readonly onAnswer: (answer: PermissionAnswer) => void;
}

/** Permission: the page on one side, what the tool wants to reach on the other, and which way a value crosses. */
export function Gate({ state, tool, onAnswer }: GateProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const effects = tool?.effects ?? 'network';
  const name = tool?.title[language] || state.call.name;
  return (
    <section className="gate" data-effects={effects} aria-label={t('gate.label', { tool: name })}>
      <div className="gate-sides">
        <div>
          <h3>{t('gate.page')}</h3>
          <p>{t('gate.pageText')}</p>
        </div>
        <div>
          <h3>{t(`gate.${effects}`)}</h3>
          <p>{tool?.description[language]}</p>
        </div>
      </div>
      <p className="gate-flow">
        <span>{t(`gate.${effects}Flow`)}</span>
      </p>
      <div className="gate-foot">
        <span className="caption">
          {t('gate.asked')} <span className="code">{callText(state.call.name, state.arguments)}</span>
        </span>
        <Button onClick={() => onAnswer('no')}>{t('gate.deny')}</Button>
        <Button look="move" onClick={() => onAnswer('once')}>
          {t('gate.allow')}
        </Button>
      </div>
    </section>
  );
}
