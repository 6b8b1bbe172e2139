import { ListTodo, Pause, Timer as TimerIcon } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/Icon';
import { useNow, useTimers, useTodos } from '../../page/page';
import { clockText } from '../plates/clock';
import { secondsLeftOf } from '../plates/timer';

/** The timers that count, and how many to-dos are open. Nothing while there is neither. */
export const Running = memo(function Running() {
  const { t } = useTranslation();
  const timers = useTimers().filter(({ state }) => state === 'running' || state === 'paused');
  const open = useTodos().filter(({ done }) => !done).length;
  const now = useNow(timers.some(({ state }) => state === 'running'));
  if (timers.length === 0 && open === 0) return null;
  return (
    <section>
      <h2 className="side-title">{t('side.running')}</h2>
      <ul>
        {timers.map(timer => (
          <li key={timer.id} className="side-live">
            <Icon of={timer.state === 'paused' ? Pause : TimerIcon} small />
            <span>{timer.label ?? t('timer.untitled')}</span>
            <b>{clockText(secondsLeftOf(timer, now))}</b>
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
});
