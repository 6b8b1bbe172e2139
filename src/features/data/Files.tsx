import { Paperclip, Table, Trash2, Upload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { useErrorText } from '@/platform/i18n/useErrorText';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { Icon } from '@/ui/Icon';
import { Strip } from '../chat/notices/Strip';
import { usePage, useTables } from '../page/page';
import './Files.css';
import { isNoteFile, readNote, readText } from './read';

/** What became of the files that a person gave last. */
export type FilesOutcome =
  | { readonly tables: readonly string[]; readonly notes: readonly string[] }
  | { readonly error: ErrorRecord };

/** Reads files into tables and notes, one after the other. */
export function useAddFiles(): {
  readonly outcome: FilesOutcome | null;
  add(files: Iterable<File>): void;
  forget(): void;
} {
  const { tables, notes } = usePage();
  const [outcome, setOutcome] = useState<FilesOutcome | null>(null);
  const add = async (files: readonly File[]) => {
    try {
      const added = { tables: [] as string[], notes: [] as string[] };
      for (const file of files) {
        if (isNoteFile(file)) {
          const note = await readNote(file);
          await notes.save(note);
          added.notes.push(note.title);
        } else {
          await tables.add(file.name, await readText(file));
          added.tables.push(file.name);
        }
      }
      setOutcome(added);
    } catch (thrown) {
      setOutcome({ error: toErrorRecord(thrown) });
    }
  };
  return { outcome, add: files => void add([...files]), forget: () => setOutcome(null) };
}

/** Says what became of the files that were given. */
export function FilesStrip({ outcome, onDismiss }: { readonly outcome: FilesOutcome; readonly onDismiss: () => void }) {
  const { t } = useTranslation();
  if ('tables' in outcome) {
    const [table] = outcome.tables;
    const [note] = outcome.notes;
    const counts = [
      table !== undefined && t('files.added', { count: outcome.tables.length }),
      note !== undefined && t('files.noted', { count: outcome.notes.length }),
    ];
    return (
      <Strip title={counts.filter(Boolean).join(' ')} onDismiss={onDismiss}>
        {table !== undefined ? t('files.try', { table }) : t('files.tryNote', { note: note ?? '' })}
      </Strip>
    );
  }
  return <FileFault error={outcome.error} onDismiss={onDismiss} />;
}

function FileFault({ error, onDismiss }: { readonly error: ErrorRecord; readonly onDismiss: () => void }) {
  const { title, body } = useErrorText(error);
  return (
    <Strip title={title} onDismiss={onDismiss}>
      {body}
    </Strip>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** While files are dragged over the page: where to drop them. Nothing at other times. */
export function DropField({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const give = useRef(onFiles);
  give.current = onFiles;
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const on = (type: 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
      window.addEventListener(type, event => hasFiles(event) && listener(event), { signal });
    on('dragover', event => {
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', event => event.relatedTarget === null && setOver(false));
    on('drop', event => {
      event.preventDefault();
      setOver(false);
      give.current(event.dataTransfer?.files ?? []);
    });
    return () => listening.abort();
  }, []);
  if (!over) return null;
  return (
    <div className="drop-field">
      <p>
        <Icon of={Upload} /> {t('files.drop')}
      </p>
    </div>
  );
}

/** Takes files that are dropped where no conversation is shown, and says there what became of them. */
export function DroppedFiles() {
  const files = useAddFiles();
  return (
    <>
      {files.outcome && <FilesStrip outcome={files.outcome} onDismiss={files.forget} />}
      <DropField onFiles={files.add} />
    </>
  );
}

/** Opens the browser's choice of the files that can be given. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: Iterable<File>) => void }) {
  const { t } = useTranslation();
  return (
    <FileButton
      look="quiet"
      small
      className="slab-attach"
      accept=".csv,.tsv,.txt,.md,text/csv,text/tab-separated-values,text/plain,text/markdown"
      multiple
      onFiles={onFiles}
    >
      <Icon of={Paperclip} />
      <span>{t('files.attach')}</span>
    </FileButton>
  );
}

/** The tables that are here; nothing while there are none. */
export function TableList() {
  const { t } = useTranslation();
  const { tables, onStorageError } = usePage();
  const list = useTables();
  if (list.length === 0) return null;
  return (
    <section>
      <h2 className="side-title">{t('files.tables')}</h2>
      <ul>
        {list.map(({ id, name, rows }) => (
          <li key={id} className="side-live side-table">
            <Icon of={Table} small />
            <span>{name}</span>
            <b>{t('files.rows', { count: rows.length })}</b>
            <Button
              look="quiet"
              small
              square
              aria-label={t('files.remove', { name })}
              onClick={() => tables.remove(id).catch(onStorageError)}
            >
              <Icon of={Trash2} small />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
