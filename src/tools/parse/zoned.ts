import type { IsoDate } from './calendar.ts';

/** What calendar and clock show somewhere. Hour 24 is the midnight that ends the day. */
export interface WallTime {
  readonly date: IsoDate;
  readonly hour: number;
  readonly minute: number;
}

/** What calendar and clock show in an IANA zone at an instant. */
export function wallTimeAt(instant: Date, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${String(parts.year).padStart(4, '0')}-${parts.month}-${parts.day}`,
    hour: Number(parts.hour),
    minute: Number(parts.minute),
  };
}

/** A wall time's clock in digits: "07:30". */
export function digitalClock({ hour, minute }: Pick<WallTime, 'hour' | 'minute'>): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Milliseconds since 1970, were the wall clock one in UTC. */
const asUtc = ({ date, hour, minute }: WallTime) => Date.parse(`${date}T00:00Z`) + (hour * 60 + minute) * 60_000;

/**
 * The instant at which calendar and clock show a wall time in an IANA zone. A time that comes twice as clocks go back is the first;
 * one that clocks skip is as much later as they skip (02:30 becomes 03:30), and `skipped` is true.
 */
export function instantOf(wall: WallTime, timeZone: string): { readonly instant: Date; readonly skipped: boolean } {
  const wanted = asUtc(wall);
  const offsetAt = (ms: number) => {
    const minute = Math.floor(ms / 60_000) * 60_000;
    return asUtc(wallTimeAt(new Date(minute), timeZone)) - minute;
  };
  // Zones change their offset less than once a day.
  const before = wanted - offsetAt(wanted - 86_400_000);
  const after = wanted - offsetAt(wanted + 86_400_000);
  const fitting = [before, after].filter(ms => ms + offsetAt(ms) === wanted);
  return { instant: new Date(fitting.length > 0 ? Math.min(...fitting) : before), skipped: fitting.length === 0 };
}
