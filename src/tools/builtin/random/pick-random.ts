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
    { query: { en: 'flip a coin', zh: '抛个硬币' }, arguments: { options: ['heads', 'tails'] } },
    {
      query: { en: "i can't decide: sea or mountains, you choose for me", zh: '去海边还是爬山，选择困难，你来定' },
      arguments: { options: ['sea', 'mountains'] },
    },
    {
      query: { en: 'draw a name from Ana, Ben and Chloe', zh: '从小安、小本和小可里抽一个人' },
      arguments: { options: ['Ana', 'Ben', 'Chloe'] },
    },
    {
      query: { en: 'should i stay or go, decide by chance', zh: '留下还是走，随机决定' },
      arguments: { options: ['stay', 'go'] },
    },
    {
      query: { en: 'spin the wheel: tacos, ramen, salad', zh: '转盘抽一个：塔可、拉面、沙拉' },
      arguments: { options: ['tacos', 'ramen', 'salad'] },
    },
    { query: { en: 'eeny meeny: tea, coffee', zh: '点兵点将：茶、咖啡' }, arguments: { options: ['tea', 'coffee'] } },
    {
      query: { en: 'toss for it: maybe or never', zh: '抓阄：也许、绝不' },
      arguments: { options: ['maybe', 'never'] },
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
