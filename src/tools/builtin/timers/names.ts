import type { Format, Timer } from '../../context.ts';

/** Whether a timer is still to ring. */
export const isOn = ({ state }: Timer) => state === 'running' || state === 'paused';

/** The seconds that a timer has left at an instant. */
export const secondsLeft = ({ endsAt, pausedWith }: Timer, now: Date) =>
  pausedWith ?? Math.max(0, (Date.parse(endsAt) - now.getTime()) / 1000);

/** The seconds from a timer's start to its end. */
export const lengthOf = ({ startedAt, endsAt }: Timer) => (Date.parse(endsAt) - Date.parse(startedAt)) / 1000;

/** An alarm's day and time in the person's zone: "Wed 06:30". */
export const ringsAt = ({ endsAt }: Pick<Timer, 'endsAt'>, timeZone: string, format: Format) =>
  format.dateTime(endsAt, { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
