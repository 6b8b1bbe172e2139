import { Plus, Trash2 } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Segments } from '@/ui/Segments';
import { CodeField } from './CodeField';
import type { Draft, Faults, HeaderDraft } from './draft';
import { FormField, useFaultText } from './FormField';

export interface BodyFieldsProps {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly onChange: (change: Partial<Draft>) => void;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What a tool does: its code, or the request that it sends. */
export function BodyFields(props: BodyFieldsProps) {
  const { t } = useTranslation();
  const { draft, faults, onChange } = props;
  return (
    <>
      <Segments
        label={t('workshop.body.kind')}
        value={draft.kind}
        options={[
          { value: 'code', label: t('workshop.body.code') },
          { value: 'http', label: t('workshop.body.http') },
        ]}
        onChange={kind => onChange({ kind })}
      />
      {draft.kind === 'code' ? (
        <FormField label={t('workshop.body.codeLabel')} hint={t('workshop.body.codeHint')} fault={faults.code}>
          {attributes => (
            <CodeField
              {...attributes}
              rows={8}
              value={draft.code}
              placeholder={'return args.amount / args.people;'}
              onChange={code => onChange({ code })}
            />
          )}
        </FormField>
      ) : (
        <RequestFields {...props} />
      )}
    </>
  );
}

function RequestFields({ draft, faults, onChange }: BodyFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="request-line">
        <FormField label={t('workshop.body.method')}>
          {attributes => (
            <select
              {...attributes}
              value={draft.method}
              onChange={({ target }) =>
                onChange({ method: methods.find(method => method === target.value) ?? draft.method })
              }
            >
              {methods.map(method => (
                <option key={method}>{method}</option>
              ))}
            </select>
          )}
        </FormField>
        <FormField label={t('workshop.body.url')} fault={faults.url}>
          {attributes => (
            <input
              {...attributes}
              type="text"
              inputMode="url"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder="https://example.com/{city}?unit={unit}"
              value={draft.url}
              onChange={({ target }) => onChange({ url: target.value })}
            />
          )}
        </FormField>
      </div>
      <p className="caption">{t('workshop.body.urlHint')}</p>
      <Headers draft={draft} faults={faults} onChange={onChange} />
      {draft.method !== 'GET' && (
        <FormField label={t('workshop.body.content')} hint={t('workshop.body.contentHint')} fault={faults.content}>
          {attributes => (
            <CodeField
              {...attributes}
              rows={3}
              placeholder={'{ "city": "{city}" }'}
              value={draft.content}
              onChange={content => onChange({ content })}
            />
          )}
        </FormField>
      )}
      <FormField
        label={t('workshop.body.resultPath')}
        hint={t('workshop.body.resultPathHint')}
        fault={faults.resultPath}
      >
        {attributes => (
          <input
            {...attributes}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder="items.0.price"
            value={draft.resultPath}
            onChange={({ target }) => onChange({ resultPath: target.value })}
          />
        )}
      </FormField>
    </>
  );
}

function Headers({ draft, faults, onChange }: BodyFieldsProps) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const { headers } = draft;
  const edit = (changed: HeaderDraft) =>
    onChange({ headers: headers.map(header => (header.id === changed.id ? changed : header)) });
  return (
    <fieldset className="headers">
      <legend>{t('workshop.body.headers')}</legend>
      <p className="caption">{t('workshop.body.headersHint')}</p>
      {headers.map(header => (
        <div key={header.id} className="header-row">
          <input
            className="input"
            aria-label={t('workshop.body.headerName')}
            placeholder={t('workshop.body.headerName')}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={header.name}
            onChange={({ target }) => edit({ ...header, name: target.value })}
          />
          <input
            className="input"
            aria-label={t('workshop.body.headerValue')}
            placeholder={t('workshop.body.headerValue')}
            autoComplete="off"
            spellCheck={false}
            value={header.value}
            onChange={({ target }) => edit({ ...header, value: target.value })}
          />
          <Button
            look="quiet"
            small
            square
            aria-label={t('workshop.body.headerRemove', { name: header.name || '?' })}
            onClick={() => onChange({ headers: headers.filter(({ id }) => id !== header.id) })}
          >
            <Icon of={Trash2} small />
          </Button>
        </div>
      ))}
      {faults.headers && <p className="form-fault">{faultText(faults.headers)}</p>}
      <Button small onClick={() => onChange({ headers: [...headers, { id: nanoid(), name: '', value: '' }] })}>
        <Icon of={Plus} small />
        {t('workshop.body.headerAdd')}
      </Button>
    </fieldset>
  );
}
