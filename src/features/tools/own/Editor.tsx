import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserToolDefinition } from '@/tools/user/definition';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Segments } from '@/ui/Segments';
import { useUserTools } from '../../page/page';
import { BodyFields } from './BodyFields';
import { CodeField } from './CodeField';
import { type Draft, definitionOf, draftOf, type Faults, faultsOf, newDraft, schemaOfDraft, switched } from './draft';
import './Editor.css';
import { ExampleFields } from './ExampleFields';
import { FormField, useFaultText } from './FormField';
import { ParameterRows } from './ParameterRows';
import { TryDraft } from './TryDraft';

export interface EditorProps {
  /** What it starts with; nothing for a new tool. */
  readonly definition?: UserToolDefinition | undefined;
  /** The name of the tool that the saved one takes the place of. */
  readonly replaces?: string | undefined;
  readonly onClose: () => void;
  /** Told the name that it was saved under, after which the editor closes. */
  readonly onSaved: (name: string) => void;
}

/** Writes a tool of the person's own, and tries it before it is saved. */
export function Editor({ definition, replaces, onClose, onSaved }: EditorProps) {
  const { t } = useTranslation();
  const faultText = useFaultText();
  const userTools = useUserTools();
  const [first] = useState<Draft>(() => (definition ? draftOf(definition) : newDraft));
  const [draft, setDraft] = useState(first);
  /** Faults stand beside the fields once saving was tried. */
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<{ readonly draft: Draft; readonly faults: Faults } | null>(null);
  const [switchFault, setSwitchFault] = useState<'notJson' | 'noForm' | null>(null);
  const [leaving, setLeaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const read = useMemo(() => definitionOf(draft), [draft]);
  const ready = 'definition' in read ? read.definition : null;
  const found: Faults = 'faults' in read ? read.faults : refused?.draft === draft ? refused.faults : {};
  const faults = tried ? found : {};
  const change = (part: Partial<Draft>) => setDraft(now => ({ ...now, ...part }));
  const leave = () => (draft === first ? onClose() : setLeaving(true));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready) {
      // Their fields are marked by the render that follows.
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
      return;
    }
    try {
      await userTools.save(ready, replaces);
      onSaved(ready.name);
    } catch (thrown) {
      setRefused({ draft, faults: faultsOf(thrown) });
    }
  };

  return (
    <Dialog
      open
      onClose={leave}
      title={replaces === undefined ? t('workshop.editor.new') : t('workshop.editor.edit', { tool: replaces })}
      closeLabel={t('close')}
    >
      <div className="editor">
        <form ref={form} className="editor-form" onSubmit={save} noValidate>
          <section>
            <FormField label={t('workshop.editor.name')} hint={t('workshop.editor.nameHint')} fault={faults.name}>
              {attributes => (
                <input
                  {...attributes}
                  placeholder="split_bill"
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  value={draft.name}
                  onChange={({ target }) => change({ name: target.value })}
                />
              )}
            </FormField>
            <FormField label={t('workshop.editor.title')} fault={faults.title}>
              {attributes => (
                <input
                  {...attributes}
                  maxLength={80}
                  value={draft.title}
                  onChange={({ target }) => change({ title: target.value })}
                />
              )}
            </FormField>
            <FormField
              label={t('workshop.editor.description')}
              hint={t('workshop.editor.descriptionHint')}
              fault={faults.description}
            >
              {attributes => (
                <textarea
                  {...attributes}
                  rows={2}
                  maxLength={500}
                  value={draft.description}
                  onChange={({ target }) => change({ description: target.value })}
                />
              )}
            </FormField>
          </section>

          <section>
            <header className="editor-head">
              <h3>{t('workshop.parameters.title')}</h3>
              <Segments
                label={t('workshop.parameters.as')}
                value={draft.parameters.as}
                options={[
                  { value: 'form', label: t('workshop.parameters.form') },
                  { value: 'json', label: t('workshop.parameters.json') },
                ]}
                onChange={as => {
                  if (as === draft.parameters.as) return;
                  const other = switched(draft.parameters);
                  setSwitchFault(typeof other === 'string' ? other : null);
                  if (typeof other !== 'string') change({ parameters: other });
                }}
              />
            </header>
            {switchFault && (
              <p className="form-fault" role="status">
                {faultText(switchFault)}
              </p>
            )}
            {draft.parameters.as === 'form' ? (
              <ParameterRows
                form={draft.parameters.form}
                faults={faults}
                onChange={rows => change({ parameters: { as: 'form', form: rows } })}
              />
            ) : (
              <FormField label="JSON Schema" hint={t('workshop.editor.tabHint')} fault={faults.parameters}>
                {attributes => (
                  <CodeField
                    {...attributes}
                    rows={8}
                    value={draft.parameters.as === 'json' ? draft.parameters.text : ''}
                    onChange={text => {
                      setSwitchFault(null);
                      change({ parameters: { as: 'json', text } });
                    }}
                  />
                )}
              </FormField>
            )}
            {draft.parameters.as === 'form' && faults.parameters && (
              <p className="form-fault">{faultText(faults.parameters)}</p>
            )}
          </section>

          <section>
            <h3>{t('workshop.body.title')}</h3>
            <BodyFields draft={draft} faults={faults} onChange={change} />
          </section>

          <section>
            <h3>{t('workshop.examples.title')}</h3>
            <ExampleFields
              examples={draft.examples}
              schema={schemaOfDraft(draft.parameters)}
              onChange={examples => change({ examples })}
            />
            {faults.examples && <p className="form-fault">{faultText(faults.examples)}</p>}
          </section>

          <footer className="editor-foot">
            {leaving ? (
              <>
                <p role="alert">{t('workshop.editor.unsaved')}</p>
                <Button onClick={onClose}>{t('workshop.editor.discard')}</Button>
                <Button onClick={() => setLeaving(false)}>{t('workshop.editor.stay')}</Button>
              </>
            ) : (
              <>
                <Button look="move" type="submit">
                  {t('workshop.editor.save')}
                </Button>
                <Button onClick={leave}>{t('workshop.editor.cancel')}</Button>
              </>
            )}
            <p className="form-fault" aria-live="polite">
              {tried &&
                Object.keys(found).length > 0 &&
                (faults[''] ? faultText(faults['']) : t('workshop.editor.incomplete'))}
            </p>
          </footer>
        </form>
        <aside className="editor-try" aria-label={t('tools.try')}>
          <h3>{t('tools.try')}</h3>
          {ready ? <TryDraft definition={ready} /> : <p className="caption">{t('workshop.editor.tryLater')}</p>}
        </aside>
      </div>
    </Dialog>
  );
}
