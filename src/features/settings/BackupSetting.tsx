import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { createShare } from '@/platform/share';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { Icon } from '@/ui/Icon';
import { Note } from '@/ui/Note';
import { usePage } from '../page/page';
import { type Backup, mergeBackup, writeBackup } from './backup';
import { ImportDialog } from './ImportDialog';
import { readBackupFile } from './read-backup-file';
import { Setting } from './Setting';
import { storedSettings, takeSettings } from './stored-settings';

/** Everything as one file: out of this browser, and into it. `onTaken`: what is kept is another now. */
export function BackupSetting({ onTaken }: { readonly onTaken: () => Promise<void> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { database, transcripts, actions } = usePage();
  const [read, setRead] = useState<Backup | null>(null);
  const [error, setError] = useState<ErrorRecord | null>(null);
  const [said, setSaid] = useState('');

  const attempt = async (work: () => Promise<string>) => {
    setError(null);
    setSaid('');
    try {
      setSaid(await work());
    } catch (thrown) {
      setError(toErrorRecord(thrown));
    }
  };
  const exportAll = () =>
    attempt(async () => {
      const now = new Date();
      const file = `tiny-giant-${now.toISOString().slice(0, 10)}.json`;
      createShare().download(file, await writeBackup(database, storedSettings(), now));
      return t('settings.data.exported', { file });
    });
  const open = (file: File) =>
    attempt(async () => {
      setRead(await readBackupFile(file));
      return '';
    });
  const take = (backup: Backup) =>
    attempt(async () => {
      setRead(null);
      await mergeBackup(database, backup);
      takeSettings(backup.settings);
      await transcripts.open();
      await actions.reread();
      await onTaken();
      return t('settings.data.taken');
    });
  const words = error && errorText(error, language);
  return (
    <Setting
      title={t('settings.data.file')}
      about={t('settings.data.fileAbout')}
      control={
        <>
          <Button onClick={exportAll}>
            <Icon of={Download} small />
            {t('settings.data.export')}
          </Button>
          <FileButton accept=".json,application/json" onFiles={([file]) => file && void open(file)}>
            <Icon of={Upload} small />
            {t('settings.data.import')}
          </FileButton>
        </>
      }
    >
      <p role="status">{said}</p>
      {words && (
        <Note state="broke" level={3} title={words.title} code={error.code} role="alert">
          {words.body}
        </Note>
      )}
      {read && <ImportDialog backup={read} onTake={() => take(read)} onClose={() => setRead(null)} />}
    </Setting>
  );
}
