import { RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Segments } from '@/ui/Segments';
import { useChat } from '../chat/store';
import { useFormat, usePage } from '../page/page';
import { readableBytes } from './bytes';
import { DeviceFacts } from './DeviceFacts';
import { Setting } from './Setting';
import { useModelFiles } from './useModelFiles';

/** What runs, on what, where its files are, and what this device offers. */
export function ModelSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { actions } = usePage();
  const { record, engine, model } = useChat(state => state);
  const { stored, freed, remove } = useModelFiles(record);
  const stats = model.status === 'ready' ? model.stats : null;
  return (
    <>
      <Setting
        title={record.title}
        about={
          <>
            <p>
              {t('settings.model.facts', {
                parameters: format.number(record.parameters, { notation: 'compact' }),
                tokens: format.number(record.contextTokens),
                version: record.version,
                license: record.license,
              })}
            </p>
            <p>
              {stats ? t(`engine.on.${stats.kind}`, { device: stats.device }) : t(`model.status.${model.status}`)}
              {stats && t('comma')}
              {stats &&
                t('settings.model.loadedIn', {
                  value: format.number(stats.loadMs / 1000, { maximumFractionDigits: 1 }),
                })}
            </p>
          </>
        }
      />
      <Setting
        title={t('settings.model.engine')}
        about={
          engine && (
            <>
              <p>{t(`engine.reason.${engine.reason}.title`)}</p>
              <p>{t(`engine.reason.${engine.reason}.body`)}</p>
            </>
          )
        }
        control={
          engine && (
            <Segments
              label={t('settings.model.engine')}
              value={engine.reason === 'chosen' ? engine.kind : 'auto'}
              options={[
                { value: 'auto', label: t('settings.model.auto') },
                { value: 'webgpu', label: t('engine.kind.webgpu') },
                { value: 'cpu', label: t('engine.kind.cpu') },
              ]}
              onChange={actions.chooseEngine}
            />
          )
        }
      />
      <Setting
        title={t('settings.model.files')}
        about={
          <>
            {stored && stored.files > 0 && (
              <p>{t('settings.model.stored', { count: stored.files, size: readableBytes(format, stored.bytes) })}</p>
            )}
            {stats?.filesStored && stored && stored.files > 0 && <p>{t('settings.model.offline')}</p>}
            {stored?.files === 0 && <p>{t('settings.model.notStored')}</p>}
            <p role="status">{freed !== null && t('settings.model.freed', { size: readableBytes(format, freed) })}</p>
          </>
        }
        control={
          <>
            <Button disabled={model.status === 'loading'} onClick={actions.reload}>
              <Icon of={RotateCcw} small />
              {t('settings.model.reload')}
            </Button>
            <Button disabled={!stored || stored.files === 0} onClick={remove}>
              <Icon of={Trash2} small />
              {t('settings.model.remove')}
            </Button>
          </>
        }
      />
      <DeviceFacts />
    </>
  );
}
