import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { toErrorRecord } from '@/errors';
import { createFormat } from '@/platform/format';
import { runTool } from '../../fixtures/run.ts';
import { calculate } from './calculate.ts';

async function resultOf(expression: string): Promise<unknown> {
  const result = await runTool(calculate, { expression });
  return (result as { value: string }).value;
}
const errorOf = (expression: string) => resultOf(expression).then(() => null, toErrorRecord);

describe('calculate', () => {
  test('has the signature that the model was trained on', () => {
    expect(formatParameters(signatureOf(calculate.name, calculate.parameters).parameters)).toBe(knows.calculate);
  });

  test('runs its examples', async () => {
    const values = await Promise.all(
      calculate.examples.map(({ arguments: { expression } }) => resultOf(String(expression))),
    );
    expect(values).toEqual([
      '391',
      '12',
      '12',
      '18446744073709551616',
      '9.1428571428571',
      '0.5',
      '87.5',
      '22.5',
      '48',
      '37',
      '20',
      '137.5',
      '532',
    ]);
  });

  test.each([
    ['0.1 + 0.2', '0.3'],
    ['-5^2', '-25'],
    ['10 mod 3', '1'],
    ['2(3 + 4)', '14'],
    ['15% of 80', '12'],
    ['15% of (40 + 40)', '12'],
    ['80的15%', '12'],
    ['80的百分之15', '12'],
    ['80 + 15%', '92'],
    ['3 × 4 ÷ 2 − 1', '5'],
    ['１２＋３４', '46'],
    ['（1＋2）×3', '9'],
    ['1,234,567 + 1', '1234568'],
    ['max(1,200)', '200'],
    ['3 x 4', '12'],
    ['3加5乘2', '13'],
    ['6除以4', '1.5'],
    ['5的平方', '25'],
    ['144的平方根', '12'],
    ['12²', '144'],
    ['√16 + √(9)', '7'],
    ['7 plus 8', '15'],
    ['9 divided by 2', '4.5'],
    ['square root of 2', '1.4142135623731'],
    ['12 * 12 =', '144'],
    ['what is 15% of 80?', '12'],
    ['计算 144 的平方根', '12'],
    ['10 % 3', '1'],
    ['$12.50 * 8', '100'],
    ['2π', '6.2831853071796'],
    ['sin(30°)', '0.5'],
    ['log(100)', '2'],
    ['log(8, 2)', '3'],
    ['ln(e)', '1'],
    ['20!', '2432902008176640000'],
    ['123456789 * 987654321', '121932631112635269'],
    ['1234567890123456 + 0', '1234567890123456'],
    ['2^53 + 1', '9007199254740993'],
    ['1e-12', '1e-12'],
  ])('%s is %s', async (expression, value) => {
    expect(await resultOf(expression)).toBe(value);
  });

  test.each([
    ['9^9^9^9', 'TOOL_EXPRESSION_INFINITE'],
    ['(10^7)!', 'TOOL_EXPRESSION_INFINITE'],
    ['5 / (3 - 3)', 'TOOL_EXPRESSION_INFINITE'],
    ['sqrt(-1)', 'TOOL_EXPRESSION_UNDEFINED'],
    ['0 / 0', 'TOOL_EXPRESSION_UNDEFINED'],
    ['2 +', 'TOOL_EXPRESSION_INVALID'],
    ['=', 'TOOL_EXPRESSION_INVALID'],
    ['max()', 'TOOL_EXPRESSION_INVALID'],
    ['three apples and', 'TOOL_EXPRESSION_INVALID'],
  ])('%s is %s', async (expression, code) => {
    expect((await errorOf(expression))?.code).toBe(code);
  });

  test.each([
    'import({ a: 1 })',
    'createUnit("x")',
    'evaluate("1")',
    'parse("1")',
    'simplify("1")',
    'derivative("x", "x")',
    'config({})',
    'cos.constructor',
    '"text"',
    'f(x) = f(x)',
    'x = 3',
    '1; 2',
    '[1, 2]',
    'zeros(100000, 100000)',
    'sum(1:1000000000)',
    'true ? 1 : 2',
    '5 apples',
  ])('%s is not arithmetic', async expression => {
    expect((await errorOf(expression))?.code).toBe('TOOL_EXPRESSION_UNSUPPORTED');
  });

  test('names the part that it does not understand', async () => {
    expect(await errorOf('2 + zeros(3)')).toEqual({
      code: 'TOOL_EXPRESSION_UNSUPPORTED',
      details: { expression: '2 + zeros(3)', part: 'zeros' },
    });
  });

  test('a long expression is refused before it is read', () => {
    expect(calculate.checkArguments({ expression: '1+'.repeat(300) })).toMatchObject({ ok: false });
  });

  test('says the equation', () => {
    const result = { expression: '17 * 23', value: '391' };
    expect(calculate.describe(result, createFormat('en'))).toBe('17 * 23 = 391');
    expect(calculate.describe(result, createFormat('zh'))).toBe('17 * 23 = 391');
  });
});
