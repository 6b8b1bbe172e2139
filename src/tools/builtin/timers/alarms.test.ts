import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { memoryDatabase } from '../../../platform/database.ts';
import { createFormat } from '../../../platform/format.ts';
import { Timers } from '../../../platform/timers.ts';
import type { ToolContext } from '../../context.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { cancelTimer } from './cancel-timer.ts';
import { listTimers } from './list-timers.ts';
import { setAlarm } from './set-alarm.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];
// A Tuesday; it is 11:00 in Oslo.
const start = new Date('2026-11-24T10:00:00Z');
let now: Date;
let timers: Timers;
let context: ToolContext;

beforeEach(() => {
  vi.useFakeTimers();
  now = start;
  timers = new Timers(memoryDatabase(), { now: () => now, onRing: () => undefined });
  context = contextOf({ now: () => now, timeZone: 'Europe/Oslo', timers });
});
afterEach(() => vi.useRealTimers());

describe('set_alarm', () => {
  test.each([
    ['7:30 am', '2026-11-25T07:30+01:00'],
    ['3 pm', '2026-11-24T15:00+01:00'],
    ['11:00', '2026-11-25T11:00+01:00'],
    ['11:01', '2026-11-24T11:01+01:00'],
    ['half past six', '2026-11-24T18:30+01:00'],
    ['seven', '2026-11-24T19:00+01:00'],
    ['half past ten', '2026-11-24T22:30+01:00'],
    ['noon', '2026-11-24T12:00+01:00'],
    ['twelve', '2026-11-24T12:00+01:00'],
    ['midnight', '2026-11-25T00:00+01:00'],
    ['midnight tonight', '2026-11-25T00:00+01:00'],
    ['eight tomorrow morning', '2026-11-25T08:00+01:00'],
    ['Friday at ten to four', '2026-11-27T15:50+01:00'],
    ['half eight on Saturday', '2026-11-28T08:30+01:00'],
    ['9 today', '2026-11-24T21:00+01:00'],
    ['下午三点半', '2026-11-24T15:30+01:00'],
    ['明早六点', '2026-11-25T06:00+01:00'],
    ['今晚十二点', '2026-11-25T00:00+01:00'],
    // Clocks go forward at two.
    ['2:30 on 28 March 2027', '2027-03-28T03:30+02:00'],
  ])('%s rings at %s', async (time, at) => {
    expect(await runTool(setAlarm, { time }, context)).toMatchObject({
      kind: 'alarm',
      state: 'running',
      endsAt: new Date(at).toISOString(),
      timeZone: 'Europe/Oslo',
    });
  });

  test('every example sets one that is to come', async () => {
    for (const { arguments: args } of setAlarm.examples) {
      const alarm = (await runTool(setAlarm, args, context)) as { endsAt: string };
      expect(Date.parse(alarm.endsAt)).toBeGreaterThan(now.getTime());
    }
    expect(await timers.list()).toHaveLength(setAlarm.examples.length);
  });

  test.each([
    ['a blue moon', 'TOOL_CLOCK_UNKNOWN'],
    ['7 apples', 'TOOL_CLOCK_UNKNOWN'],
    ['13 am', 'TOOL_CLOCK_UNKNOWN'],
    ['8 am today', 'TOOL_ALARM_PAST'],
    ['yesterday at noon', 'TOOL_ALARM_PAST'],
  ])('refuses %s', async (time, code) => {
    await expect(runTool(setAlarm, { time }, context)).rejects.toMatchObject({ code, details: { text: time } });
    expect(await timers.list()).toEqual([]);
  });

  test('says when', async () => {
    const result = await runTool(setAlarm, { time: '7:30 am', label: 'school' }, context);
    expect(setAlarm.describe(result, en)).toBe('The alarm “school” rings at 07:30 on Wednesday, November 25.');
    expect(setAlarm.describe(result, zh)).toBe('闹钟“school”将在11月25日星期三 07:30响起。');
  });
});

describe('list_timers', () => {
  test('lists those that are on, the next one first, with what is left', async () => {
    await timers.setAlarm(new Date('2026-11-24T12:00:00Z'), 'call');
    const bread = await timers.start(3600, 'bread');
    await timers.start(240);
    const gone = await timers.start(60, 'gone');
    await timers.cancel(gone.id);
    now = new Date(start.getTime() + 60_000);
    await timers.pause(bread.id);
    now = new Date(start.getTime() + 120_000);

    const result = await runTool(listTimers, {}, context);
    expect(result).toMatchObject({
      timers: [
        { kind: 'timer', left: 120 },
        { label: 'bread', state: 'paused', left: 3540 },
        { kind: 'alarm', label: 'call', left: 7080 },
      ],
    });
    expect(listTimers.describe(result, en)).toBe(
      '3 on: timer with 2 minutes left; timer “bread” paused with 59 minutes left; alarm “call” at Tue 13:00, in 1 hour, 58 minutes.',
    );
    expect(listTimers.describe(result, zh)).toBe(
      '共 3 个：计时器还剩2分钟；计时器“bread”已暂停，还剩59分钟；闹钟“call”周二13:00响，还有1小时58分钟。',
    );
  });

  test('says that none is on', async () => {
    for (const { arguments: args } of listTimers.examples) {
      const result = await runTool(listTimers, args, context);
      expect(result).toMatchObject({ timers: [] });
      expect(listTimers.describe(result, en)).toBe('No timer or alarm is on.');
      expect(listTimers.describe(result, zh)).toBe('没有进行中的计时器或闹钟。');
    }
  });
});

