import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useCopied } from '../chat/copy';
import { useChat } from '../chat/store';
import { usePage } from '../page/page';
import './Diagnostics.css';
import { diagnostics } from './diagnostics';
import { Setting } from './Setting';

/** What a report of a fault needs, shown before it is copied. */
export function Diagnostics() {
  const { t } = useTranslation();
  const page = usePage();
  const chat = useChat(state => state);
  const { copied, copy } = useCopied();
  const [report, setReport] = useState<string | null>(null);
  const show = () => diagnostics(page, chat).then(setReport, page.onStorageError);
  return (
    <Setting
      title={t('settings.diagnostics.report')}
      about={t('settings.diagnostics.about')}
      control={
        report === null ? (
          <Button onClick={show}>{t('settings.diagnostics.show')}</Button>
        ) : (
          <Button onClick={() => copy(report)}>
            <Icon of={Copy} small />
            {copied ? t('copied') : t('copyDiagnostics')}
          </Button>
        )
      }
    >
      {report !== null && (
        <textarea
          className="report code"
          readOnly
          rows={16}
          aria-label={t('settings.diagnostics.report')}
          value={report}
          ref={field => field?.focus()}
        />
      )}
    </Setting>
  );
}
