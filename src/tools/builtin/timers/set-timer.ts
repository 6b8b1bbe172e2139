import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import { timerSchema } from './schema.ts';

/** Browsers cannot wait longer in one go, and a page seldom stays open so long. */
const longestSeconds = 24 * 86_400;

export const setTimer = defineTool({
  name: 'set_timer',
  title: { en: 'Set a timer', zh: '设置计时器' },
  description: { en: 'Start a countdown that rings when it ends.', zh: '开始倒计时，结束时响铃。' },
  category: 'timers',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    duration: z.string().describe('how long, e.g. 10 minutes'),
    label: z.string().max(200).optional().describe('what it is for'),
  }),
  result: timerSchema,
  examples: [
    {
      query: { en: 'Remind me in 10 minutes to check the oven', zh: '10分钟后提醒我看烤箱' },
      arguments: { duration: '10 minutes', label: 'check the oven' },
    },
    {
      query: { en: '10 minutes for the pasta', zh: '煮面计时十分钟' },
      arguments: { duration: '10 minutes', label: 'pasta' },
    },
    { query: { en: 'timer for 90 seconds', zh: '计时90秒' }, arguments: { duration: '90秒' } },
    {
      query: { en: 'set a timer for an hour and a half', zh: '设一个半小时的计时器' },
      arguments: { duration: '一个半小时' },
    },
    {
      query: { en: 'half an hour, laundry', zh: '半小时，洗衣服' },
      arguments: { duration: 'half an hour', label: 'laundry' },
    },
  ],
  async run({ duration, label }, context) {
    const { parseDuration } = await import('../../parse/duration.ts');
    const seconds = parseDuration(duration);
    if (seconds === null) throw new AppError('TOOL_DURATION_UNKNOWN', { text: duration });
    if (seconds < 1 || seconds > longestSeconds) throw new AppError('TOOL_DURATION_RANGE', { text: duration });
    return context.timers.start(seconds, label);
  },
  describe: {
    en: ({ startedAt, endsAt, label }, format) =>
      `The timer${label === undefined ? '' : ` “${label}”`} runs for ${format.duration((Date.parse(endsAt) - Date.parse(startedAt)) / 1000)}.`,
    zh: ({ startedAt, endsAt, label }, format) =>
      `计时器${label === undefined ? '' : `“${label}”`}开始，时长${format.duration((Date.parse(endsAt) - Date.parse(startedAt)) / 1000)}。`,
  },
});
