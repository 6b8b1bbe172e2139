import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';

/** Takes back what a call did, and says so where that fails. */
export function UndoButton({ onUndo }: { readonly onUndo: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [error, setError] = useState<ErrorRecord | null>(null);
  const undo = () => {
    setError(null);
    onUndo().catch(thrown => setError(toErrorRecord(thrown)));
  };
  return (
    <>
      <Button small onClick={undo}>
        <Icon of={Undo2} small />
        {t('undo')}
      </Button>
      {error && <span role="alert">{errorText(error, language).body}</span>}
    </>
  );
}
