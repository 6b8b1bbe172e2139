import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallState } from '@/agent/reduce';
import { useLanguage, useLookup } from '@/platform/i18n/i18n';
import { reasonText } from '@/platform/i18n/reasons';
import type { Arguments, Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { useFormat } from '../../page/page';
import './Clarification.css';
import { argumentsOf, exampleValues, type Field, fieldsOf, fieldText } from './fields';
import { Slot } from './Slot';
import { useSentence } from './sentence';

export interface ClarificationProps {
  readonly state: CallState;
  readonly tool: Tool | undefined;
  /** All arguments, or null to drop the call. */
  readonly onAnswer: (args: Arguments | null) => void;
}

/** How many ways to say a missing value are shown. */
const waysShown = 3;

/** The call as a sentence with a hole: a form from the tool's schema, filled with what the request holds. */
export function Clarification({ state, tool, onAnswer }: ClarificationProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  const lookup = useLookup();
  const sentence = useSentence();
  const fields = fieldsOf(tool?.parameters ?? {});
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(fields.map(({ name }) => [name, fieldText(state.arguments[name])])),
  );
  const [refused, setRefused] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const focusOn = (name: string | undefined) => {
    const field = name ? form.current?.elements.namedItem(name) : null;
    if (field instanceof HTMLElement) field.focus({ preventScroll: false });
  };

  // A question that appears takes the focus only from an empty composer: nobody is interrupted in a word.
  const [firstMissing] = state.missing;
  useEffect(() => {
    const { activeElement } = document;
    const idle = activeElement instanceof HTMLTextAreaElement && activeElement.value === '';
    if (activeElement === document.body || idle) {
      const field = firstMissing ? form.current?.elements.namedItem(firstMissing) : null;
      if (field instanceof HTMLElement) field.focus();
    }
  }, [firstMissing]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { values, missing } = argumentsOf(fields, texts);
    setRefused(missing);
    if (missing.length > 0) focusOn(missing[0]);
    else onAnswer(values);
  };

  const label = (name: string) => lookup('parameter', name) ?? name.replaceAll('_', ' ');
  const names = format.list(state.missing.map(label));
  const ways = tool && firstMissing ? exampleValues(tool, firstMissing, language).slice(0, waysShown) : [];
  const complaint = state.verdicts.findLast(({ passed }) => !passed)?.reasons ?? [];
  const slot = (field: Field): ReactNode => (
    <Slot
      key={field.name}
      field={field}
      label={field.optional ? t('clarify.optional', { name: label(field.name) }) : label(field.name)}
      placeholder={(tool && exampleValues(tool, field.name, language)[0]) ?? ''}
      invalid={refused.includes(field.name)}
      value={texts[field.name] ?? ''}
      onChange={text => setTexts({ ...texts, [field.name]: text })}
    />
  );

  return (
    <div>
      <p className="turn-said clarify-said">{t('clarify.text', { names })}</p>
      <form className="clarify" ref={form} onSubmit={submit} noValidate>
        <p className="clarify-line">{sentence(tool, state.call.name, fields, slot, label)}</p>
        {complaint.map(reason => (
          <p key={reason.path + reason.message} className="clarify-complaint">
            {reason.path && `${label(reason.path)}: `}
            {reasonText(reason, language)}
          </p>
        ))}
        {refused.length > 0 && <p className="clarify-complaint">{t('clarify.stillMissing')}</p>}
        <div className="clarify-foot row">
          <span className="caption">
            {ways.length > 0 &&
              t('clarify.ways', { ways: ways.map(way => t('quoted', { text: way })).join(t('comma')) })}
          </span>
          <Button look="quiet" onClick={() => onAnswer(null)}>
            {t('clarify.drop')}
          </Button>
          <Button look="move" type="submit">
            {tool?.title[language] ?? t('clarify.run')}
          </Button>
        </div>
      </form>
    </div>
  );
}
