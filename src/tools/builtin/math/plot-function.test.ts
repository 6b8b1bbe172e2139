import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { createFormat } from '@/platform/format';
import { runTool } from '../../fixtures/run.ts';
import { plotFunction } from './plot-function.ts';

interface Plot {
  readonly expression: string;
  readonly from: number;
  readonly to: number;
  readonly points: readonly { x: number; y: number | null }[];
  readonly yFrom: number;
  readonly yTo: number;
}
const plot = async (args: object) => (await runTool(plotFunction, args)) as unknown as Plot;
const heightAt = ({ points }: Plot, at: number) => points.find(({ x }) => x === at)?.y;

/** Functions as people say them. */
const said = [
  'x^2',
  'x^3',
  'sin(x)',
  'cos(x)',
  'tan(x)',
  'x^2 - 4',
  '2x + 1',
  '3x - 7',
  '-x^2 + 5',
  'x^3 - 3x',
  'sqrt(x)',
  '1/x',
  'e^x',
  'log(x)',
  'abs(x)',
  'sin(x)/x',
  'x*sin(x)',
  'cos(2x)',
  '2*sin(3x)',
  'x^2 + 2x + 1',
  'x^4 - 5x^2 + 4',
  'exp(-x^2)',
  'exp(x)',
  'exp(-x)',
  'log(x + 1)',
  'sqrt(4 - x^2)',
  '1/(1 + x^2)',
  '1/(1 + exp(-x))',
  'x^2 * exp(-x)',
  'sin(x) + cos(x)',
  'sin(x)^2',
  'cos(x)^3',
  'atan(x)',
  'abs(x - 2)',
  'x/2 - 3',
  '0.5x^2',
  '5 - 2x',
  '-3x + 12',
  'x^5 - x',
  '(x - 1)(x + 2)',
  '(x+3)^2',
  'x^2-6x+9',
  '2^x',
  '3^x',
  '0.5^x',
  '10^(-x)',
  'ln(x)',
  'x*log(x)',
  'cosh(x)',
  'sinh(x)',
  'tanh(x)',
  'floor(x)',
  'ceil(x)',
  'round(x)',
  'x - floor(x)',
  'sign(x)',
  'cbrt(x)',
  'x^(1/3)',
  'x^0.5',
  '100/x',
  '20/(x^2 + 4)',
  '3*cos(x/2)',
  'sin(x^2)',
  'sin(1/x)',
  'x + 1/x',
  'x + sin(x)',
  'exp(-x/5)*cos(2x)',
  '4x^3 - 2x^2 + x - 8',
  '-x^3 + 4x',
  '7',
  'x',
  '-x',
  '2x',
  'x/3',
  '9.81*x^2/2',
  '1.05^x',
  '1000*1.03^x',
  '72 - 0.5x',
  '(9/5)*x + 32',
  'x*(10 - x)',
  'abs(sin(x))',
  'max(x, 0)',
  'sin(pi*x)',
  'cos(x) - x',
  'x^2 - sin(x)',
  '3*x^2+2*x-1',
  'sqrt(x^2 + 1)',
  '(x^2 - 1)/(x + 2)',
  'log(x, 2)',
  'log10(x)',
  'sec(x)',
  '6*x - x^2',
  '2x+1',
  'x^2-4x+3',
  'x^3-3x',
  '-x^2+5',
  '3*x-7',
  'sin(2x)',
  'cos(x)+1',
  'x^4-2x^2',
  '(x-1)^2',
  '1/(1+x^2)',
];

describe('plot_function', () => {
  test('has the signature that the model was trained on', () => {
    const { name, parameters } = plotFunction;
    expect(formatParameters(signatureOf(name, parameters).parameters)).toBe(knows.plot_function);
  });

  test.each(plotFunction.examples)('runs the example $query.en', async ({ arguments: args }) => {
    const { from = -10, to = 10 } = args as { from?: number; to?: number };
    const { points, ...plotted } = await plot(args);
    expect(plotted).toMatchObject({ from, to });
    expect([points[0]?.x, points.at(-1)?.x]).toEqual([from, to]);
  });

  test.each(said)('draws %s', async expression => {
    const { points, yFrom, yTo } = await plot({ expression });
    expect(points.length).toBeLessThanOrEqual(400);
    // sqrt(4 - x^2) has real values on a fifth of the range alone.
    expect(points.filter(({ y }) => y !== null).length).toBeGreaterThan(30);
    expect(yFrom).toBeLessThan(yTo);
  });

  test.each([
    ['y = x^2', 9],
    ['Y = X^2', 9],
    ['f(x) = x²', 9],
    ['g(t) = t^2', 9],
    ['x的平方', 9],
    ['x的三次方', 27],
    ['x的4次方', 81],
    ['2的x次方', 8],
    ['x squared', 9],
    ['x cubed', 27],
    ['x的平方根', Math.sqrt(3)],
    ['根号x', Math.sqrt(3)],
    ['square root of x', Math.sqrt(3)],
    ['|x - 5|', 2],
    ['x的绝对值', 3],
    ['x(x + 1)', 12],
    ['2x(x + 1)', 24],
    ['3x', 9],
    ['sin x', Math.sin(3)],
    ['2 sin 3x', 2 * Math.sin(9)],
    ['sin^2(x)', Math.sin(3) ** 2],
    ['xsin(x)', 3 * Math.sin(3)],
    ['sine wave', Math.sin(3)],
    ['正弦函数', Math.sin(3)],
    ['余弦', Math.cos(3)],
    ['ｘ＋１', 4],
    ['函数y=2x+1的图像', 7],
    ['plot x + 1', 4],
    ['log(x)', Math.log10(3)],
    ['ln(x)', Math.log(3)],
    ['e^x', Math.exp(3)],
    ['7', 7],
  ])('reads %s', async (expression, at3) => {
    expect(heightAt(await plot({ expression }), 3)).toBeCloseTo(at3, 10);
  });

  test('takes the ends in any order', async () => {
    expect(await plot({ expression: 'x', from: 5, to: -5 })).toMatchObject({ from: -5, to: 5, yFrom: -5, yTo: 5 });
  });

  test.each([
    [{ expression: 'x +' }, 'TOOL_EXPRESSION_INVALID', {}],
    [{ expression: 'y =' }, 'TOOL_EXPRESSION_INVALID', {}],
    [{ expression: 'x + y' }, 'TOOL_EXPRESSION_UNSUPPORTED', { part: 'y' }],
    [{ expression: 'import(x)' }, 'TOOL_EXPRESSION_UNSUPPORTED', { part: 'import' }],
    [{ expression: 'gcd(x)' }, 'TOOL_EXPRESSION_INVALID', {}],
    [{ expression: 'x', from: 2, to: 2 }, 'PLOT_RANGE_EMPTY', { from: 2 }],
    [{ expression: 'sqrt(x)', to: -1 }, 'PLOT_NOTHING_TO_DRAW', { from: -10, to: -1 }],
  ])('says what is wrong with %j', async (args, code, details) => {
    await expect(plot(args)).rejects.toMatchObject({ code, details });
  });

  test('says what is drawn', async () => {
    const result = await runTool(plotFunction, { expression: 'y = x²', from: 0, to: 1000 });
    expect(plotFunction.describe(result, createFormat('en'))).toBe('The curve of x^2 from 0 to 1,000.');
    expect(plotFunction.describe(result, createFormat('zh'))).toBe('x^2 在 0 到 1,000 之间的曲线。');
  });
});
