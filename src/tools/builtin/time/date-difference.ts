import { z } from 'zod';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { type CalendarUnit, calendarUnits, dateDifference as difference } from '../../parse/calendar.ts';
import { dayOf, spelledOut, todayOf } from './day.ts';

const nouns = { days: '天', weeks: '周', months: '个月', years: '年' } as const;

/** "1 day", "12 weeks". */
function counted(count: number, unit: CalendarUnit, format: Format): string {
  return `${format.number(count, { maximumFractionDigits: 0 })} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

export const dateDifference = defineTool({
  name: 'date_difference',
  title: { en: 'Count between dates', zh: '计算日期间隔' },
  description: {
    en: 'Count the whole days, weeks, months or years from one date to another.',
    zh: '计算两个日期之间有多少整天、整周、整月或整年。',
  },
  category: 'time',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    start: z.string().describe('a date, e.g. today'),
    end: z.string().describe('a date, e.g. Christmas'),
    unit: z.enum(calendarUnits).default('days'),
  }),
  result: z.object({
    start: z.string(),
    end: z.string(),
    unit: z.enum(calendarUnits),
    /** Whole ones, negative where the end comes first. */
    difference: z.number().int(),
    days: z.number().int(),
  }),
  examples: [
    {
      query: { en: 'how many days until Christmas?', zh: '离圣诞节还有多少天？' },
      arguments: { start: 'today', end: 'Christmas' },
    },
    {
      query: { en: 'weeks from today to 1 June', zh: '今天到6月1号有几周' },
      arguments: { start: '今天', end: '6月1号', unit: 'weeks' },
    },
    {
      query: { en: 'how many years since 11 June 1966', zh: '1966年6月11日到现在多少年了' },
      arguments: { start: '11 June 1966', end: 'today', unit: 'years' },
    },
    {
      query: { en: 'months between 15.02.2024 and 15.08.2026', zh: '2024年2月15日到2026年8月15日几个月' },
      arguments: { start: '15.02.2024', end: '15.08.2026', unit: 'months' },
    },
    {
      query: { en: 'how long until spring festival', zh: '离春节还有多久' },
      arguments: { start: 'today', end: '春节' },
    },
    {
      query: { en: 'how many days since last Tuesday', zh: '从上周二到今天几天了' },
      arguments: { start: 'last Tuesday', end: 'today', unit: 'days' },
    },
  ],
  async run({ start: startText, end: endText, unit }, context) {
    const { comesBack, parseLatestDate } = await import('../../parse/date.ts');
    const today = todayOf(context);
    let [start, end] = await Promise.all([dayOf(startText, today), dayOf(endText, today)]);
    // "From 2 March to today" means the last 2 March, and "from 5 January to 12 December" the December after it.
    if (start > end && (await comesBack(endText, end))) end = await dayOf(endText, start);
    if (start > end && (await comesBack(startText, start))) start = (await parseLatestDate(startText, end)) ?? start;
    return { start, end, unit, difference: difference(start, end, unit), days: difference(start, end, 'days') };
  },
  describe: {
    en({ start, end, unit, difference: count, days }, format) {
      const exact = unit === 'days' ? '' : ` (${counted(Math.abs(days), 'days', format)})`;
      return `${spelledOut(end, format)} is ${counted(Math.abs(count), unit, format)}${exact} ${days < 0 ? 'before' : 'after'} ${spelledOut(start, format)}.`;
    },
    zh({ start, end, unit, difference: count, days }, format) {
      const exact = unit === 'days' ? '' : `（${format.number(Math.abs(days))}天）`;
      return `${spelledOut(end, format)}在${spelledOut(start, format)}${days < 0 ? '之前' : '之后'}${format.number(Math.abs(count))}${nouns[unit]}${exact}。`;
    },
  },
});
