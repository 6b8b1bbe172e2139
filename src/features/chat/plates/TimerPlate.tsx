import { Pause, Play, Plus, Timer as TimerIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer } from '@/tools/context';
import { Button } from '@/ui/Button';
import { Giant } from '@/ui/Giant';
import { Icon } from '@/ui/Icon';
import { Plate } from '@/ui/Plate';
import { clockTime, useFormat, useNow, usePage, useTimers } from '../../page/page';
import { clockText } from './clock';
import { CountdownDial } from './Dial';
import { lengthOf, secondsLeftOf } from './timer';

/** A countdown as it is now: its dial runs, and it can be held, lengthened and ended. */
export function TimerPlate({ started }: { readonly started: Timer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const timers = useTimers();
  const timer = timers.find(({ id }) => id === started.id) ?? { ...started, state: 'cancelled' as const };
  const now = useNow(timer.state === 'running');
  const open = timer.state === 'running' || timer.state === 'paused';
  const left = open ? secondsLeftOf(timer, now) : 0;
  const length = lengthOf(timer);
  const time = format.dateTime(timer.endsAt, clockTime);
  const total = format.duration(length);
  const said: Readonly<Record<Timer['state'], string>> = {
    running: t('timer.of', { total, time }),
    paused: t('timer.ofPaused', { total }),
    rung: t('timer.rung', { time }),
    missed: t('timer.missed', { time }),
    cancelled: t('timer.cancelled'),
  };
  return (
    <Plate className="dialed">
      <CountdownDial
        share={length > 0 ? Math.min(1, left / length) : 0}
        label={t('timer.left', { left: format.duration(Math.ceil(left)), total })}
      />
      <div className="dialed-text">
        <p className="dialed-label">
          <Icon of={TimerIcon} />
          {timer.label ?? t('timer.untitled')}
        </p>
        <Giant>{clockText(left)}</Giant>
        <p className="caption">{said[timer.state]}</p>
        {open && <p className="caption">{t('timer.onlyOpen')}</p>}
      </div>
      {open && <TimerKeys timer={timer} />}
    </Plate>
  );
}

function TimerKeys({ timer: { id, state } }: { readonly timer: Timer }): ReactNode {
  const { t } = useTranslation();
  const { timers } = usePage();
  return (
    <div className="dialed-foot row">
      {state === 'paused' ? (
        <Button small onClick={() => void timers.resume(id)}>
          <Icon of={Play} small />
          {t('timer.resume')}
        </Button>
      ) : (
        <Button small onClick={() => void timers.pause(id)}>
          <Icon of={Pause} small />
          {t('timer.pause')}
        </Button>
      )}
      <Button small aria-label={t('timer.moreSaid')} onClick={() => void timers.extend(id, 60)}>
        <Icon of={Plus} small />
        {t('timer.more')}
      </Button>
      <Button small onClick={() => void timers.cancel(id)}>
        <Icon of={X} small />
        {t('timer.cancel')}
      </Button>
    </div>
  );
}
