type NextDate = (today: Date) => Date;

/** The first day from today on for which `test` holds; Easter comes back after 386 days at most. */
function firstDay(today: Date, test: (date: Date) => boolean): Date {
  for (let days = 0; days < 400; days += 1) {
    const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days);
    if (test(date)) return date;
  }
  throw new RangeError('This holiday does not come back');
}

const yearly =
  (month: number, day: number): NextDate =>
  today =>
    firstDay(today, date => date.getMonth() + 1 === month && date.getDate() === day);

/** Easter Sunday of a Gregorian year (J. Meeus, Astronomical Algorithms, chapter 8). */
function easterOf(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return new Date(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}

const easter: NextDate = today => firstDay(today, date => date.getTime() === easterOf(date.getFullYear()).getTime());

/**
 * Holidays by what people call them, in the solar calendar. Those of the Chinese calendar are left out: ICU's puts the Spring
 * Festival of 2027 a day late, and a wrong day is worse than none.
 */
export const englishHolidays: readonly (readonly [RegExp, NextDate])[] = [
  [/\bchristmas eve\b/i, yearly(12, 24)],
  [/\b(?:christmas|xmas)(?: day)?\b(?! eve)/i, yearly(12, 25)],
  [/\bnew year['’]?s eve\b/i, yearly(12, 31)],
  [/\bnew year(?:['’]?s(?: day)?)\b(?! eve)/i, yearly(1, 1)],
  [/\bvalentine['’]?s(?: day)?\b/i, yearly(2, 14)],
  [/\bhalloween\b/i, yearly(10, 31)],
  [/\beaster(?: sunday)?\b/i, easter],
];
export const chineseHolidays: readonly (readonly [RegExp, NextDate])[] = [
  [/元旦节?/, yearly(1, 1)],
  [/劳动节|五一/, yearly(5, 1)],
  [/国庆节?/, yearly(10, 1)],
  [/平安夜/, yearly(12, 24)],
  [/圣诞节?/, yearly(12, 25)],
];
