import { z } from 'zod';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { isOn, ringsAt, secondsLeft } from './names.ts';
import { timerSchema } from './schema.ts';

const listed = timerSchema.extend({
  /** Seconds. */
  left: z.number(),
});
type Listed = z.output<typeof listed>;

/** One that is on, and what is left of it: "“tea”: 3 minutes left". */
function line({ left, ...timer }: Listed, timeZone: string, format: Format): string {
  const { kind = 'timer', label, state } = timer;
  const duration = format.duration(left);
  if (format.language === 'zh') {
    const name = `${kind === 'alarm' ? '闹钟' : '计时器'}${label === undefined ? '' : `“${label}”`}`;
    if (state === 'paused') return `${name}已暂停，还剩${duration}`;
    return kind === 'alarm'
      ? `${name}${ringsAt(timer, timeZone, format)}响，还有${duration}`
      : `${name}还剩${duration}`;
  }
  const name = `${kind}${label === undefined ? '' : ` “${label}”`}`;
  if (state === 'paused') return `${name} paused with ${duration} left`;
  return kind === 'alarm'
    ? `${name} at ${ringsAt(timer, timeZone, format)}, in ${duration}`
    : `${name} with ${duration} left`;
}

export const listTimers = defineTool({
  name: 'list_timers',
  title: { en: 'Show timers and alarms', zh: '查看计时器和闹钟' },
  description: {
    en: 'Show the timers and alarms that are on, and how long each has left.',
    zh: '查看进行中的计时器和闹钟及剩余时间。',
  },
  category: 'timers',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({}),
  result: z.object({ timers: z.array(listed), timeZone: z.string() }),
  examples: [
    { query: { en: 'how long left on the timer', zh: '计时器还剩多久' }, arguments: {} },
    { query: { en: 'what alarms are set', zh: '设了哪些闹钟' }, arguments: {} },
    { query: { en: 'show my timers', zh: '看看我的计时器' }, arguments: {} },
    { query: { en: 'is my alarm on?', zh: '闹钟开了吗？' }, arguments: {} },
    { query: { en: 'which countdowns are running', zh: '现在有哪些倒计时' }, arguments: {} },
    { query: { en: 'how long until the bell rings', zh: '还有多久响铃' }, arguments: {} },
    { query: { en: 'is anything still ticking or set to ring', zh: '还有什么在倒计时' }, arguments: {} },
    { query: { en: 'which reminders and alarms are coming up', zh: '接下来有哪些闹钟和提醒' }, arguments: {} },
    { query: { en: 'how many minutes remain on the countdown', zh: '倒计时还剩几分钟' }, arguments: {} },
  ],
  async run(_, context) {
    const now = context.now();
    const timers = (await context.timers.list())
      .filter(isOn)
      .map(timer => ({ ...timer, left: secondsLeft(timer, now) }))
      .toSorted((a, b) => a.left - b.left);
    return { timers, timeZone: context.timeZone };
  },
  describe: {
    en({ timers, timeZone }, format) {
      if (timers.length === 0) return 'No timer or alarm is on.';
      return `${timers.length} on: ${timers.map(timer => line(timer, timeZone, format)).join('; ')}.`;
    },
    zh({ timers, timeZone }, format) {
      if (timers.length === 0) return '没有进行中的计时器或闹钟。';
      return `共 ${timers.length} 个：${timers.map(timer => line(timer, timeZone, format)).join('；')}。`;
    },
  },
});
