import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';

const mostValues = 50;
const type = z.enum(['bar', 'line', 'pie']);

const kinds = {
  en: { bar: 'bar chart', line: 'line chart', pie: 'pie chart' },
  zh: { bar: '柱状图', line: '折线图', pie: '饼图' },
} as const;

export const drawChart = defineTool({
  name: 'draw_chart',
  title: { en: 'Draw a chart', zh: '画图表' },
  description: {
    en: 'Draws labelled values as bars, a line or a pie.',
    zh: '把带标签的数值画成柱状图、折线图或饼图。',
  },
  category: 'math',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    type: type.describe('The kind of chart'),
    labels: z.array(z.string().max(200)).min(1).max(mostValues).describe('What the values are called'),
    values: z.array(z.number()).min(1).max(mostValues).describe('One for each label'),
    title: z.string().trim().max(200).optional().describe('What stands above'),
  }),
  result: z.object({
    type,
    title: z.string().optional(),
    labels: z.array(z.string()),
    /** As many as labels. */
    values: z.array(z.number()),
  }),
  examples: [
    {
      query: { en: 'bar chart: tea 12, coffee 30, juice 7', zh: '柱状图：茶 12，咖啡 30，果汁 7' },
      arguments: { type: 'bar', labels: ['tea', 'coffee', 'juice'], values: [12, 30, 7] },
    },
    {
      query: { en: 'pie of rent 60, food 25 and fun 15', zh: '房租 60、吃饭 25、娱乐 15 画饼图' },
      arguments: { type: 'pie', labels: ['rent', 'food', 'fun'], values: [60, 25, 15] },
    },
    {
      query: { en: 'line chart, mon 3, tue -1, wed 4', zh: '折线图 周一3 周二-1 周三4' },
      arguments: { type: 'line', labels: ['mon', 'tue', 'wed'], values: [3, -1, 4] },
    },
    {
      query: { en: 'chart titled Votes: anna 5, tom 8', zh: '画个标题叫得票的柱状图：小安 5，小汤 8' },
      arguments: { type: 'bar', labels: ['anna', 'tom'], values: [5, 8], title: 'Votes' },
    },
    {
      query: {
        en: 'plot my weight as a line: jan 72.5, feb 71.8, mar 71.2',
        zh: '体重折线图：一月72.5 二月71.8 三月71.2',
      },
      arguments: { type: 'line', labels: ['jan', 'feb', 'mar'], values: [72.5, 71.8, 71.2], title: 'weight' },
    },
  ],
  run({ type: kind, labels, values, title }) {
    if (labels.length !== values.length)
      throw new AppError('CHART_LENGTHS_DIFFER', { labels: labels.length, values: values.length });
    if (kind === 'pie') {
      const negative = values.findIndex(value => value < 0);
      if (negative >= 0)
        throw new AppError('CHART_PIE_NEGATIVE', { label: labels[negative] ?? '', value: values[negative] ?? 0 });
      if (values.every(value => value === 0)) throw new AppError('CHART_PIE_EMPTY');
    }
    return { type: kind, labels, values, ...(title && { title }) };
  },
  describe: {
    en: ({ type: kind, title, values }, format) =>
      `A ${kinds.en[kind]} of ${format.number(values.length)} ${values.length === 1 ? 'value' : 'values'}${title ? `: ${title}` : ''}.`,
    zh: ({ type: kind, title, values }, format) =>
      `${format.number(values.length)} 个数值的${kinds.zh[kind]}${title ? `：${title}` : ''}。`,
  },
});
