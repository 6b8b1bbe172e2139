import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer } from '@/tools/context';
import { Button } from '@/ui/Button';
import { clockTime, useFormat } from '../../page/page';
import { DeviceDialog } from '../side/DeviceDialog';
import type { ChatActions, ChatState } from '../state';
import { Strip } from './Strip';
import { useEndedTimers } from './useEndedTimers';
import { useOnline } from './useOnline';

export interface StripsProps {
  readonly state: ChatState;
  readonly actions: Pick<ChatActions, 'chooseEngine'>;
}

/** What holds for the whole page and is not as usual: no GPU, no storage, no network. */
export function Strips({ state, actions }: StripsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const online = useOnline();
  const { ended, putAway } = useEndedTimers();
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [device, setDevice] = useState(false);
  const { engine, storage, tools } = state;
  const reason = engine && engine.reason !== 'gpu' && engine.reason !== 'chosen' ? engine.reason : null;
  const reaching = [...tools.values()].filter(({ effects }) => effects === 'network').length;
  const dismiss = (name: string) => () => setSeen([...seen, name]);

  const endedWord = ({ label, state: end, endsAt }: Timer) =>
    t(end === 'missed' ? 'timer.endedMissed' : 'timer.endedRung', {
      label: label ?? t('timer.untitled'),
      time: format.dateTime(endsAt, clockTime),
    });

  return (
    <>
      {ended.length > 0 && (
        <Strip title={t('timer.ended')} onDismiss={putAway}>
          {ended.map(endedWord).join(t('semicolon'))}
        </Strip>
      )}
      {reason && !seen.includes(reason) && (
        <Strip
          title={t(`engine.reason.${reason}.title`)}
          actions={
            <Button small onClick={() => setDevice(true)}>
              {t('device.open')}
            </Button>
          }
          onDismiss={dismiss(reason)}
        >
          {t(`engine.reason.${reason}.body`)}
        </Strip>
      )}
      {storage === 'memory' && !seen.includes('storage') && (
        <Strip title={t('storage.title')} onDismiss={dismiss('storage')}>
          {t('storage.body')}
        </Strip>
      )}
      {!online && (
        <Strip title={t('offline.title')}>
          {reaching === 0
            ? t('offline.all', { count: tools.size })
            : t('offline.some', { count: tools.size - reaching, total: tools.size })}
        </Strip>
      )}
      <DeviceDialog open={device} onClose={() => setDevice(false)} state={state} actions={actions} />
    </>
  );
}
