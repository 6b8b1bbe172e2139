import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeFiles } from '@/engine/storage';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Icon } from '@/ui/Icon';
import { Note } from '@/ui/Note';
import { useChat } from '../chat/store';
import { useFormat, usePage } from '../page/page';
import { readableBytes } from './bytes';
import './DeleteEverything.css';
import { KeptTable } from './KeptTable';
import { type Kept, total } from './kept';
import { forgetSettings } from './stored-settings';
import { addressed, useModelFiles } from './useModelFiles';

/** Opens the page anew, as on a first visit. */
function startAnew(): void {
  location.replace(location.pathname);
}

/** Deletes all that this browser keeps for the page, once the person has seen what that is and said so. */
export function DeleteEverything({ kept }: { readonly kept: readonly Kept[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const { database, actions } = usePage();
  const record = useChat(state => state.record);
  const { stored } = useModelFiles(record);
  const [open, setOpen] = useState(false);
  const [modelToo, setModelToo] = useState(false);
  const [done, setDone] = useState(false);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const words = error && errorText(error, language);
  const { count, bytes } = total(kept);

  const erase = async () => {
    actions.stop();
    try {
      await database.destroy();
      forgetSettings();
      if (modelToo) await removeFiles(addressed(record));
      setDone(true);
    } catch (thrown) {
      setError(toErrorRecord(thrown));
    }
  };
  return (
    <>
      <Button className="delete-everything" onClick={() => setOpen(true)}>
        <Icon of={Trash2} small />
        {t('settings.data.deleteOpen')}
      </Button>
      <Dialog
        open={open}
        onClose={done ? startAnew : () => setOpen(false)}
        title={t(done ? 'settings.data.deleted' : 'settings.data.deleteTitle')}
        closeLabel={t(done ? 'settings.data.startAnew' : 'close')}
      >
        {done ? (
          <>
            <p className="dialog-words" role="status">
              {t('settings.data.deletedAbout', { count, size: readableBytes(format, bytes) })}
            </p>
            <Button ref={button => button?.focus()} onClick={startAnew}>
              {t('settings.data.startAnew')}
            </Button>
          </>
        ) : (
          <>
            <KeptTable kept={kept} />
            <p className="dialog-words">{t('settings.data.deleteAsk')}</p>
            <label className="delete-model">
              <input type="checkbox" checked={modelToo} onChange={({ target }) => setModelToo(target.checked)} />
              <span>{t('settings.data.deleteModel', { size: readableBytes(format, stored?.bytes ?? 0) })}</span>
            </label>
            {words && (
              <Note state="broke" level={3} title={words.title} code={error.code} role="alert">
                {words.body}
              </Note>
            )}
            <div className="row">
              <Button className="delete-everything" onClick={erase}>
                {t('settings.data.deleteYes')}
              </Button>
              <Button onClick={() => setOpen(false)}>{t('settings.data.deleteNo')}</Button>
            </div>
          </>
        )}
      </Dialog>
    </>
  );
}
