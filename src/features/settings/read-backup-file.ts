import { AppError, type ErrorRecord } from '@/errors';
import type { Backup } from './backup';

/** What the worker says of a file. */
export type BackupAnswer =
  | { readonly ok: true; readonly backup: Backup }
  | { readonly ok: false; readonly error: ErrorRecord };

/** Reads a file that a person chose, beside the page. Rejects with `BACKUP_*`, or `UNEXPECTED` where the browser starts no worker. */
export function readBackupFile(file: File): Promise<Backup> {
  const worker = new Worker(new URL('./backup.worker.ts', import.meta.url), { type: 'module' });
  const read = new Promise<Backup>((resolve, reject) => {
    worker.addEventListener('message', ({ data: answer }: MessageEvent<BackupAnswer>) => {
      if (answer.ok) resolve(answer.backup);
      else reject(new AppError(answer.error.code, answer.error.details));
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.postMessage(file);
  });
  return read.finally(() => worker.terminate());
}
