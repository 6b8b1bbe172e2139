import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { draw } from './draw.ts';

const notation = (count: number, sides: number) => `${count}d${sides}`;

export const rollDice = defineTool({
  name: 'roll_dice',
  title: { en: 'Roll dice', zh: '掷骰子' },
  description: {
    en: 'Rolls one or more dice and adds them up.',
    zh: '掷一个或多个骰子，并给出总和。',
  },
  category: 'random',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    count: z.int().min(1).max(100).default(1).describe('How many dice'),
    sides: z.int().min(2).max(1000).default(6).describe('Sides of each die'),
  }),
  result: z.object({ rolls: z.array(z.int()), sides: z.int(), total: z.int() }),
  examples: [
    { query: { en: 'Roll a die', zh: '掷一个骰子' }, arguments: {} },
    { query: { en: 'Roll two dice', zh: '掷两个骰子' }, arguments: { count: 2 } },
    { query: { en: 'Roll a d20', zh: '掷一个二十面骰' }, arguments: { sides: 20 } },
    { query: { en: 'Throw 3 ten-sided dice', zh: '扔三个十面骰子' }, arguments: { count: 3, sides: 10 } },
    { query: { en: 'Roll 4d6 for my character', zh: '帮我的角色掷 4d6' }, arguments: { count: 4, sides: 6 } },
  ],
  run({ count, sides }, { randomValues }) {
    const rolls = Array.from({ length: count }, () => draw(sides, randomValues) + 1);
    return { rolls, sides, total: rolls.reduce((sum, one) => sum + one, 0) };
  },
  describe: {
    en({ rolls, sides, total }, format) {
      if (rolls.length === 1) return `The ${sides}-sided die shows ${total}.`;
      return `${notation(rolls.length, sides)}: ${rolls.join(' + ')} = ${format.number(total)}.`;
    },
    zh({ rolls, sides, total }, format) {
      if (rolls.length === 1) return `${sides} 面骰掷出了 ${total}。`;
      return `${notation(rolls.length, sides)}：${rolls.join(' + ')} = ${format.number(total)}。`;
    },
  },
});
