import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import { toExpression } from './expression.ts';

const maxLength = 500;

export const calculate = defineTool({
  name: 'calculate',
  title: { en: 'Calculate', zh: '计算' },
  description: {
    en: 'Works out an arithmetic expression: + - * / ^, brackets, percentages, roots, logarithms and trigonometry.',
    zh: '计算算式：加减乘除、乘方、括号、百分比、开方、对数和三角函数。',
  },
  category: 'math',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({ expression: z.string().min(1).max(maxLength).describe('An arithmetic expression') }),
  result: z.object({
    expression: z.string(),
    /** Decimal text: it can have more digits than a number holds. */
    value: z.string(),
  }),
  examples: [
    { query: { en: 'What is 17 times 23?', zh: '17 乘以 23 等于多少？' }, arguments: { expression: '17 * 23' } },
    { query: { en: '15% of 80', zh: '80 的 15% 是多少' }, arguments: { expression: '15 / 100 * 80' } },
    { query: { en: 'Square root of 144', zh: '144 的平方根' }, arguments: { expression: 'sqrt(144)' } },
    { query: { en: 'What is 2 to the power of 64?', zh: '2 的 64 次方是多少？' }, arguments: { expression: '2^64' } },
    { query: { en: '(3.2 + 4.8)² / 7', zh: '(3.2 + 4.8)² / 7' }, arguments: { expression: '(3.2 + 4.8)^2 / 7' } },
    { query: { en: 'Sine of 30 degrees', zh: '30 度的正弦值' }, arguments: { expression: 'sin(30 deg)' } },
    {
      query: { en: '7 tickets at 12.50 each, what is the total', zh: '7 张票每张 12.5 元，一共多少钱' },
      arguments: { expression: '7 * 12.5' },
    },
    {
      query: { en: 'split 90 euros between four people', zh: '90 块四个人平分，每人多少' },
      arguments: { expression: '90 / 4' },
    },
    {
      query: { en: 'a 60 pound coat with 20% off, what do I pay', zh: '60 块的外套打八折，要付多少' },
      arguments: { expression: '60 * (1 - 20 / 100)' },
    },
    { query: { en: 'twelve plus thirty minus five', zh: '十二加三十减五' }, arguments: { expression: '12 + 30 - 5' } },
    { query: { en: 'area of a room 5 by 4 metres', zh: '长 5 宽 4 的房间面积' }, arguments: { expression: '5 * 4' } },
    {
      query: { en: '5 factorial plus the log of 100 plus half of 31', zh: '5 的阶乘加上 100 的对数再加 31 的一半' },
      arguments: { expression: '5! + log10(100) + 31 / 2' },
    },
    {
      query: { en: 'I earn 14 an hour and worked 38 hours, what did I make', zh: '时薪 14，干了 38 小时，挣多少' },
      arguments: { expression: '14 * 38' },
    },
  ],
  async run({ expression: text }) {
    const expression = toExpression(text);
    if (expression === '') throw new AppError('TOOL_EXPRESSION_INVALID', { expression: text });
    const { evaluateArithmetic } = await import('./mathjs.ts');
    return { expression, value: evaluateArithmetic(expression) };
  },
  describe: {
    en: ({ expression, value }) => `${expression} = ${value}`,
    zh: ({ expression, value }) => `${expression} = ${value}`,
  },
});
