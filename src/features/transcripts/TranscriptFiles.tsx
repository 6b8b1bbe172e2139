import { Download, GraduationCap, Library, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { Icon } from '@/ui/Icon';
import './TranscriptFiles.css';
import { useTranscripts } from './transcripts';
import './texts';

export interface TranscriptFilesProps {
  /** The open conversation, where it is kept. */
  readonly open: { readonly id: string; readonly title: string } | undefined;
  /** More than one conversation is kept. */
  readonly several: boolean;
}

/** Conversations as files: out of the page, and into it. Nothing where none are kept. */
export function TranscriptFiles({ open, several }: TranscriptFilesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const transcripts = useTranscripts();
  const [said, setSaid] = useState('');
  if (!transcripts) return null;

  const attempt = async (work: () => Promise<string>) => {
    setSaid('');
    try {
      setSaid(await work());
    } catch (thrown) {
      const { title, body } = errorText(toErrorRecord(thrown), language);
      setSaid(`${title}. ${body}`);
    }
  };
  const exportOpen = async ({ id, title }: NonNullable<typeof open>) => {
    await transcripts.exportConversation(id, title);
    return '';
  };
  const exportAll = async () => {
    await transcripts.exportAll();
    return '';
  };
  const importFiles = async (files: readonly File[]) => {
    for (const file of files) await transcripts.import(file);
    return '';
  };
  const exportRight = async () => {
    const { written, left } = await transcripts.exportExamples();
    if (written + left === 0) return t('transcripts.noneMarked');
    const counts = [t('transcripts.examples', { count: written })];
    if (left > 0) counts.push(t('transcripts.left', { count: left }));
    return counts.join(' ');
  };
  return (
    <div className="transcript-files">
      {open && (
        <Button look="quiet" small onClick={() => void attempt(() => exportOpen(open))}>
          <Icon of={Download} small />
          {t('transcripts.exportConversation')}
        </Button>
      )}
      {several && (
        <Button look="quiet" small onClick={() => void attempt(exportAll)}>
          <Icon of={Library} small />
          {t('talk.files.exportAll')}
        </Button>
      )}
      <FileButton
        look="quiet"
        small
        accept=".json,application/json"
        multiple
        onFiles={files => void attempt(() => importFiles(files))}
      >
        <Icon of={Upload} small />
        {t('transcripts.import')}
      </FileButton>
      <Button look="quiet" small onClick={() => void attempt(exportRight)}>
        <Icon of={GraduationCap} small />
        {t('transcripts.exportRight')}
      </Button>
      <p role="status" className="caption">
        {said}
      </p>
    </div>
  );
}
