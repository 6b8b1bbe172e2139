import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import type { StoredValue } from '@/platform/database';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import type { UserToolDefinition } from '@/tools/user/definition';
import { linkOf } from '@/tools/user/link';
import { Button } from '@/ui/Button';
import { useCopied } from '../../chat/copy';
import { useUserTools } from '../../page/page';
import { Editor } from './Editor';
import { FormField } from './FormField';
import './OwnActions.css';
import { saveFile } from './save-file';

export interface OwnActionsProps {
  readonly name: string;
  /** Told what `UserTools.restore` takes, once the tool is removed. */
  readonly onRemoved: (removed: StoredValue) => void;
  /** Told the name that a changed tool has now. */
  readonly onSaved: (name: string) => void;
}

/** What a person does with a tool of their own: change it, pass it on, remove it. */
export function OwnActions({ name, onRemoved, onSaved }: OwnActionsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const userTools = useUserTools();
  const [editing, setEditing] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const entry = userTools.list().find(one => one.name === name);
  if (!entry || !('definition' in entry)) return null;
  const { definition } = entry;

  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    await work().catch(thrown => setError(toErrorRecord(thrown)));
  };
  const share = () =>
    attempt(async () => {
      setLink(location.origin + location.pathname + (await linkOf(definition)));
    });
  const remove = () =>
    attempt(async () => {
      const removed = await userTools.remove(name);
      if (removed) onRemoved(removed);
    });

  return (
    <section className="own-actions" aria-label={t('workshop.own.title')}>
      <div className="row">
        <Button small onClick={() => setEditing(true)}>
          {t('workshop.own.edit')}
        </Button>
        <Button small onClick={share}>
          {t('workshop.own.share')}
        </Button>
        <Button small onClick={() => exportTool(definition)}>
          {t('workshop.own.export')}
        </Button>
        <Button small onClick={remove}>
          {t('workshop.own.remove')}
        </Button>
      </div>
      {link && <ShareLink link={link} />}
      {error && (
        <p className="form-fault" role="alert">
          {errorText(error, language).body}
        </p>
      )}
      {editing && (
        <Editor
          definition={definition}
          replaces={name}
          onClose={() => setEditing(false)}
          onSaved={saved => {
            setEditing(false);
            setLink(null);
            onSaved(saved);
          }}
        />
      )}
    </section>
  );
}

function exportTool(definition: UserToolDefinition): void {
  saveFile(`${definition.name}.json`, `${JSON.stringify(definition, null, 2)}\n`);
}

/** The link, to be copied: the whole tool is in it, so nothing is sent to make it. */
function ShareLink({ link }: { readonly link: string }) {
  const { t } = useTranslation();
  const { copied, copy } = useCopied();
  return (
    <div className="share-link">
      <FormField label={t('workshop.own.link')} hint={t('workshop.own.linkHint')}>
        {attributes => <input {...attributes} readOnly value={link} onFocus={event => event.currentTarget.select()} />}
      </FormField>
      <Button onClick={() => copy(link)}>{copied ? t('copied') : t('copy')}</Button>
    </div>
  );
}
