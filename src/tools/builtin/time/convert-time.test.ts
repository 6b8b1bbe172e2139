import { expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { convertTime } from './convert-time.ts';

const context = contextOf({ now: () => new Date('2026-11-24T10:00:00Z'), timeZone: 'Europe/Oslo' });
const convert = (time: string, from: string, to: string, date?: string) =>
  runTool(convertTime, { time, from_timezone: from, to_timezone: to, ...(date && { date }) }, context);

test.each([
  ['3 pm', 'London', 'Tokyo', undefined, '2026-11-24', '15:00', '2026-11-25', '00:00', 1],
  ['noon', 'Beijing', 'Los Angeles', undefined, '2026-11-24', '12:00', '2026-11-23', '20:00', -1],
  ['14:30', 'UTC', 'Sydney', '25 December', '2026-12-25', '14:30', '2026-12-26', '01:30', 1],
  ['half past six', 'Kathmandu', 'UTC', undefined, '2026-11-24', '18:30', '2026-11-24', '12:45', 0],
  ['早上九点', '纽约', '巴黎', '明天', '2026-11-25', '09:00', '2026-11-25', '15:00', 0],
  ['nine tomorrow night', 'Lima', 'UTC+2', undefined, '2026-11-25', '21:00', '2026-11-26', '04:00', 1],
  ['noon', 'London', 'New York', '1 July 2026', '2026-07-01', '12:00', '2026-07-01', '07:00', 0],
  ['midnight tonight', 'here', 'Tokyo', undefined, '2026-11-25', '00:00', '2026-11-25', '08:00', 0],
  ['now', 'Tokyo', 'here', undefined, '2026-11-24', '19:00', '2026-11-24', '11:00', 0],
  ['8 am', 'Auckland', 'Honolulu', undefined, '2026-11-24', '08:00', '2026-11-23', '09:00', -1],
])('%s in %s, seen from %s (%s)', async (time, from, to, date, fromDate, fromTime, toDate, toTime, dayShift) => {
  expect(await convert(time, from, to, date)).toMatchObject({
    from: { date: fromDate, time: fromTime },
    to: { date: toDate, time: toTime },
    dayShift,
    skipped: false,
  });
});

test('without a date it is today there, not here', async () => {
  const late = contextOf({ now: () => new Date('2026-11-24T20:00:00Z'), timeZone: 'Europe/Oslo' });
  const args = { time: '9 am', from_timezone: 'Tokyo', to_timezone: 'UTC' };
  expect(await runTool(convertTime, args, late)).toMatchObject({ from: { date: '2026-11-25' } });
});

test('a time that clocks skip is later by as much, and says so', async () => {
  const result = await convert('2:30 am', 'New York', 'London', '14 March 2027');
  expect(result).toMatchObject({ skipped: true, from: { time: '03:30' }, to: { time: '07:30' } });
  expect(convertTime.describe(result, createFormat('en'))).toContain('skip the time asked for');
  expect(convertTime.describe(result, createFormat('zh'))).toContain('顺延');
});

test('says both times, and the other day', async () => {
  const result = await convert('3 pm', 'London', 'Tokyo');
  expect(convertTime.describe(result, createFormat('en'))).toBe(
    '15:00 on Tue, Nov 24 in London is 00:00 on Wed, Nov 25 in Tokyo.',
  );
  expect(convertTime.describe(result, createFormat('zh'))).toMatch(
    /^London11月24日周二 15:00是Tokyo11月25日周三 00:00。$/,
  );
});

test('every example has a time in both places', async () => {
  for (const { arguments: args } of convertTime.examples) {
    expect(await runTool(convertTime, args, context)).toMatchObject({
      from: { time: expect.stringMatching(/^\d\d:\d\d$/) },
      to: { time: expect.stringMatching(/^\d\d:\d\d$/) },
    });
  }
});

test.each([
  ['a blue moon', 'London', 'Tokyo', undefined, 'TOOL_CLOCK_UNKNOWN', { text: 'a blue moon' }],
  ['25:00', 'London', 'Tokyo', undefined, 'TOOL_CLOCK_UNKNOWN', { text: '25:00' }],
  ['3 pm', 'Atlantis', 'Tokyo', undefined, 'TOOL_PLACE_UNKNOWN', { place: 'Atlantis' }],
  ['3 pm', 'London', 'Mordor', undefined, 'TOOL_PLACE_UNKNOWN', { place: 'Mordor' }],
  ['3 pm', 'London', 'Tokyo', 'someday', 'TOOL_DATE_UNKNOWN', { text: 'someday' }],
  ['3 apples', 'London', 'Tokyo', undefined, 'TOOL_CLOCK_UNKNOWN', { text: '3 apples' }],
])('refuses %s from %s to %s (%s)', async (time, from, to, date, code, details) => {
  await expect(convert(time, from, to, date)).rejects.toMatchObject({ code, details });
});
