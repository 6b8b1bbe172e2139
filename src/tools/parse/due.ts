import { isoDate } from './calendar.ts';
import { readWhole } from './chrono.ts';
import { parseHoliday } from './holidays.ts';

/** What may stand around a holiday that something is due by. */
const bounds = /^(?:by|on|before|until|due|at|for)\s+|(?:之前|以前|前|之内|以内|内)$/gi;
/** A text with more words than this is no holiday's name. */
const longestName = 40;

/**
 * The instant that a text names, in English or Chinese, from `now` on: "Friday", "tomorrow at 3 pm", "the 14th", "明天下午三点",
 * "月底", "by Christmas", "春节前"; noon where it names a day alone. Undefined where the text says more than a date or names none. The
 * libraries are loaded on first use.
 */
export async function parseDue(text: string, now: Date): Promise<Date | undefined> {
  const found = await readWhole(text, now);
  if (!found) {
    const name = text.normalize('NFKC').trim().replace(bounds, '');
    if (name === '' || name.length > longestName) return undefined;
    const day = await parseHoliday(name, isoDate(now.getFullYear(), now.getMonth() + 1, now.getDate()));
    return day === null ? undefined : new Date(`${day}T12:00`);
  }

  const { start } = found;
  const date = found.date();
  const hour = start.get('hour');
  if (!start.isCertain('hour')) {
    // Chrono lends a day alone the time of now.
    if (date.getHours() === now.getHours() && date.getMinutes() === now.getMinutes()) date.setHours(12, 0, 0, 0);
  } else if (!start.isCertain('meridiem') && hour !== null && hour >= 1 && hour <= 6) {
    // Nobody is due at five in the morning without saying so; and this afternoon comes before tomorrow's.
    date.setHours(date.getHours() + 12);
    const dayIsOpen = !start.isCertain('day') && !start.isCertain('weekday');
    if (dayIsOpen && date.getTime() - 86_400_000 > now.getTime()) date.setDate(date.getDate() - 1);
  }
  return date;
}
