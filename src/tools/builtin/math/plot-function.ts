import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import { toFunction } from './expression.ts';
import { sampleFunction } from './sample.ts';

const end = z.number().min(-1e12).max(1e12);

export const plotFunction = defineTool({
  name: 'plot_function',
  title: { en: 'Plot a function', zh: '画函数图像' },
  description: { en: 'Draws the curve of a function of one variable.', zh: '画出一元函数的曲线。' },
  category: 'math',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    expression: z.string().trim().min(1).max(500).describe('The function, such as x^2 - 4'),
    from: end.default(-10).describe('The left end'),
    to: end.default(10).describe('The right end'),
  }),
  result: z.object({
    /** In mathjs's syntax. */
    expression: z.string(),
    variable: z.string(),
    from: z.number(),
    to: z.number(),
    /** From left to right, at most 400; the curve is broken where `y` is null. */
    points: z.array(z.object({ x: z.number(), y: z.number().nullable() })),
    /** The heights that are worth showing; points may lie outside, by one height at most. */
    yFrom: z.number(),
    yTo: z.number(),
  }),
  examples: [
    { query: { en: 'plot x^2 - 4', zh: '画 x^2 - 4' }, arguments: { expression: 'x^2 - 4' } },
    {
      query: { en: 'graph y = sin(x) from 0 to 6.28', zh: '画 y = sin(x)，0 到 6.28' },
      arguments: { expression: 'y = sin(x)', from: 0, to: 6.28 },
    },
    { query: { en: 'what does 1/x look like', zh: '1/x 的图像长什么样' }, arguments: { expression: '1/x' } },
    {
      query: { en: 'draw f(x) = 2x + 1 between -5 and 5', zh: '画 f(x) = 2x + 1，-5 到 5' },
      arguments: { expression: 'f(x) = 2x + 1', from: -5, to: 5 },
    },
    { query: { en: 'show me x的平方', zh: '画一下x的平方' }, arguments: { expression: 'x的平方' } },
    {
      query: { en: 'curve of exp(-x/5)*cos(2x) up to 20', zh: 'exp(-x/5)*cos(2x) 的曲线，到 20' },
      arguments: { expression: 'exp(-x/5)*cos(2x)', to: 20 },
    },
  ],
  async run({ expression: text, ...ends }) {
    const [from, to] = [Math.min(ends.from, ends.to), Math.max(ends.from, ends.to)];
    if (from === to) throw new AppError('PLOT_RANGE_EMPTY', { from });
    const { expression, variable } = toFunction(text);
    if (expression === '') throw new AppError('TOOL_EXPRESSION_INVALID', { expression: text });
    const { compileFunction } = await import('./mathjs.ts');
    const curve = sampleFunction(compileFunction(expression, variable), from, to);
    if (!curve) throw new AppError('PLOT_NOTHING_TO_DRAW', { expression, from, to });
    return { expression, variable, from, to, points: [...curve.points], yFrom: curve.yFrom, yTo: curve.yTo };
  },
  describe: {
    en: ({ expression, from, to }, format) =>
      `The curve of ${expression} from ${format.number(from)} to ${format.number(to)}.`,
    zh: ({ expression, from, to }, format) =>
      `${expression} 在 ${format.number(from)} 到 ${format.number(to)} 之间的曲线。`,
  },
});
