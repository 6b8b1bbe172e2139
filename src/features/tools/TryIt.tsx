import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CallState, reduceTurn, type TurnState } from '@/agent/reduce';
import { useLookup } from '@/platform/i18n/i18n';
import type { Tool } from '@/tools/tool';
import { Button } from '@/ui/Button';
import type { DirectCalls } from '../calls/direct';
import { undoCall } from '../calls/undo';
import { Result } from '../chat/plates/Result';
import { CallFailure } from '../chat/thread/Failure';
import { argumentsOf, type Field, fieldsOf, fieldText } from '../chat/thread/fields';
import { usePage } from '../page/page';
import './TryIt.css';
import './texts';

export interface TryItProps {
  readonly tool: Tool;
  /** Nothing runs while a person denies the tool. */
  readonly denied: boolean;
  /** Runs a tool that is not registered; one that is runs as the page's calls do. */
  readonly runCall?: DirectCalls['run'];
}

/** The notation of a field's type in a tool list: `city: string`. */
function notation({ name, kind, optional, values }: Field): string {
  const types = { text: 'string', list: 'list', json: 'JSON', enum: values.join(' | ') } as const;
  const type = kind in types ? types[kind as keyof typeof types] : kind;
  return `${name}${optional ? '?' : ''}: ${type}`;
}

/** A form made from the tool's schema, filled with its first example; runs the tool as a call of the model would. */
export function TryIt({ tool, denied, runCall }: TryItProps) {
  const { t } = useTranslation();
  const lookup = useLookup();
  const { calls, toolContext } = usePage();
  const fields = fieldsOf(tool.parameters);
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(fields.map(({ name }) => [name, fieldText(tool.examples[0]?.arguments[name])])),
  );
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [turn, setTurn] = useState<TurnState | null>(null);
  const running = useRef<AbortController | null>(null);
  const id = useId();
  useEffect(() => () => running.current?.abort(), []);

  const run = (event?: FormEvent) => {
    event?.preventDefault();
    const { values, missing: open } = argumentsOf(fields, texts);
    setMissing(open);
    if (open.length > 0) return;
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    void (runCall ?? calls.run)({ name: tool.name, arguments: values }, 'hand', {
      signal: abort.signal,
      onChange: state => running.current === abort && setTurn(state),
    });
  };

  const undo = async (state: CallState) => {
    if (turn && (await undoCall(state, tool, toolContext)))
      setTurn(reduceTurn(turn, { type: 'call.undone', callId: state.call.id, at: new Date().toISOString() }));
  };

  const call = turn?.calls[0];
  const atWork = turn !== null && turn.status !== 'finished';
  const label = (name: string) => lookup('parameter', name) ?? name.replaceAll('_', ' ');
  return (
    <>
      <form className="try" onSubmit={run} noValidate>
        {fields.map(field => (
          <div key={field.name} className="try-field">
            <label htmlFor={`${id}${field.name}`}>
              <span>{field.optional ? t('clarify.optional', { name: label(field.name) }) : label(field.name)}</span>
              <span className="code">{notation(field)}</span>
            </label>
            <Input
              id={`${id}${field.name}`}
              field={field}
              invalid={missing.includes(field.name)}
              value={texts[field.name] ?? ''}
              onChange={text => setTexts({ ...texts, [field.name]: text })}
            />
          </div>
        ))}
        {missing.length > 0 && <p className="clarify-complaint">{t('clarify.stillMissing')}</p>}
        <div className="row">
          <Button look={runCall ? 'plain' : 'move'} type="submit" disabled={denied || atWork}>
            {t('tools.run', { tool: tool.name })}
          </Button>
          {atWork && <Button onClick={() => running.current?.abort()}>{t('tools.cancel')}</Button>}
          {denied && <span className="caption">{t('tools.deniedNow')}</span>}
        </div>
      </form>
      <div className="try-result" aria-live="polite">
        {call?.status === 'ran' && <Result state={call} tool={tool} onUndo={() => undo(call)} />}
        {call?.status === 'failed' && <CallFailure state={call} onRetry={run} />}
        {call?.status === 'running' && (
          <p className="caption">
            {call.progress?.message ?? t('tools.running')}
            {call.progress?.total !== undefined && ` ${call.progress.done}/${call.progress.total}`}
          </p>
        )}
      </div>
    </>
  );
}

export interface InputProps {
  readonly id: string;
  readonly field: Field;
  readonly invalid: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The control of a field: a choice, a number's, or a text's. */
export function Input({ id, field, invalid, value, onChange }: InputProps) {
  const { t } = useTranslation();
  const lookup = useLookup();
  const shared = {
    id,
    name: field.name,
    className: 'input',
    value,
    'aria-invalid': invalid || undefined,
    'aria-required': !field.optional,
  };
  if (field.kind === 'enum' || field.kind === 'boolean') {
    const values = field.kind === 'enum' ? field.values : ['true', 'false'];
    return (
      <select {...shared} onChange={event => onChange(event.target.value)}>
        <option value="">{field.optional ? t('clarify.any') : t('clarify.choose')}</option>
        {values.map(option => (
          <option key={option} value={option}>
            {field.kind === 'enum' ? (lookup('value', option) ?? option) : t(option === 'true' ? 'yes' : 'no')}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'number' || field.kind === 'integer')
    return (
      <input
        {...shared}
        type="text"
        autoComplete="off"
        inputMode={field.kind === 'number' ? 'decimal' : 'numeric'}
        onChange={event => onChange(event.target.value)}
      />
    );
  return (
    <textarea
      {...shared}
      rows={1}
      spellCheck={field.kind === 'text'}
      data-code={field.kind === 'json' || undefined}
      onChange={event => onChange(event.target.value)}
    />
  );
}
