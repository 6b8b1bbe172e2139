import { addToDate, type IsoDate, isoDate, weekdayOf } from './calendar.ts';
import { readWhole } from './chrono.ts';
import { parseHoliday } from './holidays.ts';

/**
 * The day that a text names as a whole, in English or Chinese, seen from `today`: "5 May 2027", "next Friday", "the first of May",
 * "Christmas", "明天", "下周三", "春节". A day without a year is the first from today on; of "4/7/2026" the month is the first where both could be.
 * Null where the text names no day. The libraries are loaded on first use.
 */
export async function parseDate(text: string, today: IsoDate): Promise<IsoDate | null> {
  const said = text.trim().replace(/^["“]|["”.!?。！？]+$/g, '');
  const found = await readWhole(said, new Date(`${today}T12:00`));
  if (found) {
    const { start } = found;
    const dayIsNamed = start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month');
    const at = found.date();
    const date = isoDate(at.getFullYear(), at.getMonth() + 1, at.getDate());
    const weekday = start.get('weekday');
    if (start.isCertain('day') && start.isCertain('month') && !start.isCertain('year') && weekday !== null) {
      // "Monday 3 August" is in the year that has it, which may be the last one.
      const years = [0, -1, 1].map(years => addToDate(date, years, 'years'));
      return years.find(day => weekdayOf(day) === weekday) ?? date;
    }
    if (dayIsNamed || !start.isCertain('hour')) return date;
  }
  return parseHoliday(said, today);
}

/** Whether a text that names `date` names a day of every year, month or week: "2 March", "the 14th", "Friday", "Christmas". */
export async function comesBack(text: string, date: IsoDate): Promise<boolean> {
  const tomorrow = addToDate(date, 1, 'days');
  const [then, next] = [await parseDate(text, date), await parseDate(text, tomorrow)];
  return then === date && next !== null && next > tomorrow;
}

/** The last day up to `upTo` that is named by a text which `comesBack`; null where there is none in 384 days. */
export async function parseLatestDate(text: string, upTo: IsoDate): Promise<IsoDate | null> {
  // Holidays of the moon come back after 13 of its months at most, and in shorter years twice.
  for (const days of [6, 30, 384]) {
    const date = await parseDate(text, addToDate(upTo, -days, 'days'));
    if (date === null || date > upTo) continue;
    const later = await parseDate(text, addToDate(date, 1, 'days'));
    return later !== null && later <= upTo ? later : date;
  }
  return null;
}
