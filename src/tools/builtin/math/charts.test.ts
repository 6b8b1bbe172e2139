import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { createFormat } from '@/platform/format';
import { runTool } from '../../fixtures/run.ts';
import { drawChart } from './draw-chart.ts';
import { statistics } from './statistics.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];

test.each([statistics, drawChart])('$name has the signature that the model was trained on', tool => {
  expect(formatParameters(signatureOf(tool.name, tool.parameters).parameters)).toBe(knows[tool.name]);
});

describe('draw_chart', () => {
  test.each(drawChart.examples)('runs the example $query.en', async ({ arguments: args }) => {
    expect(await runTool(drawChart, args)).toEqual(args);
  });

  test.each([
    [{ type: 'bar', labels: ['a', 'b'], values: [1] }, 'CHART_LENGTHS_DIFFER', { labels: 2, values: 1 }],
    [{ type: 'pie', labels: ['a', 'b'], values: [1, -2] }, 'CHART_PIE_NEGATIVE', { label: 'b', value: -2 }],
    [{ type: 'pie', labels: ['a', 'b'], values: [0, 0] }, 'CHART_PIE_EMPTY', {}],
  ])('says what is wrong with %j', async (args, code, details) => {
    await expect(runTool(drawChart, args)).rejects.toMatchObject({ code, details });
  });

  test('draws at most fifty values, and at least one', () => {
    const chart = (count: number) => ({ type: 'bar', labels: Array(count).fill('a'), values: Array(count).fill(1) });
    expect(drawChart.checkArguments(chart(50))).toMatchObject({ ok: true });
    for (const count of [0, 51]) {
      const violations = [{ path: 'labels' }, { path: 'values' }];
      expect(drawChart.checkArguments(chart(count))).toMatchObject({ ok: false, violations });
    }
  });

  test('says what is drawn', () => {
    const chart = { type: 'pie', labels: ['a', 'b'], values: [1, 2], title: 'Votes' };
    expect(drawChart.describe(chart, en)).toBe('A pie chart of 2 values: Votes.');
    expect(drawChart.describe(chart, zh)).toBe('2 个数值的饼图：Votes。');
    expect(drawChart.describe({ type: 'bar', labels: ['a'], values: [1] }, en)).toBe('A bar chart of 1 value.');
  });
});

describe('statistics', () => {
  test.each([
    [0, { count: 3, sum: 27, mean: 9, median: 8, min: 4, max: 15 }],
    [1, { count: 4, sum: 40, mean: 10, median: 6, min: 1, max: 27 }],
    [2, { count: 3, sum: 8.4, mean: 2.8, median: 2.8, stdev: 0.3, min: 2.5, max: 3.1 }],
    [3, { count: 3, sum: 25, median: 12, min: -4, max: 17 }],
    [4, { count: 3, sum: 39, mean: 13, median: 14, min: 3, max: 22 }],
  ])('runs its example %i', async (index, expected) => {
    expect(await runTool(statistics, statistics.examples[index]?.arguments)).toMatchObject(expected);
  });

  test("takes the sample's standard deviation", async () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: squares of the differences from 5 add up to 32.
    const result = (await runTool(statistics, { numbers: [2, 4, 4, 4, 5, 5, 7, 9] })) as { stdev: number };
    expect(result.stdev).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(await runTool(statistics, { numbers: [5] })).toMatchObject({ mean: 5, stdev: null });
  });

  test('refuses an empty list', () => {
    expect(statistics.checkArguments({ numbers: [] })).toMatchObject({ ok: false, violations: [{ path: 'numbers' }] });
  });

  test('says them in both languages', async () => {
    const result = await runTool(statistics, { numbers: [1, 2, 3, 4] });
    expect(statistics.describe(result, en)).toBe(
      '4 numbers: mean 2.5, median 2.5, standard deviation 1.29099, from 1 to 4, sum 10.',
    );
    expect(statistics.describe(result, zh)).toBe(
      '4 个数：平均值 2.5，中位数 2.5，标准差 1.29099，最小 1，最大 4，总和 10。',
    );
    const one = await runTool(statistics, { numbers: [7] });
    expect(statistics.describe(one, en)).toBe('1 number: mean 7, median 7, from 7 to 7, sum 7.');
  });
});
