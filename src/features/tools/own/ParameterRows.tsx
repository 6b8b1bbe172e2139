import { Plus, Trash2 } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import type { Faults } from './draft';
import { FormField } from './FormField';
import './ParameterRows.css';
import { emptyRow, type ParameterForm, type Row, rowKinds } from './rows';

export interface ParameterRowsProps {
  readonly form: ParameterForm;
  readonly faults: Faults;
  readonly onChange: (form: ParameterForm) => void;
}

/** The parameters of a tool, one row each. */
export function ParameterRows({ form, faults, onChange }: ParameterRowsProps) {
  const { t } = useTranslation();
  const { rows, rest } = form;
  const added = useRef<string | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const edit = (changed: Row) => onChange({ rest, rows: rows.map(row => (row.id === changed.id ? changed : row)) });
  const beside = Object.keys(rest);
  return (
    <div className="parameter-rows">
      {rows.length === 0 && <p className="caption">{t('workshop.parameters.none')}</p>}
      <ul>
        {rows.map(row => (
          <li key={row.id} className="parameter-row">
            <FormField label={t('workshop.parameters.name')} fault={faults[`parameters.${row.id}`]}>
              {attributes => (
                <input
                  {...attributes}
                  ref={input => {
                    if (!input || added.current !== row.id) return;
                    added.current = null;
                    input.focus();
                  }}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  value={row.name}
                  onChange={({ target }) => edit({ ...row, name: target.value })}
                />
              )}
            </FormField>
            <FormField label={t('workshop.parameters.kind')}>
              {attributes => (
                <select
                  {...attributes}
                  value={row.kind}
                  onChange={({ target }) => {
                    const kind = rowKinds.find(candidate => candidate === target.value);
                    if (kind) edit({ ...row, kind });
                  }}
                >
                  {row.kind === 'json' && <option value="json">{t('workshop.parameters.kinds.json')}</option>}
                  {rowKinds.map(kind => (
                    <option key={kind} value={kind}>
                      {t(`workshop.parameters.kinds.${kind}`)}
                    </option>
                  ))}
                </select>
              )}
            </FormField>
            <Button
              look="quiet"
              small
              square
              className="parameter-remove"
              aria-label={t('workshop.parameters.remove', { name: row.name || t('workshop.parameters.unnamed') })}
              onClick={() => {
                onChange({ rest, rows: rows.filter(({ id }) => id !== row.id) });
                add.current?.focus();
              }}
            >
              <Icon of={Trash2} small />
            </Button>
            {row.kind === 'json' ? (
              <div className="parameter-json">
                <p className="caption">{t('workshop.parameters.onlyJson')}</p>
                <code className="code">{JSON.stringify(row.schema)}</code>
              </div>
            ) : (
              <FormField label={t('workshop.parameters.description')}>
                {attributes => (
                  <input
                    {...attributes}
                    value={row.description}
                    onChange={({ target }) => edit({ ...row, description: target.value })}
                  />
                )}
              </FormField>
            )}
            <label className="check parameter-required">
              <input
                type="checkbox"
                checked={row.required}
                onChange={({ target }) => edit({ ...row, required: target.checked })}
              />
              {t('workshop.parameters.required')}
            </label>
            {row.kind === 'enum' && (
              <div className="parameter-values">
                <FormField label={t('workshop.parameters.values')} hint={t('workshop.parameters.valuesHint')}>
                  {attributes => (
                    <textarea
                      {...attributes}
                      rows={2}
                      spellCheck={false}
                      value={row.values}
                      onChange={({ target }) => edit({ ...row, values: target.value })}
                    />
                  )}
                </FormField>
              </div>
            )}
          </li>
        ))}
      </ul>
      {beside.length > 0 && (
        <p className="caption">{t('workshop.parameters.beside', { keywords: beside.join(t('comma')) })}</p>
      )}
      <Button
        small
        ref={add}
        onClick={() => {
          const row = emptyRow(nanoid());
          added.current = row.id;
          onChange({ rest, rows: [...rows, row] });
        }}
      >
        <Icon of={Plus} small />
        {t('workshop.parameters.add')}
      </Button>
    </div>
  );
}
