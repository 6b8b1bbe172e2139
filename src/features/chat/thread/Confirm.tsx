import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposedCall } from '@/agent/events';
import type { CallState } from '@/agent/reduce';
import { useLanguage } from '@/platform/i18n/i18n';
import type { JsonValue, Tool } from '@/tools/tool';
import { Reach } from '@/ui/Reach';
import { Wedge } from '@/ui/Wedge';
import { useFormat } from '../../page/page';
import './Confirm.css';

export interface ConfirmProps {
  readonly state: CallState;
  readonly tools: ReadonlyMap<string, Tool>;
  /** An index of the choices, or null for none of them. */
  readonly onAnswer: (choice: number | null) => void;
}

/** A value as it reads in a line. */
function valueText(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * What may have been meant, to choose from: nothing runs before. The keys 1, 2 and 0 answer it too; the focus comes here from an
 * empty composer, so that they work at once.
 */
export function Confirm({ state, tools, onAnswer }: ConfirmProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  const rocker = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const idle = activeElement instanceof HTMLTextAreaElement && activeElement.value === '';
    if (activeElement === document.body || idle) rocker.current?.focus({ preventScroll: true });
  }, []);

  const limits = state.confidence?.limits;
  const choices = state.choices ?? [state.call];
  const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (ctrlKey || metaKey || altKey) return;
    if (key === '0') onAnswer(null);
    else if (choices[Number(key) - 1]) onAnswer(Number(key) - 1);
  };

  const half = ({ name, arguments: args, missing, confidence }: ProposedCall, index: number) => {
    const tool = tools.get(name);
    const what = [...Object.values(args).map(valueText), ...missing.map(() => '?')].join(t('comma'));
    return (
      <button
        key={`${name} ${what}`}
        type="button"
        className={index === 0 ? 'confirm-first' : undefined}
        onClick={() => onAnswer(index)}
      >
        <b>{tool?.title[language] ?? name}</b>
        {tool && <Reach level={tool.effects} />}
        <span className="confirm-what">{what}</span>
        <span className="confirm-foot">
          {confidence !== undefined && (
            <>
              <Wedge value={confidence} height={12} cuts={limits ? [limits.leave, limits.act] : []} />
              <span className="tabular">
                {format.number(confidence, { minimumFractionDigits: 2, maximumFractionDigits: 2 })}
              </span>
            </>
          )}
          <kbd>{index + 1}</kbd>
        </span>
      </button>
    );
  };

  return (
    <div>
      <p className="turn-said confirm-said">{t('confirm.text', { count: choices.length })}</p>
      <fieldset className="confirm" ref={rocker} tabIndex={-1} aria-label={t('confirm.label')} onKeyDown={onKeyDown}>
        {choices.map(half)}
        <button type="button" className="confirm-none" onClick={() => onAnswer(null)}>
          {t('confirm.none', { count: choices.length })}
          <kbd>0</kbd>
        </button>
      </fieldset>
    </div>
  );
}
