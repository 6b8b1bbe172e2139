import { Plus, Trash2 } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonSchema } from '@/tools/tool';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { fieldsOf } from '../../chat/thread/fields';
import { Input } from '../TryIt';
import type { ExampleDraft } from './draft';
import { FormField } from './FormField';

export interface ExampleFieldsProps {
  readonly examples: readonly ExampleDraft[];
  readonly schema: JsonSchema | null;
  readonly onChange: (examples: readonly ExampleDraft[]) => void;
}

/** Requests that a tool is for, each with the arguments that it means. */
export function ExampleFields({ examples, schema, onChange }: ExampleFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  const fields = schema ? fieldsOf(schema).filter(({ name }) => name !== '') : [];
  const edit = (changed: ExampleDraft) =>
    onChange(examples.map(example => (example.id === changed.id ? changed : example)));
  return (
    <>
      <p className="caption">{t('workshop.examples.hint')}</p>
      <ul className="example-rows">
        {examples.map((example, at) => (
          <li key={example.id} className="example-row">
            <FormField label={t('workshop.examples.query', { number: at + 1 })}>
              {attributes => (
                <input
                  {...attributes}
                  value={example.query}
                  onChange={({ target }) => edit({ ...example, query: target.value })}
                />
              )}
            </FormField>
            <Button
              look="quiet"
              small
              square
              aria-label={t('workshop.examples.remove', { number: at + 1 })}
              onClick={() => onChange(examples.filter(({ id: other }) => other !== example.id))}
            >
              <Icon of={Trash2} small />
            </Button>
            {fields.length > 0 && (
              <div className="example-arguments">
                {fields.map(field => (
                  <div key={field.name}>
                    <label className="code" htmlFor={`${id}${example.id}${field.name}`}>
                      {field.name}
                    </label>
                    <Input
                      id={`${id}${example.id}${field.name}`}
                      field={{ ...field, optional: true }}
                      invalid={false}
                      value={example.texts[field.name] ?? ''}
                      onChange={text => edit({ ...example, texts: { ...example.texts, [field.name]: text } })}
                    />
                  </div>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      <Button small onClick={() => onChange([...examples, { id: nanoid(), query: '', given: {}, texts: {} }])}>
        <Icon of={Plus} small />
        {t('workshop.examples.add')}
      </Button>
    </>
  );
}
