import { useTranslation } from 'react-i18next';
import type { JsonSchema, JsonValue } from '@/tools/tool';
import type { UserToolDefinition } from '@/tools/user/definition';
import { Reach } from '@/ui/Reach';
import { callText } from '../../chat/thread/call-text';
import './DefinitionView.css';
import { indented } from './draft';
import { formOf, type Row, valuesOf } from './rows';

/** The host that a request goes to; its address was read already. */
function hostOf(url: string): string {
  return new URL(url.replaceAll(/\{[^{}]*\}/g, 'x')).host;
}

/** All that a definition holds, so that a person can judge it before it is theirs. */
export function DefinitionView({ definition }: { readonly definition: UserToolDefinition }) {
  const { t } = useTranslation();
  const { name, title, description, parameters, examples = [], body } = definition;
  const form = formOf(parameters as JsonSchema);
  const typeText = ({ kind, values, schema }: Row) => {
    if (kind === 'json') return <code className="code">{JSON.stringify(schema)}</code>;
    return kind === 'enum' ? valuesOf(values).join(t('comma')) : t(`workshop.parameters.kinds.${kind}`);
  };
  const rest = form ? Object.keys(form.rest) : [];
  return (
    <div className="definition">
      <p>
        <b>{title ?? name}</b> {title && <span className="code">{name}</span>}
      </p>
      <p className="definition-said">{description}</p>
      <p className="definition-reach">
        <Reach level={body.kind === 'code' ? 'none' : 'network'} />
        {body.kind === 'code' ? t('workshop.view.codeReach') : t('workshop.view.httpReach', { host: hostOf(body.url) })}
      </p>
      <h3>{t('workshop.parameters.title')}</h3>
      {!form ? (
        <pre className="definition-lines code">{indented(parameters)}</pre>
      ) : form.rows.length === 0 ? (
        <p className="caption">{t('workshop.parameters.none')}</p>
      ) : (
        <ul className="definition-parameters definition-rows">
          {form.rows.map(row => (
            <li key={row.id}>
              <span className="code">{row.name}</span>
              <span>
                {typeText(row)}
                {!row.required && t('comma') + t('workshop.view.optional')}
                {row.description && <span className="caption"> {row.description}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {form && rest.length > 0 && <pre className="definition-lines code">{indented(form.rest)}</pre>}
      <h3>{t('workshop.body.title')}</h3>
      <pre className="definition-lines code">{body.kind === 'code' ? body.code : requestText(body)}</pre>
      {examples.length > 0 && (
        <>
          <h3>{t('workshop.examples.title')}</h3>
          <ul className="definition-parameters">
            {examples.map(example => (
              <li key={example.query}>
                {t('quoted', { text: example.query })}{' '}
                <span className="code">{callText(name, example.arguments as Record<string, JsonValue>)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** A request as HTTP writes it: method and address, headers, body. */
function requestText(body: Extract<UserToolDefinition['body'], { kind: 'http' }>): string {
  const headers = Object.entries(body.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  const content = body.body === undefined ? [] : ['', indented(body.body)];
  const path = body.resultPath === undefined ? [] : ['', `→ ${body.resultPath}`];
  return [`${body.method} ${body.url}`, ...headers, ...content, ...path].join('\n');
}
