import { z } from 'zod';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { placeOf } from './zone.ts';

function clockOf(instant: string, timeZone: string, format: Format): string {
  return format.dateTime(instant, { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

export const getCurrentTime = defineTool({
  name: 'get_current_time',
  title: { en: 'Tell the time', zh: '查看时间' },
  description: { en: 'Tell the time here or in a place.', zh: '查看这里或某地的时间。' },
  category: 'time',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({ timezone: z.string().optional().describe('a city, a country or an IANA zone') }),
  result: z.object({ instant: z.string(), timeZone: z.string(), place: z.string().optional() }),
  examples: [
    { query: { en: "what's the time in Tokyo?", zh: '东京现在几点？' }, arguments: { timezone: 'Tokyo' } },
    { query: { en: 'what time is it', zh: '现在几点' }, arguments: {} },
    { query: { en: 'time in New York', zh: '纽约时间' }, arguments: { timezone: '纽约' } },
    { query: { en: 'what day is it today', zh: '今天星期几' }, arguments: {} },
    { query: { en: 'now in Nairobi', zh: '内罗毕现在几点' }, arguments: { timezone: 'Nairobi' } },
    { query: { en: "today's date please", zh: '今天几号' }, arguments: {} },
    { query: { en: 'which month and year is it', zh: '现在是几年几月' }, arguments: {} },
    { query: { en: 'clock in Lima', zh: '利马几点了' }, arguments: { timezone: 'Lima' } },
    {
      query: { en: 'what hour is it for people in India', zh: '印度那边现在是几点钟' },
      arguments: { timezone: 'India' },
    },
    { query: { en: 'is it still morning in Toronto', zh: '多伦多现在还是早上吗' }, arguments: { timezone: 'Toronto' } },
  ],
  async run({ timezone }, context) {
    const instant = context.now().toISOString();
    if (timezone === undefined) return { instant, timeZone: context.timeZone };
    const place = await placeOf(timezone, context);
    return { instant, timeZone: place.timeZone, place: place.name };
  },
  describe: {
    en: ({ instant, timeZone, place }, format) =>
      `It is ${clockOf(instant, timeZone, format)}${place === undefined ? '' : ` in ${place}`}.`,
    zh: ({ instant, timeZone, place }, format) => `${place ?? '现在'}是${clockOf(instant, timeZone, format)}。`,
  },
});
