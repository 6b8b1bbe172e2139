import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { addToDate } from './add-to-date.ts';
import { dateDifference } from './date-difference.ts';

const context = contextOf({ now: () => new Date('2026-11-24T10:00:00Z'), timeZone: 'Europe/Oslo' });
const [en, zh] = [createFormat('en'), createFormat('zh')];

describe('date_difference', () => {
  const count = (start: string, end: string, unit?: string) =>
    runTool(dateDifference, { start, end, ...(unit && { unit }) }, context);

  test.each([
    ['today', 'Christmas', undefined, '2026-11-24', '2026-12-25', 31],
    ['today', '春节', undefined, '2026-11-24', '2027-02-06', 74],
    ['today', '3 March 2025', undefined, '2026-11-24', '2025-03-03', -631],
    ['3 March 2025', 'today', undefined, '2025-03-03', '2026-11-24', 631],
    ['11 June 1966', 'today', 'years', '1966-06-11', '2026-11-24', 60],
    ['15.02.2024', '15.08.2026', 'months', '2024-02-15', '2026-08-15', 30],
    ['today', '6月1号', 'weeks', '2026-11-24', '2027-06-01', 27],
    // A day without a year is the one that makes sense of both.
    ['2 March', 'today', undefined, '2026-03-02', '2026-11-24', 267],
    ['Christmas', 'today', undefined, '2025-12-25', '2026-11-24', 334],
    ['Friday', 'today', undefined, '2026-11-20', '2026-11-24', 4],
    ['5 January', '12 December', undefined, '2027-01-05', '2027-12-12', 341],
    ['the 4th of March', 'the 29th of March', undefined, '2027-03-04', '2027-03-29', 25],
    ['tomorrow', 'today', undefined, '2026-11-25', '2026-11-24', -1],
    ['5 May 2027', 'today', undefined, '2027-05-05', '2026-11-24', -162],
  ])('from %s to %s in %s', async (start, end, unit, from, to, difference) => {
    expect(await count(start, end, unit)).toMatchObject({ start: from, end: to, difference });
  });

  test('says how many, and on which side', async () => {
    const [ahead, back, weeks] = [
      await count('today', 'Christmas'),
      await count('tomorrow', 'today'),
      await count('today', 'Christmas', 'weeks'),
    ];
    expect(dateDifference.describe(ahead, en)).toBe(
      'Friday, December 25, 2026 is 31 days after Tuesday, November 24, 2026.',
    );
    expect(dateDifference.describe(back, en)).toBe(
      'Tuesday, November 24, 2026 is 1 day before Wednesday, November 25, 2026.',
    );
    expect(dateDifference.describe(weeks, en)).toContain('4 weeks (31 days) after');
    expect(dateDifference.describe(ahead, zh)).toBe('2026年12月25日星期五在2026年11月24日星期二之后31天。');
    expect(dateDifference.describe(weeks, zh)).toContain('之后4周（31天）');
  });

  test('every example is counted', async () => {
    for (const { arguments: args } of dateDifference.examples) {
      const result = await runTool(dateDifference, args, context);
      expect(result).toMatchObject({ difference: expect.any(Number) });
      expect((result as { difference: number }).difference).toBeGreaterThan(0);
    }
  });

  test.each(['a blue moon', '31 April', '13/13/2026', '2026-02-30'])('refuses %s', async text => {
    const error = { code: 'TOOL_DATE_UNKNOWN', details: { text } };
    await expect(count('today', text)).rejects.toMatchObject(error);
    await expect(count(text, 'today')).rejects.toMatchObject(error);
  });
});

describe('add_to_date', () => {
  const add = (date: string, amount: number, unit: string) => runTool(addToDate, { date, amount, unit }, context);

  test.each([
    ['today', 90, 'days', '2027-02-22'],
    ['next friday', 2, 'weeks', '2026-12-18'],
    ['3 March', -2, 'weeks', '2027-02-17'],
    ['31 January 2027', 1, 'months', '2027-02-28'],
    ['29 February 2024', 1, 'years', '2025-02-28'],
    ['yesterday', -100, 'days', '2026-08-15'],
    ['easter monday', 6, 'weeks', '2027-05-10'],
    ['下周三', 1, 'days', '2026-12-03'],
  ])('%s and %d %s', async (date, amount, unit, expected) => {
    expect(await add(date, amount, unit)).toMatchObject({ date: expected, amount, unit });
  });

  test('says both dates', async () => {
    expect(addToDate.describe(await add('today', 1, 'weeks'), en)).toBe(
      '1 week after Tuesday, November 24, 2026 is Tuesday, December 1, 2026.',
    );
    expect(addToDate.describe(await add('today', -2, 'months'), zh)).toBe(
      '2026年11月24日星期二的2个月前是2026年9月24日星期四。',
    );
  });

  test('every example leads to a date', async () => {
    for (const { arguments: args } of addToDate.examples)
      expect(await runTool(addToDate, args, context)).toMatchObject({
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
  });

  test('refuses what is no date, and leaves no calendar', async () => {
    await expect(add('when pigs fly', 1, 'days')).rejects.toMatchObject({ code: 'TOOL_DATE_UNKNOWN' });
    await expect(add('today', 9000, 'years')).rejects.toMatchObject({
      code: 'TOOL_DATE_RANGE',
      details: { date: 'today', amount: 9000, unit: 'years' },
    });
  });
});
