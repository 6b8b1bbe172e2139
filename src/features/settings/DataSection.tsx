import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { persist } from '@/platform/persistence';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { useChat } from '../chat/store';
import { useFormat } from '../page/page';
import { BackupSetting } from './BackupSetting';
import { readableBytes } from './bytes';
import { DeleteEverything } from './DeleteEverything';
import { KeptTable } from './KeptTable';
import { Setting } from './Setting';
import { useKept } from './useKept';

/** What this browser keeps for the page: how much, for how long, out as a file and in again, and away. */
export function DataSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const storage = useChat(state => state.storage);
  const { kept, estimate, persisted, recount } = useKept();
  return (
    <>
      <Setting
        title={t('settings.data.kept')}
        about={
          storage === 'memory' ? (
            <p className="setting-warning">{t('settings.data.memory')}</p>
          ) : (
            estimate && (
              <p>
                {t('settings.data.used', {
                  used: readableBytes(format, estimate.used),
                  quota: readableBytes(format, estimate.quota),
                })}
              </p>
            )
          )
        }
      >
        {kept && <KeptTable kept={kept} />}
      </Setting>
      {persisted !== null && (
        <Setting
          title={t('settings.data.safe')}
          about={<p role="status">{t(persisted ? 'settings.data.persisted' : 'settings.data.notPersisted')}</p>}
          control={
            !persisted && (
              <Button onClick={() => persist().then(recount)}>
                <Icon of={ShieldCheck} small />
                {t('settings.data.persist')}
              </Button>
            )
          }
        />
      )}
      <BackupSetting onTaken={recount} />
      <Setting
        title={t('settings.data.delete')}
        about={t('settings.data.deleteAbout')}
        control={kept && <DeleteEverything kept={kept} />}
      />
    </>
  );
}
