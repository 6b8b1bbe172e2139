import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { dateDifference } from '../../parse/calendar.ts';
import { digitalClock, instantOf, wallTimeAt } from '../../parse/zoned.ts';
import { dayOf } from './day.ts';
import { placeOf } from './zone.ts';

const side = z.object({
  place: z.string(),
  timeZone: z.string(),
  /** ISO 8601, of a day. */
  date: z.string(),
  /** "15:30". */
  time: z.string(),
});

const isNow = /^(?:right )?now$|^现在$/i;

/** A day in short: "Tue, Nov 24". */
const shortDay = (date: string, format: Format) =>
  format.dateTime(`${date}T12:00Z`, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });

export const convertTime = defineTool({
  name: 'convert_time',
  title: { en: 'Convert a time', zh: '换算时区' },
  description: {
    en: 'Tell what time it is in one place when it is a given time in another.',
    zh: '查看一地的某个时间在另一地是几点。',
  },
  category: 'time',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    time: z.string().describe('a time of the day, e.g. 3 pm'),
    from_timezone: z.string().describe('where that is the time: a city, a country or an IANA zone'),
    to_timezone: z.string().describe('where the time is wanted'),
    date: z.string().optional().describe('the day there, e.g. tomorrow'),
  }),
  result: z.object({
    instant: z.string(),
    from: side,
    to: side,
    /** Days from the one date to the other: 1 where it is the next day there already. */
    dayShift: z.number().int(),
    /** True where clocks skip the time that was asked for; the times are as much later as they skip. */
    skipped: z.boolean(),
  }),
  examples: [
    {
      query: { en: 'what is 3 pm London in Tokyo?', zh: '伦敦下午三点是东京几点？' },
      arguments: { time: '3 pm', from_timezone: 'London', to_timezone: 'Tokyo' },
    },
    {
      query: { en: 'half past seven in New York, Paris time?', zh: '纽约七点半是巴黎几点' },
      arguments: { time: 'half past seven', from_timezone: 'New York', to_timezone: 'Paris' },
    },
    {
      query: { en: 'when it is noon in Beijing, what time is it in Los Angeles', zh: '北京中午十二点 洛杉矶几点' },
      arguments: { time: '中午十二点', from_timezone: '北京', to_timezone: '洛杉矶' },
    },
    {
      query: { en: '14:30 UTC in Sydney on 25 December', zh: '12月25日UTC 14:30是悉尼几点' },
      arguments: { time: '14:30', from_timezone: 'UTC', to_timezone: 'Sydney', date: '25 December' },
    },
    {
      query: { en: '9am tokyo what time paris', zh: '东京早上9点 巴黎几点' },
      arguments: { time: '9am', from_timezone: 'tokyo', to_timezone: 'paris' },
    },
  ],
  async run({ time, from_timezone, to_timezone, date }, context) {
    const [{ parseClock, usualHour }, { parseDate }] = await Promise.all([
      import('../../parse/clock.ts'),
      import('../../parse/date.ts'),
    ]);
    const [from, to] = await Promise.all([placeOf(from_timezone, context), placeOf(to_timezone, context)]);
    const now = wallTimeAt(context.now(), from.timeZone);
    const clock = isNow.test(time.trim()) ? { ...now, eitherHalf: false, day: undefined } : parseClock(time);
    if (!clock) throw new AppError('TOOL_CLOCK_UNKNOWN', { text: time });

    const saidOfTime = clock.day === undefined ? now.date : await parseDate(clock.day, now.date);
    if (saidOfTime === null) throw new AppError('TOOL_CLOCK_UNKNOWN', { text: time });
    const day = date === undefined ? saidOfTime : await dayOf(date, now.date);
    const { instant, skipped } = instantOf({ date: day, hour: usualHour(clock), minute: clock.minute }, from.timeZone);
    const [there, here] = [wallTimeAt(instant, from.timeZone), wallTimeAt(instant, to.timeZone)];
    return {
      instant: instant.toISOString(),
      from: { place: from.name, timeZone: from.timeZone, date: there.date, time: digitalClock(there) },
      to: { place: to.name, timeZone: to.timeZone, date: here.date, time: digitalClock(here) },
      dayShift: dateDifference(there.date, here.date, 'days'),
      skipped,
    };
  },
  describe: {
    en({ from, to, dayShift, skipped }, format) {
      const day = dayShift === 0 ? '' : ` on ${shortDay(to.date, format)}`;
      const gap = skipped ? ` Clocks in ${from.place} skip the time asked for, so both are later by as much.` : '';
      return `${from.time} on ${shortDay(from.date, format)} in ${from.place} is ${to.time}${day} in ${to.place}.${gap}`;
    },
    zh({ from, to, dayShift, skipped }, format) {
      const day = dayShift === 0 ? '' : shortDay(to.date, format);
      const gap = skipped ? `${from.place}当天调钟，所问的时间不存在，已按跳过的时长顺延。` : '';
      return `${from.place}${shortDay(from.date, format)} ${from.time}是${to.place}${day} ${to.time}。${gap}`;
    },
  },
});
