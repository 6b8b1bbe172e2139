import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { Timer, ToolContext } from '../../context.ts';
import { defineTool } from '../../define.ts';
import type { Language } from '../../language.ts';
import { itemsMeant } from '../../match.ts';
import { digitalClock, wallTimeAt } from '../../parse/zoned.ts';
import { quoted } from '../../quoted.ts';
import { isOn, lengthOf } from './names.ts';
import { timerSchema } from './schema.ts';

const kindWords = {
  timer: /\b(?:timer|countdown)s?\b|计时器?|倒计时/i,
  alarm: /\b(?:alarm|reminder)s?\b|闹钟|闹铃/i,
} as const;
/** Words that name no timer. */
const fillers = /\b(?:the|my|one|that|this|for)\b|的|那个|这个/gi;
const kindOf = ({ kind = 'timer' }: Timer) => kind;

/** When an alarm rings: "07:30". */
const clockOf = ({ endsAt }: Timer, timeZone: string) => digitalClock(wallTimeAt(new Date(endsAt), timeZone));

/** What an error calls a timer: its label, or when an alarm rings, or how many minutes a timer is for. */
function nameOf(timer: Timer, timeZone: string, language: Language): string {
  if (timer.label !== undefined) return timer.label;
  if (kindOf(timer) === 'alarm') return clockOf(timer, timeZone);
  const minutes = Math.round(lengthOf(timer) / 6) / 10;
  return language === 'zh' ? `${minutes}分钟` : `${minutes} min`;
}

/** The timers that a label can mean: by kind where it says no more, an alarm's time, a timer's length, or by their labels. */
async function timersMeant(label: string, timers: readonly Timer[], timeZone: string): Promise<readonly Timer[]> {
  const rest = label.replace(kindWords.timer, ' ').replace(kindWords.alarm, ' ').replace(fillers, ' ').trim();
  const kinds = (['timer', 'alarm'] as const).filter(kind => kindWords[kind].test(label));
  const ofKind = kinds.length === 0 ? timers : timers.filter(timer => kinds.includes(kindOf(timer)));
  if (rest === '') return ofKind;

  const [{ parseClock }, { parseDuration }] = await Promise.all([
    import('../../parse/clock.ts'),
    import('../../parse/duration.ts'),
  ]);
  const [seconds, clock] = [parseDuration(rest), parseClock(rest)];
  const timed = timers.filter(timer => {
    if (kindOf(timer) === 'timer') return seconds !== null && Math.abs(lengthOf(timer) - seconds) < 1;
    const { hour, minute } = wallTimeAt(new Date(timer.endsAt), timeZone);
    const sameHour = clock?.eitherHalf ? hour % 12 === clock.hour % 12 : hour === (clock?.hour ?? 0) % 24;
    return minute === clock?.minute && sameHour;
  });
  // "Half past seven" is near "pasta" too.
  if (timed.length > 0) return timed;
  const labelled = timers.filter(timer => timer.label !== undefined);
  return itemsMeant(rest, labelled, timer => [timer.label ?? '']);
}

/**
 * The one timer that is meant. Throws `TOOL_TIMERS_NONE` where none is on, `TOOL_TIMER_UNKNOWN` where none is called so and
 * `TOOL_TIMERS_SEVERAL` where several are; both name those that are on.
 */
async function timerMeant(label: string | undefined, on: readonly Timer[], context: ToolContext): Promise<Timer> {
  if (on.length === 0) throw new AppError('TOOL_TIMERS_NONE');
  const meant = label === undefined ? on : await timersMeant(label, on, context.timeZone);
  const [first] = meant;
  if (first && meant.length === 1) return first;
  const name = (timer: Timer) => nameOf(timer, context.timeZone, context.language);
  if (!first) {
    throw new AppError('TOOL_TIMER_UNKNOWN', { label: label ?? '', timers: quoted(on.map(name), context.language) });
  }
  throw new AppError('TOOL_TIMERS_SEVERAL', { timers: quoted(meant.map(name), context.language) });
}

export const cancelTimer = defineTool({
  name: 'cancel_timer',
  title: { en: 'Cancel a timer or alarm', zh: '取消计时器或闹钟' },
  description: {
    en: 'Cancel a timer or an alarm: the only one, or the one named.',
    zh: '取消计时器或闹钟：唯一的一个，或指定的一个。',
  },
  category: 'timers',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ label: z.string().max(200).optional().describe('which one; not needed where there is one') }),
  result: timerSchema.extend({ timeZone: z.string() }),
  examples: [
    { query: { en: 'cancel the timer', zh: '取消计时器' }, arguments: {} },
    { query: { en: 'stop the pasta timer', zh: '取消煮面的计时器' }, arguments: { label: 'pasta' } },
    { query: { en: "don't ring for the laundry", zh: '洗衣服的提醒不用了' }, arguments: { label: '洗衣服' } },
    { query: { en: 'remove the 7:30 alarm', zh: '取消七点半的闹钟' }, arguments: { label: '7:30' } },
    { query: { en: 'never mind the 10 minutes one', zh: '十分钟的那个不要了' }, arguments: { label: '10 minutes' } },
    { query: { en: 'turn off the alarm', zh: '关掉闹钟' }, arguments: {} },
    { query: { en: 'clear the countdown', zh: '清除倒计时' }, arguments: {} },
    { query: { en: "i'm up already, no need to wake me", zh: '我已经起来了，不用叫我了' }, arguments: {} },
    { query: { en: 'abort the pasta countdown', zh: '煮面的倒计时停掉' }, arguments: { label: 'pasta' } },
    { query: { en: 'make it stop beeping, silence', zh: '别响了，安静' }, arguments: {} },
    { query: { en: 'forget the reminder for the laundry', zh: '洗衣服的提醒作废' }, arguments: { label: '洗衣服' } },
  ],
  async run({ label }, context) {
    const timer = await timerMeant(label, (await context.timers.list()).filter(isOn), context);
    await context.timers.cancel(timer.id);
    const { pausedWith: _, ...rest } = timer;
    return { ...rest, state: 'cancelled' as const, timeZone: context.timeZone };
  },
  describe: {
    en: ({ timeZone, ...timer }, format) => {
      if (timer.label !== undefined) return `The ${kindOf(timer)} “${timer.label}” is cancelled.`;
      if (kindOf(timer) === 'alarm') return `The alarm for ${clockOf(timer, timeZone)} is cancelled.`;
      return `The timer for ${format.duration(lengthOf(timer))} is cancelled.`;
    },
    zh: ({ timeZone, ...timer }, format) => {
      const kind = kindOf(timer) === 'alarm' ? '闹钟' : '计时器';
      if (timer.label !== undefined) return `已取消${kind}“${timer.label}”。`;
      return `已取消${kindOf(timer) === 'alarm' ? clockOf(timer, timeZone) : format.duration(lengthOf(timer))}的${kind}。`;
    },
  },
});
