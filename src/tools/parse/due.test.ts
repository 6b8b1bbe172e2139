import { expect, test } from 'vitest';
import { parseDue } from './due.ts';

// A Tuesday.
const now = new Date('2026-11-24T10:00:00');

test.each([
  ['today', '2026-11-24T12:00'],
  ['tomorrow', '2026-11-25T12:00'],
  ['Friday', '2026-11-27T12:00'],
  ['by Friday', '2026-11-27T12:00'],
  ['late friday', '2026-11-27T12:00'],
  ['tomorrow at 3 pm', '2026-11-25T15:00'],
  ['Monday at 9', '2026-11-30T09:00'],
  ['fri at 5', '2026-11-27T17:00'],
  ['this friday at four', '2026-11-27T16:00'],
  ['at four', '2026-11-24T16:00'],
  ['at 9', '2026-11-25T09:00'],
  ['tomorrow at 5 am', '2026-11-25T05:00'],
  ['half past six', '2026-11-24T18:30'],
  ['tomorrow at quarter to one', '2026-11-25T12:45'],
  ['Friday at a quarter past 9', '2026-11-27T09:15'],
  ['next week', '2026-12-01T12:00'],
  ['a week from today', '2026-12-01T12:00'],
  ['tues', '2026-11-24T12:00'],
  ['Christmas', '2026-12-25T12:00'],
  ['by Christmas Eve', '2026-12-24T12:00'],
  ["New Year's Eve", '2026-12-31T12:00'],
  ['New Year’s Day', '2027-01-01T12:00'],
  ["Valentine's Day", '2027-02-14T12:00'],
  ['Halloween', '2027-10-31T12:00'],
  ['Easter', '2027-03-28T12:00'],
  ['国庆前', '2027-10-01T12:00'],
  ['元旦', '2027-01-01T12:00'],
  ['春节前', '2027-02-06T12:00'],
  ['中秋之前', '2027-09-15T12:00'],
  ['before Thanksgiving', '2026-11-26T12:00'],
  ['下周日', '2026-12-06T12:00'],
  ['last friday', '2026-11-20T12:00'],
  ['tonight at 8', '2026-11-24T20:00'],
  ['next wednesday at 2', '2026-12-02T14:00'],
  ['the 14th', '2026-12-14T12:00'],
  ['the 30th', '2026-11-30T12:00'],
  ['the 31st', '2026-12-31T12:00'],
  ['the 5th at noon', '2026-12-05T12:00'],
  ['the 3rd of june', '2027-06-03T12:00'],
  ['the 12th of November', '2027-11-12T12:00'],
  ['March 3', '2027-03-03T12:00'],
  ['end of the day', '2026-11-24T12:00'],
  ['the end of the week', '2026-11-29T12:00'],
  ['end of the month', '2026-11-30T12:00'],
  ['this weekend', '2026-11-28T12:00'],
  ['in 2 hours', '2026-11-24T12:00'],
  ['2027-01-05', '2027-01-05T12:00'],
  ['明天', '2026-11-25T12:00'],
  ['明天下午三点', '2026-11-25T15:00'],
  ['今晚', '2026-11-24T22:00'],
  ['后天早上', '2026-11-26T06:00'],
  ['周五', '2026-11-27T12:00'],
  ['下周三上午十点', '2026-12-02T10:00'],
  ['这周末', '2026-11-28T12:00'],
  ['下周末', '2026-12-05T12:00'],
  ['本周内', '2026-11-29T12:00'],
  ['下周', '2026-12-01T12:00'],
  ['月底', '2026-11-30T12:00'],
  ['下个月底', '2026-12-31T12:00'],
  ['下个月初', '2026-12-01T12:00'],
  ['下月一号', '2026-12-01T12:00'],
  ['15号', '2026-12-15T12:00'],
  ['28号之前', '2026-11-28T12:00'],
  ['二十八号', '2026-11-28T12:00'],
  ['3月5号', '2027-03-05T12:00'],
  ['年底前', '2026-12-31T12:00'],
  ['三天内', '2026-11-27T12:00'],
  ['１５号', '2026-12-15T12:00'],
])('%s is due on %s', async (text, local) => {
  expect(await parseDue(text, now)).toEqual(new Date(local));
});

test('on a Sunday the weekend is still that day, and the next one the next', async () => {
  const sunday = new Date('2026-11-29T10:00:00');
  expect(await parseDue('周末', sunday)).toEqual(new Date('2026-11-29T12:00'));
  expect(await parseDue('下周末', sunday)).toEqual(new Date('2026-12-05T12:00'));
});

test.each([
  '',
  'before the guests come',
  'end of term',
  'buy milk tomorrow',
  'my birthday',
  '下班前',
  'the Christmas party',
  'tomorrow at the office',
  '32号',
  '0号',
])('%o names no date as a whole', async text => {
  expect(await parseDue(text, now)).toBeUndefined();
});
