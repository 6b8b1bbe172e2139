import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { ToolContext } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { addToDate } from '../../parse/calendar.ts';
import { instantOf, wallTimeAt } from '../../parse/zoned.ts';
import { timerSchema } from './schema.ts';

/**
 * When the clock next shows the time that a text names, or shows it on the day that the text names: of "half past six" the one of
 * morning and evening that comes first, on a named day the usual one. Throws `TOOL_CLOCK_UNKNOWN` or `TOOL_ALARM_PAST`.
 */
async function nextInstant(text: string, { now, timeZone }: Pick<ToolContext, 'now' | 'timeZone'>): Promise<Date> {
  const [{ parseClock, usualHour }, { parseDate }] = await Promise.all([
    import('../../parse/clock.ts'),
    import('../../parse/date.ts'),
  ]);
  const clock = parseClock(text);
  if (!clock) throw new AppError('TOOL_CLOCK_UNKNOWN', { text });
  const today = wallTimeAt(now(), timeZone).date;
  const day = clock.day === undefined ? undefined : await parseDate(clock.day, today);
  if (day === null) throw new AppError('TOOL_CLOCK_UNKNOWN', { text });

  const hours = clock.eitherHalf ? [clock.hour, clock.hour + 12] : [clock.hour];
  const upcoming = (day === undefined ? [today, addToDate(today, 1, 'days')] : [day])
    .flatMap(date => hours.map(hour => ({ hour, ...instantOf({ date, hour, minute: clock.minute }, timeZone) })))
    .filter(({ instant }) => instant > now())
    .toSorted((a, b) => a.instant.getTime() - b.instant.getTime());
  const meant = (day !== undefined && upcoming.find(({ hour }) => hour === usualHour(clock))) || upcoming[0];
  if (!meant) throw new AppError('TOOL_ALARM_PAST', { text });
  return meant.instant;
}

export const setAlarm = defineTool({
  name: 'set_alarm',
  title: { en: 'Set an alarm', zh: '设置闹钟' },
  description: { en: 'Ring at a time of the day.', zh: '在某个时间响铃。' },
  category: 'timers',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    time: z.string().describe('when, e.g. 7:30 am'),
    label: z.string().max(200).optional().describe('what it is for'),
  }),
  result: timerSchema.extend({ timeZone: z.string() }),
  examples: [
    { query: { en: 'wake me up at 7:30 am', zh: '早上七点半叫我起床' }, arguments: { time: '7:30 am' } },
    {
      query: { en: 'remind me at half past six to feed the cat', zh: '六点半提醒我喂猫' },
      arguments: { time: 'half past six', label: 'feed the cat' },
    },
    { query: { en: 'alarm for 下午三点半', zh: '定一个下午三点半的闹钟' }, arguments: { time: '下午三点半' } },
    {
      query: { en: 'remind me tonight at nine to soak the chickpeas', zh: '今晚九点提醒我泡鹰嘴豆' },
      arguments: { time: 'tonight at nine', label: 'soak the chickpeas' },
    },
    {
      query: { en: 'alarm at quarter to eight on saturday', zh: '周六七点三刻的闹钟' },
      arguments: { time: 'quarter to eight on saturday' },
    },
    {
      query: { en: 'ring at noon, call mum', zh: '中午响铃，给妈妈打电话' },
      arguments: { time: 'noon', label: 'call mum' },
    },
  ],
  async run({ time, label }, context) {
    const at = await nextInstant(time, context);
    return { ...(await context.timers.setAlarm(at, label)), timeZone: context.timeZone };
  },
  describe: {
    en({ endsAt, label, timeZone }, format) {
      const when = format.dateTime(endsAt, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });
      const clock = format.dateTime(endsAt, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
      return `The alarm${label === undefined ? '' : ` “${label}”`} rings at ${clock} on ${when}.`;
    },
    zh({ endsAt, label, timeZone }, format) {
      const when = format.dateTime(endsAt, {
        timeZone,
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
      return `闹钟${label === undefined ? '' : `“${label}”`}将在${when}响起。`;
    },
  },
});
