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
