import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { draw } from './draw.ts';

export const pickRandom = defineTool({
  name: 'pick_random',
  title: { en: 'Pick one', zh: '随机选一个' },
  description: { en: 'Picks one of several options by chance.', zh: '从几个选项中随机选一个。' },
  category: 'random',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    options: z.array(z.string().trim().min(1).max(1000)).min(1).max(1000).describe('What to pick from'),
  }),
  result: z.object({ picked: z.string(), options: z.array(z.string()) }),
  examples: [
    { query: { en: 'heads or tails?', zh: '正面还是反面？' }, arguments: { options: ['heads', 'tails'] } },
    {
      query: { en: 'pizza, sushi or curry tonight?', zh: '今晚吃披萨、寿司还是咖喱' },
      arguments: { options: ['pizza', 'sushi', 'curry'] },
    },
    {
      query: { en: 'who does the dishes, anna or tom?', zh: '谁去洗碗，小安还是小汤' },
      arguments: { options: ['anna', 'tom'] },
    },
    { query: { en: 'yes or no', zh: '行还是不行' }, arguments: { options: ['yes', 'no'] } },
    {
      query: { en: 'choose a colour: red, green, blue', zh: '红、绿、蓝里挑一个颜色' },
      arguments: { options: ['red', 'green', 'blue'] },
    },
  ],
  run({ options }, { randomValues }) {
    return { picked: options[draw(options.length, randomValues)] ?? '', options };
  },
  describe: {
    en: ({ picked, options }, format) => `${picked}, out of ${format.number(options.length)}.`,
    zh: ({ picked, options }, format) => `${picked}（${format.number(options.length)} 选 1）。`,
  },
});
