import { Check, Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TurnState } from '@/agent/reduce';
import { toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import type { Transcripts } from './transcripts';
import './texts';

export interface TurnFilesProps {
  readonly turn: TurnState;
  readonly transcripts: Transcripts;
}

/** Marks a turn right, and exports it. */
export function TurnFiles({ turn, transcripts }: TurnFilesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [failure, setFailure] = useState('');
  const right = transcripts.isRight(turn.id);
  const attempt = async (work: Promise<void>) => {
    setFailure('');
    try {
      await work;
    } catch (thrown) {
      const { title, body } = errorText(toErrorRecord(thrown), language);
      setFailure(`${title}. ${body}`);
    }
  };
  return (
    <div className="row">
      <Button small aria-pressed={right} onClick={() => void attempt(transcripts.mark(turn.id, !right))}>
        {right && <Icon of={Check} small />}
        {t('transcripts.right')}
      </Button>
      <Button small onClick={() => void attempt(transcripts.exportTurn(turn.id, turn.text))}>
        <Icon of={Download} small />
        {t('transcripts.export')}
      </Button>
      <p role="status">{failure}</p>
    </div>
  );
}
