import { ListTodo, Timer as TimerIcon, TimerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/Icon';
import { useFormat, useNow, useTimers, useTodos } from '../page';
import { clockText } from '../plates/clock';
import { secondsLeftOf } from '../plates/timer';

/** Timers that run or that ended without being seen, and how many to-dos are open. Nothing while there is neither. */
export function Running() {
  const { t } = useTranslation();
  const format = useFormat();
  const timers = useTimers().filter(({ state }) => state !== 'cancelled' && state !== 'rung');
  const open = useTodos().filter(({ done }) => !done).length;
  const now = useNow(timers.some(({ state }) => state === 'running'));
  if (timers.length === 0 && open === 0) return null;
  return (
    <section>
      <h2 className="side-title">{t('side.running')}</h2>
      <ul>
        {timers.map(timer => (
          <li key={timer.id} className="side-live">
            <Icon of={timer.state === 'missed' ? TimerOff : TimerIcon} small />
            <span>{timer.label ?? t('timer.untitled')}</span>
            <b>
              {timer.state === 'missed'
                ? t('timer.missedAt', { time: format.dateTime(timer.endsAt, { hour: '2-digit', minute: '2-digit' }) })
                : clockText(secondsLeftOf(timer, now))}
            </b>
          </li>
        ))}
        {open > 0 && (
          <li className="side-live">
            <Icon of={ListTodo} small />
            <span>{t('side.todos')}</span>
            <b>{open}</b>
          </li>
        )}
      </ul>
    </section>
  );
}
