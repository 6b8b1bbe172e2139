import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const statistics = defineTool({
  name: 'statistics',
  title: { en: 'Statistics', zh: '统计' },
  description: {
    en: 'Works out mean, median, standard deviation, lowest, highest and sum of some numbers.',
    zh: '计算一组数的平均值、中位数、标准差、最小值、最大值和总和。',
  },
  category: 'math',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({ numbers: z.array(z.number()).min(1).max(10_000).describe('The numbers') }),
  result: z.object({
    count: z.int(),
    sum: z.number(),
    mean: z.number(),
    median: z.number(),
    /** Of a sample (n - 1); null of a single number. */
    stdev: z.number().nullable(),
    min: z.number(),
    max: z.number(),
  }),
  examples: [
    { query: { en: 'average of 4, 8 and 15', zh: '4、8、15 的平均值' }, arguments: { numbers: [4, 8, 15] } },
    { query: { en: 'median: 3 9 27 1', zh: '中位数：3 9 27 1' }, arguments: { numbers: [3, 9, 27, 1] } },
    {
      query: { en: 'stdev of 2.5, 3.1, 2.8 please', zh: '2.5、3.1、2.8 的标准差' },
      arguments: { numbers: [2.5, 3.1, 2.8] },
    },
    { query: { en: 'biggest of 17, -4 and 12', zh: '17、-4、12 里最大的' }, arguments: { numbers: [17, -4, 12] } },
    {
      query: { en: 'lowest, highest and total of 14, 3, 22', zh: '14、3、22 的最小、最大和总和' },
      arguments: { numbers: [14, 3, 22] },
    },
    {
      query: { en: 'mean and standard deviation of 5, 6, 7', zh: '5、6、7 的均值和标准差' },
      arguments: { numbers: [5, 6, 7] },
    },
    { query: { en: 'sum these: 12 15 9', zh: '把这些加起来：12 15 9' }, arguments: { numbers: [12, 15, 9] } },
    {
      query: { en: 'what is the range and the middle value of 1, 5, 9', zh: '1、5、9 的中间数和极差' },
      arguments: { numbers: [1, 5, 9] },
    },
    {
      query: { en: 'stats for my scores: 71, 88, 64', zh: '统计一下我的成绩：71、88、64' },
      arguments: { numbers: [71, 88, 64] },
    },
    {
      query: { en: 'which is the maximum, which the minimum: 3, 8, 1', zh: '最大值和最小值：3、8、1' },
      arguments: { numbers: [3, 8, 1] },
    },
    {
      query: { en: 'on average how far did i run, 5 km, 7 km, 3 km', zh: '平均跑了多远，5、7、3 公里' },
      arguments: { numbers: [5, 7, 3] },
    },
  ],
  async run({ numbers }) {
    const { statisticsOf } = await import('./mathjs.ts');
    return statisticsOf(numbers);
  },
  describe: {
    en({ count, sum, mean, median, stdev, min, max }, { number }) {
      const spread = stdev === null ? '' : `, standard deviation ${number(stdev)}`;
      return `${number(count)} ${count === 1 ? 'number' : 'numbers'}: mean ${number(mean)}, median ${number(median)}${spread}, from ${number(min)} to ${number(max)}, sum ${number(sum)}.`;
    },
    zh({ count, sum, mean, median, stdev, min, max }, { number }) {
      const spread = stdev === null ? '' : `，标准差 ${number(stdev)}`;
      return `${number(count)} 个数：平均值 ${number(mean)}，中位数 ${number(median)}${spread}，最小 ${number(min)}，最大 ${number(max)}，总和 ${number(sum)}。`;
    },
  },
});
