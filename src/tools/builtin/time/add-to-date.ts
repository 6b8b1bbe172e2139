import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import { calendarUnits, addToDate as dayAfter } from '../../parse/calendar.ts';
import { dayOf, spelledOut, todayOf } from './day.ts';

export const addToDate = defineTool({
  name: 'add_to_date',
  title: { en: 'Add to a date', zh: '推算日期' },
  description: {
    en: 'Find the date some days, weeks, months or years after a date, or before it with a negative amount.',
    zh: '推算某个日期之后（负数则为之前）若干天、周、月或年的日期。',
  },
  category: 'time',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    date: z.string().describe('a date, e.g. today'),
    amount: z.number().int().describe('how many; negative for before'),
    unit: z.enum(calendarUnits),
  }),
  result: z.object({
    start: z.string(),
    date: z.string(),
    amount: z.number().int(),
    unit: z.enum(calendarUnits),
  }),
  examples: [
    {
      query: { en: 'what date is 90 days from now?', zh: '90天后是几号？' },
      arguments: { date: 'today', amount: 90, unit: 'days' },
    },
    {
      query: { en: 'next friday +2 weeks', zh: '下周五再过两周' },
      arguments: { date: '下周五', amount: 2, unit: 'weeks' },
    },
    {
      query: { en: 'two weeks before 3 March', zh: '3月3日的两周前' },
      arguments: { date: '3 March', amount: -2, unit: 'weeks' },
    },
    {
      query: { en: 'add three months to 30.11.2026', zh: '2026年11月30日加三个月' },
      arguments: { date: '30.11.2026', amount: 3, unit: 'months' },
    },
    {
      query: { en: 'passport issued 3 August 2019, add ten years', zh: '护照2019年8月3日签发，加十年' },
      arguments: { date: '3 August 2019', amount: 10, unit: 'years' },
    },
    {
      query: { en: 'six weeks on from easter monday', zh: '复活节星期一之后六周' },
      arguments: { date: 'easter monday', amount: 6, unit: 'weeks' },
    },
  ],
  async run({ date, amount, unit }, context) {
    const start = await dayOf(date, todayOf(context));
    try {
      return { start, date: dayAfter(start, amount, unit), amount, unit };
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown;
      throw new AppError('TOOL_DATE_RANGE', { date, amount, unit });
    }
  },
  describe: {
    en: ({ start, date, amount, unit }, format) => {
      const count = Math.abs(amount);
      const distance = `${format.number(count, { maximumFractionDigits: 0 })} ${count === 1 ? unit.slice(0, -1) : unit}`;
      return `${distance} ${amount < 0 ? 'before' : 'after'} ${spelledOut(start, format)} is ${spelledOut(date, format)}.`;
    },
    zh: ({ start, date, amount, unit }, format) => {
      const nouns = { days: '天', weeks: '周', months: '个月', years: '年' } as const;
      return `${spelledOut(start, format)}的${format.number(Math.abs(amount))}${nouns[unit]}${amount < 0 ? '前' : '后'}是${spelledOut(date, format)}。`;
    },
  },
});