describe('cancel_timer', () => {
  const stateOf = async (id: string) => (await timers.list()).find(timer => timer.id === id)?.state;

  test('cancels the only one, whatever it is called', async () => {
    const tea = await timers.start(240, 'tea');
    const result = await runTool(cancelTimer, {}, context);
    expect(result).toMatchObject({ id: tea.id, state: 'cancelled' });
    expect(await stateOf(tea.id)).toBe('cancelled');
    expect(cancelTimer.describe(result, en)).toBe('The timer “tea” is cancelled.');
    expect(cancelTimer.describe(result, zh)).toBe('已取消计时器“tea”。');
  });

  test.each([
    ['pasta', 'pasta'],
    ['the pasta timer', 'pasta'],
    ['psta', 'pasta'],
    ['second bottle', 'give the baby his second bottle'],
    ['洗衣服', '洗衣服'],
    ['7:30', 'an alarm'],
    ['7:30 am alarm', 'an alarm'],
    ['half past seven', 'an alarm'],
    ['10 minutes', 'a timer'],
    ['十分钟', 'a timer'],
    ['the alarm', 'an alarm'],
    ['闹钟', 'an alarm'],
  ])('by “%s” means %s', async (label, meant) => {
    const ids: Record<string, string> = {};
    for (const name of ['pasta', 'give the baby his second bottle', '洗衣服'])
      ids[name] = (await timers.start(1800, name)).id;
    ids['a timer'] = (await timers.start(600)).id;
    ids['an alarm'] = (await timers.setAlarm(new Date('2026-11-25T07:30+01:00'))).id;

    expect(await runTool(cancelTimer, { label }, context)).toMatchObject({ id: ids[meant] });
    const on = (await timers.list()).filter(({ state }) => state === 'running');
    expect(on.map(({ id }) => id)).not.toContain(ids[meant]);
    expect(on).toHaveLength(4);
  });

  test('every example cancels what it names', async () => {
    for (const { arguments: args } of cancelTimer.examples) {
      const at = args.label === '7:30' && new Date('2026-11-25T07:30+01:00');
      const named = args.label === 'pasta' || args.label === '洗衣服' ? args.label : undefined;
      const { id } = at ? await timers.setAlarm(at) : await timers.start(600, named);
      expect(await runTool(cancelTimer, args, context)).toMatchObject({ id, state: 'cancelled' });
    }
  });

  test('says of an unnamed one what it was', async () => {
    await timers.start(600);
    const timer = await runTool(cancelTimer, {}, context);
    expect(cancelTimer.describe(timer, en)).toBe('The timer for 10 minutes is cancelled.');
    expect(cancelTimer.describe(timer, zh)).toBe('已取消10分钟的计时器。');
    await timers.setAlarm(new Date('2026-11-25T07:30+01:00'));
    const alarm = await runTool(cancelTimer, {}, context);
    expect(cancelTimer.describe(alarm, en)).toBe('The alarm for 07:30 is cancelled.');
    expect(cancelTimer.describe(alarm, zh)).toBe('已取消07:30的闹钟。');
  });

  test('cancels nothing where none is on, none is called so, or several could be meant', async () => {
    await expect(runTool(cancelTimer, {}, context)).rejects.toMatchObject({ code: 'TOOL_TIMERS_NONE' });
    await timers.start(600);
    await timers.start(240, 'tea');
    await timers.setAlarm(new Date('2026-11-25T07:30+01:00'));
    await expect(runTool(cancelTimer, { label: 'bread' }, context)).rejects.toMatchObject({
      code: 'TOOL_TIMER_UNKNOWN',
      details: { label: 'bread' },
    });
    const several = await runTool(cancelTimer, {}, context).catch(thrown => thrown);
    expect(several).toMatchObject({ code: 'TOOL_TIMERS_SEVERAL' });
    for (const name of ['“10 min”', '“tea”', '“07:30”']) expect(several.details.timers).toContain(name);
    await expect(runTool(cancelTimer, { label: 'timer' }, context)).rejects.toMatchObject({
      code: 'TOOL_TIMERS_SEVERAL',
    });
    expect((await timers.list()).every(({ state }) => state === 'running')).toBe(true);
  });
});
