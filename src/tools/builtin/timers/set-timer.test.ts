import { expect, test, vi } from 'vitest';
import { memoryDatabase } from '../../../platform/database.ts';
import { createFormat } from '../../../platform/format.ts';
import { Timers } from '../../../platform/timers.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { parseDuration } from '../../parse/duration.ts';
import { setTimer } from './set-timer.ts';

const now = () => new Date('2026-11-24T10:00:00Z');

test('every example starts a timer of its length', async () => {
  vi.useFakeTimers();
  const timers = new Timers(memoryDatabase(), { now, onRing: () => undefined });
  for (const { arguments: args } of setTimer.examples) {
    const seconds = parseDuration(String(args.duration)) ?? 0;
    expect(seconds).toBeGreaterThan(0);
    expect(await runTool(setTimer, args, contextOf({ timers }))).toMatchObject({
      startedAt: now().toISOString(),
      endsAt: new Date(now().getTime() + seconds * 1000).toISOString(),
      state: 'running',
    });
  }
  expect(await timers.list()).toHaveLength(setTimer.examples.length);
  vi.useRealTimers();
});

test.each([
  ['a blue moon', 'TOOL_DURATION_UNKNOWN'],
  ['0 minutes', 'TOOL_DURATION_RANGE'],
  ['30 days', 'TOOL_DURATION_RANGE'],
])('refuses %s', async (duration, code) => {
  await expect(runTool(setTimer, { duration })).rejects.toMatchObject({ code, details: { text: duration } });
});

test('says how long in both languages', () => {
  const timer = {
    id: '1',
    label: 'tea',
    startedAt: '2026-11-24T10:00:00Z',
    endsAt: '2026-11-24T10:04:00Z',
    state: 'running',
  };
  expect(setTimer.describe(timer, createFormat('en'))).toBe('The timer “tea” runs for 4 minutes.');
  expect(setTimer.describe(timer, createFormat('zh'))).toBe('计时器“tea”开始，时长4分钟。');
});
