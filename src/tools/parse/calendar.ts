/** A day of the calendar, ISO 8601: `2026-11-24`. */
export type IsoDate = string;

/** What dates are counted in. */
export const calendarUnits = ['days', 'weeks', 'months', 'years'] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

const dayMs = 86_400_000;

/** Midnight UTC of a day: a number to reckon with, and no instant of anybody's. */
const utcOf = (date: IsoDate) => Date.parse(`${date}T00:00Z`);

/**
 * The day of a year, a month from 1 and a day. Months and days may run over, as with `Date`: day 0 is the last of the month before.
 * Throws a RangeError outside the years 1 to 9999.
 */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const date = new Date(0);
  // Unlike `Date.UTC` it takes the year 26 for itself.
  date.setUTCFullYear(year, month - 1, day);
  const thatYear = date.getUTCFullYear();
  if (!(thatYear >= 1 && thatYear <= 9999)) throw new RangeError('The year is not one of 1 to 9999');
  return date.toISOString().slice(0, 10);
}

/** A day's year, month from 1 and day of the month. */
export function partsOf(date: IsoDate): readonly [year: number, month: number, day: number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}

/** 0 on a Sunday to 6 on a Saturday. */
export const weekdayOf = (date: IsoDate) => new Date(utcOf(date)).getUTCDay();

/**
 * The day that lies an amount of a unit after a day, before it where the amount is negative. A month without that day gives its last
 * one: a month after 31 January is 28 February. Throws a RangeError outside the years 1 to 9999.
 */
export function addToDate(date: IsoDate, amount: number, unit: CalendarUnit): IsoDate {
  const [year, month, day] = partsOf(date);
  if (unit === 'days' || unit === 'weeks') return isoDate(year, month, day + amount * (unit === 'days' ? 1 : 7));
  const thatMonth = month + amount * (unit === 'months' ? 1 : 12);
  const lastOfThatMonth = partsOf(isoDate(year, thatMonth + 1, 0))[2];
  return isoDate(year, thatMonth, Math.min(day, lastOfThatMonth));
}

/**
 * The whole units from one day to another, negative where `end` comes first: as many as can be added to `start` without passing `end`.
 */
export function dateDifference(start: IsoDate, end: IsoDate, unit: CalendarUnit): number {
  const days = Math.round((utcOf(end) - utcOf(start)) / dayMs);
  if (unit === 'days') return days;
  if (unit === 'weeks') return Math.trunc(days / 7) + 0;
  const [[startYear, startMonth], [endYear, endMonth]] = [partsOf(start), partsOf(end)];
  const sign = Math.sign(days);
  let months = (endYear - startYear) * 12 + endMonth - startMonth;
  const reached = addToDate(start, months, 'months');
  if (sign * reached.localeCompare(end) > 0) months -= sign;
  return (unit === 'months' ? months : Math.trunc(months / 12)) + 0;
}
