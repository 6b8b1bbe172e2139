import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';

const maxLength = 500;

/** What people write, in mathjs's syntax, in this order. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  [/^\s*(?:what is|what's|calculate|compute|计算|算一?下)\s*/i, ''],
  [/\s*=\s*\??\s*$|\s*\?\s*$/, ''],
  [/[×✕⋅·∙]/g, '*'],
  [/÷/g, '/'],
  [/π/g, 'pi'],
  [/(?:的|\s)*平方根$/, ' square root'],
  [/^(.+?)\s*square root$/, 'sqrt($1)'],
  [/(\d+(?:\.\d+)?)\s*[%％]\s*of\s+(.+)$/i, '$1% * ($2)'],
  [/(\d+(?:\.\d+)?)\s*的\s*(\d+(?:\.\d+)?)\s*[%％]/g, '$1 * $2%'],
  [/(\d+(?:\.\d+)?)\s*的\s*百分之\s*(\d+(?:\.\d+)?)/g, '$1 * $2%'],
  [/百分之\s*(\d+(?:\.\d+)?)/g, '$1%'],
  [/的?平方/g, '^2'],
  [/的?立方/g, '^3'],
  [/除以/g, '/'],
  [/乘以|乘/g, '*'],
  [/加上?/g, '+'],
  [/减去?/g, '-'],
  [/\bdivided by\b|\bover\b/gi, '/'],
  [/\b(?:multiplied by|times)\b/gi, '*'],
  [/\bplus\b/gi, '+'],
  [/\bminus\b/gi, '-'],
  [/\bsquared\b/gi, '^2'],
  [/\bcubed\b/gi, '^3'],
  [/\bto the power of\b|\*\*/gi, '^'],
  [/(?:the )?square root of\s*(\d+(?:\.\d+)?)/gi, 'sqrt($1)'],
  [/√\s*(\d+(?:\.\d+)?)/g, 'sqrt($1)'],
  [/√\s*\(/g, 'sqrt('],
  [/(\d)\s*[x✖]\s*(?=[\d(.])/gi, '$1 * '],
  [/°/g, ' deg'],
  [/[$€£¥]\s*(?=\d)/g, ''],
];

/** An expression as mathjs reads it: full-width digits and signs, words and signs of arithmetic, percentages, thousands. */
function toExpression(text: string): string {
  // Compatibility forms would turn a raised 2 into a plain one.
  const raised = text.replaceAll('²', '^2').replaceAll('³', '^3');
  const plain = raised.normalize('NFKC').replace(/[−–—]/g, '-').replaceAll('⁄', '/').replaceAll('、', ',');
  const rewritten = rewrites.reduce((line, [pattern, by]) => line.replace(pattern, by), plain).trim();
  // Inside a call, a comma parts its arguments.
  return /[a-z]\w*\(/i.test(rewritten) ? rewritten : rewritten.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
}

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
