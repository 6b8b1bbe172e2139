import { AppError } from '../../../errors.ts';
import type { Format, ToolContext } from '../../context.ts';
import type { IsoDate } from '../../parse/calendar.ts';
import { wallTimeAt } from '../../parse/zoned.ts';

/** What the person's calendar shows. */
export const todayOf = (context: Pick<ToolContext, 'now' | 'timeZone'>): IsoDate =>
  wallTimeAt(context.now(), context.timeZone).date;

/** The day that a text names, seen from `today`. Throws `TOOL_DATE_UNKNOWN`. */
export async function dayOf(text: string, today: IsoDate): Promise<IsoDate> {
  const { parseDate } = await import('../../parse/date.ts');
  const date = await parseDate(text, today);
  if (date === null) throw new AppError('TOOL_DATE_UNKNOWN', { text });
  return date;
}

/** A day in words: "Friday 25 December 2026". */
export const spelledOut = (date: IsoDate, format: Format) =>
  format.dateTime(`${date}T12:00Z`, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
