import { useTranslation } from 'react-i18next';
import type { Timer } from '@/tools/context';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { useFormat, useNow, useTimers } from '../../../page/page';
import { clockText } from '../clock';
import { ClockDial } from '../Dial';
import { secondsLeftOf } from '../timer';
import './TimePlates.css';

interface Side {
  readonly place: string;
  /** ISO 8601, of a day. */
  readonly date: string;
  /** "15:30". */
  readonly time: string;
}

function Clock({ side: { place, date, time }, giant }: { readonly side: Side; readonly giant: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (
    <div className="two-clocks-side">
      <ClockDial hour={hour} minute={minute} label={t('clock.said', { time })} />
      <p className="two-clocks-place">{place}</p>
      {giant ? <Giant>{time}</Giant> : <p className="two-clocks-time tabular">{time}</p>}
      <p className="caption">
        {format.dateTime(`${date}T12:00:00Z`, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })}
      </p>
    </div>
  );
}

/** One instant on two clocks. */
export function TwoClocksPlate({
  from,
  to,
  skipped,
}: {
  readonly from: Side;
  readonly to: Side;
  readonly skipped: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Plate>
      <div className="two-clocks">
        <Clock side={from} giant={false} />
        <Clock side={to} giant />
      </div>
      {skipped && <p className="caption">{t('plates.skipped')}</p>}
    </Plate>
  );
}

/** Timers and alarms as they are now. */
export function TimersPlate({ listed }: { readonly listed: readonly Timer[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(true);
  const timers = useTimers();
  const shown = listed.map(({ id }) => timers.find(timer => timer.id === id)).filter(timer => timer !== undefined);
  const on = shown.filter(({ state }) => state === 'running' || state === 'paused');
  return (
    <Plate>
      <Giant unit={t('plates.timersOn', { count: on.length })}>{on.length}</Giant>
      <ul className="timer-rows">
        {shown.map(timer => (
          <li key={timer.id}>
            <span>
              {timer.label ?? t(timer.kind === 'alarm' ? 'plates.alarm' : 'timer.untitled')}
              <span className="caption">
                {' '}
                {format.dateTime(timer.endsAt, {
                  weekday: 'short',
                  hour: '2-digit',
                  minute: '2-digit',
                  hourCycle: 'h23',
                })}
              </span>
            </span>
            <b className="tabular">
              {timer.state === 'running' || timer.state === 'paused'
                ? clockText(secondsLeftOf(timer, now))
                : t(`plates.timerStates.${timer.state}`)}
            </b>
          </li>
        ))}
      </ul>
    </Plate>
  );
}
