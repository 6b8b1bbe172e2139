import { toErrorRecord } from '@/errors';
import { checkBackupSize, readBackup } from './backup';
import type { BackupAnswer } from './read-backup-file';

// A file of some megabytes would hold the page up.
addEventListener('message', async ({ data: file }: MessageEvent<File>) => {
  const answer = async (): Promise<BackupAnswer> => {
    try {
      checkBackupSize(file.size, file.name);
      return { ok: true, backup: readBackup(await file.text(), file.name) };
    } catch (thrown) {
      return { ok: false, error: toErrorRecord(thrown) };
    }
  };
  postMessage(await answer());
});
