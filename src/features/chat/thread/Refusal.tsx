import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/platform/i18n/i18n';
import type { Tool } from '@/tools/tool';
import { nearRequests } from './near';
import './Refusal.css';

export interface RefusalProps {
  readonly request: string;
  readonly tools: ReadonlyMap<string, Tool>;
  readonly onRun: (request: string) => void;
}

/** Nothing fits, so nothing ran: one line, and what is near. */
export function Refusal({ request, tools, onRun }: RefusalProps) {
  const { t } = useTranslation();
  const near = nearRequests(request, tools, useLanguage(), 3);
  return (
    <>
      <p className="turn-said">{t('refusal.text', { count: tools.size })}</p>
      {near.length > 0 && (
        <div className="refusal">
          <span>{t('refusal.near')}</span>
          {near.map(example => (
            <button key={example} type="button" onClick={() => onRun(example)}>
              {example}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
