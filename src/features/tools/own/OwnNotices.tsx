import { Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import type { StoredValue } from '@/platform/database';
import { errorText } from '@/platform/i18n/error-text';
import { useLanguage } from '@/platform/i18n/i18n';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useUserTools } from '../../page/page';
import './OwnNotices.css';

export interface OwnNoticesProps {
  /** The tool that was removed last, until it is put back or the notice is taken away. */
  readonly removed: StoredValue | null;
  readonly onRemoved: (removed: StoredValue | null) => void;
}

/** Says which tool was removed, and puts it back; and which tools of the person's cannot be used, and why. */
export function OwnNotices({ removed, onRemoved }: OwnNoticesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const userTools = useUserTools();
  const [error, setError] = useState<ErrorRecord | null>(null);
  const attempt = (work: Promise<StoredValue | null | undefined>) => {
    setError(null);
    work.then(
      left => onRemoved(left ?? null),
      thrown => setError(toErrorRecord(thrown)),
    );
  };
  return (
    <div className="own-notices" aria-live="polite">
      {removed && (
        <p className="row">
          <span>
            <b>{t('workshop.own.removed', { tool: removed.id })}</b>
          </span>
          <Button small onClick={() => attempt(userTools.restore(removed).then(() => null))}>
            <Icon of={Undo2} small />
            {t('workshop.own.restore')}
          </Button>
          <Button look="quiet" small square aria-label={t('dismiss')} onClick={() => onRemoved(null)}>
            <Icon of={X} small />
          </Button>
        </p>
      )}
      {userTools.list().map(
        entry =>
          'error' in entry && (
            <p key={entry.name} className="row">
              <span>
                <b>{t('workshop.own.unusable', { tool: entry.name })}</b> {errorText(entry.error, language).body}
              </span>
              <Button small onClick={() => attempt(userTools.remove(entry.name))}>
                {t('workshop.own.remove')}
              </Button>
            </p>
          ),
      )}
      {error && <p className="form-fault">{errorText(error, language).body}</p>}
    </div>
  );
}
