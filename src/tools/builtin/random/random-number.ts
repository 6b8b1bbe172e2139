import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import { draw, widestRange } from './draw.ts';

export const randomNumber = defineTool({
  name: 'random_number',
  title: { en: 'Random number', zh: '随机数' },
  description: {
    en: 'Draws a whole number between two others, both included.',
    zh: '在两个整数之间（含两端）随机抽取一个整数。',
  },
  category: 'random',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({ min: z.int().describe('The lowest number'), max: z.int().describe('The highest number') }),
  result: z.object({ number: z.int(), min: z.int(), max: z.int() }),
  examples: [
    { query: { en: 'a number between 1 and 100', zh: '1 到 100 之间随便来个数' }, arguments: { min: 1, max: 100 } },
    { query: { en: 'pick a number from 0 to 9', zh: '从 0 到 9 里挑个数字' }, arguments: { min: 0, max: 9 } },
    { query: { en: 'random number from -5 to 5', zh: '负 5 到 5 的随机数' }, arguments: { min: -5, max: 5 } },
    { query: { en: 'draw a raffle ticket, 200 to 499', zh: '抽奖，200 到 499 号' }, arguments: { min: 200, max: 499 } },
    {
      query: { en: 'think of a number between ten and one', zh: '想一个 10 到 1 的数' },
      arguments: { min: 10, max: 1 },
    },
    {
      query: { en: 'anything from 1 to 50, lottery style', zh: '1 到 50 随机摇一个号' },
      arguments: { min: 1, max: 50 },
    },
    {
      query: { en: 'choose a random page of a book with 300 pages', zh: '300 页的书随便翻到一页' },
      arguments: { min: 1, max: 300 },
    },
    {
      query: { en: 'some integer in the range 20 - 80', zh: '20 到 80 范围内的整数' },
      arguments: { min: 20, max: 80 },
    },
    { query: { en: 'guess a number up to 12', zh: '猜一个 12 以内的数' }, arguments: { min: 1, max: 12 } },
  ],
  run(bounds, { randomValues }) {
    const min = Math.min(bounds.min, bounds.max);
    const max = Math.max(bounds.min, bounds.max);
    if (max - min >= widestRange) throw new AppError('RANDOM_RANGE_TOO_WIDE', { min, max });
    return { number: min + draw(max - min + 1, randomValues), min, max };
  },
  describe: {
    en: ({ number, min, max }, format) =>
      `${format.number(number, {})}, drawn from ${format.number(min, {})} to ${format.number(max, {})}.`,
    zh: ({ number, min, max }, format) =>
      `${format.number(number, {})}，从 ${format.number(min, {})} 到 ${format.number(max, {})} 中抽取。`,
  },
});
