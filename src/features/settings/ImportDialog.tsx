import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { useFormat } from '../page/page';
import type { Backup } from './backup';
import { kindNames, kinds } from './kept';

export interface ImportDialogProps {
  readonly backup: Backup;
  readonly onTake: () => void;
  readonly onClose: () => void;
}

/** What a file holds, before any of it is taken in. */
export function ImportDialog({ backup, onTake, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = kindNames
    .map(kind => ({ kind, count: backup.rows[kinds[kind][0]]?.length ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <Dialog open onClose={onClose} title={t('settings.data.importTitle')} closeLabel={t('close')}>
      {counts.length === 0 ? (
        <p>{t('settings.data.importEmpty')}</p>
      ) : (
        <dl className="settings-facts">
          {counts.map(({ kind, count }) => (
            <div key={kind}>
              <dt>{t(`settings.kinds.${kind}`)}</dt>
              <dd>{format.number(count)}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="dialog-words">{t('settings.data.importAsk')}</p>
      <div className="row">
        <Button look="move" onClick={onTake}>
          {t('settings.data.importYes')}
        </Button>
        <Button onClick={onClose}>{t('settings.data.importNo')}</Button>
      </div>
    </Dialog>
  );
}
