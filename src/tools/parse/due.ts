import type { Chrono, Parser, ParsingResult } from 'chrono-node';
import { chineseHolidays, englishHolidays } from './holidays.ts';
import { parseChineseNumber, parseEnglishNumber } from './numerals.ts';

type Extracted = ReturnType<Parser['extract']>;

/** A parser for chrono: what `day` makes of a match, seen from today; null where it makes nothing. */
function dayParser(pattern: RegExp, day: (match: RegExpMatchArray, today: Date) => Date | null): Parser {
  return {
    pattern: () => pattern,
    extract({ reference }, match): Extracted {
      const date = day(match, reference.getDateWithAdjustedTimezone());
      return date && { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
    },
  };
}

const at = (today: Date, months: number, day: number) => new Date(today.getFullYear(), today.getMonth() + months, day);
const daysOn = (today: Date, days: number) => at(today, 0, today.getDate() + days);
const saturday = (today: Date) => daysOn(today, 6 - today.getDay());
/** Weekends begin on Saturdays; on a Sunday it is this one still. */
const weekend = (today: Date) => (today.getDay() === 0 ? today : saturday(today));
const nextWeekend = (today: Date) => (today.getDay() === 0 ? saturday(today) : saturday(daysOn(today, 7)));
/** Weeks end on Sundays. */
const endOfWeek = (today: Date) => daysOn(today, (7 - today.getDay()) % 7);
const endOfMonth = (today: Date) => at(today, 1, 0);
const endOfYear = (today: Date) => new Date(today.getFullYear(), 11, 31);

/** The next day with a number: in this month, or in the first after it that has it and lies ahead; null for 0 and 32. */
function nextWithNumber(number: number, today: Date): Date | null {
  if (number < 1 || number > 31) return null;
  for (let months = number < today.getDate() ? 1 : 0; ; months += 1) {
    const date = at(today, months, number);
    if (date.getDate() === number) return date;
  }
}

const ends: Readonly<Record<string, (today: Date) => Date>> = {
  day: today => today,
  week: endOfWeek,
  month: endOfMonth,
  year: endOfYear,
};

/** What chrono does not read in English. */
const englishParsers = [
  ...englishHolidays.map(([pattern, next]) => dayParser(pattern, (_, today) => next(today))),
  dayParser(/\bthe (\d{1,2})(?:st|nd|rd|th)\b/i, ([, day], today) => nextWithNumber(Number(day), today)),
  dayParser(/\b(?:the )?end of (?:the |this )?(day|week|month|year)\b/i, ([, period = ''], today) => {
    return ends[period.toLowerCase()]?.(today) ?? null;
  }),
];

const numeral = '\\d{1,2}|[一二三四五六七八九十廿]{1,3}';
const numberOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : parseChineseNumber(text));

/** What chrono does not read in Chinese. */
const chineseParsers = [
  ...chineseHolidays.map(([pattern, next]) => dayParser(pattern, (_, today) => next(today))),
  dayParser(new RegExp(`(下个?月)?(${numeral})[号日](?!\\d)`), ([, next, day = ''], today) => {
    const number = numberOf(day);
    if (number === null) return null;
    return nextWithNumber(number, next ? at(today, 1, 1) : today);
  }),
  dayParser(/(下个?月|这个?月|本月)?月?底/, ([, month = ''], today) => at(today, month.startsWith('下') ? 2 : 1, 0)),
  dayParser(/下个?月初/, (_, today) => at(today, 1, 1)),
  dayParser(/下个?月(?![\d一二三四五六七八九十底初])/, (_, today) => at(today, 1, today.getDate())),
  dayParser(/年底/, (_, today) => endOfYear(today)),
  dayParser(/(下)?(?:这个?|本|个)?周末/, ([, next], today) => (next ? nextWeekend : weekend)(today)),
  dayParser(/下个?周(?![一二三四五六日天末])/, (_, today) => daysOn(today, 7)),
  dayParser(/[本这]周内?(?![一二三四五六日天末])/, (_, today) => endOfWeek(today)),
  dayParser(/一周内/, (_, today) => daysOn(today, 7)),
];

const hourWords = 'one two three four five six seven eight nine ten eleven twelve'.replaceAll(' ', '|');
const spokenHour = new RegExp(`\\b(?:at|(half|(?:a )?quarter) (past|to)) (${hourWords}|\\d{1,2}(?![:\\d]))`, 'gi');

/** "at four" as "at 4", "half past six" as "at 6:30", and short forms written out: what chrono reads. */
function inDigits(text: string): string {
  return text
    .replace(spokenHour, (_, part: string | undefined, side: string | undefined, word: string) => {
      const hour = parseEnglishNumber(word) ?? Number(word);
      if (!part || !side) return `at ${hour}`;
      const minutes = part.toLowerCase() === 'half' ? 30 : 15;
      return side.toLowerCase() === 'past'
        ? `at ${hour}:${minutes}`
        : `at ${hour === 1 ? 12 : hour - 1}:${60 - minutes}`;
    })
    .replace(/\bat at\b/gi, 'at')
    .replace(/\bfrom today\b/i, 'from now')
    .replace(/\btues\b/i, 'tuesday');
}

/** What may stand around a date that is meant as a whole: "by Friday", "late on the 5th", "28号之前". */
const around = /^(?:by|on|before|until|due|early|late|in|at|the|this|之前|以前|前|内|到)$/i;

/** The first date in a text, unless it is but a part of what the text says: "end of term" is not today. */
function readWhole(chrono: Chrono, text: string, now: Date): Date | undefined {
  const [found]: readonly ParsingResult[] = chrono.parse(text, now, { forwardDate: true }) as ParsingResult[];
  if (!found) return undefined;
  const rest = [text.slice(0, found.index), text.slice(found.index + found.text.length)];
  const whole = rest.flatMap(part => part.trim().split(/\s+/)).every(word => word === '' || around.test(word));
  if (!whole) return undefined;

  const { start } = found;
  const date = found.date();
  const hour = start.get('hour');
  if (!start.isCertain('hour')) {
    // Chrono lends a day alone the time of now.
    if (date.getHours() === now.getHours() && date.getMinutes() === now.getMinutes()) date.setHours(12, 0, 0, 0);
  } else if (!start.isCertain('meridiem') && hour !== null && hour >= 1 && hour <= 6) {
    // Nobody is due at five in the morning without saying so; and this afternoon comes before tomorrow's.
    date.setHours(date.getHours() + 12);
    const dayIsOpen = !start.isCertain('day') && !start.isCertain('weekday');
    if (dayIsOpen && date.getTime() - 86_400_000 > now.getTime()) date.setDate(date.getDate() - 1);
  }
  return date;
}

/**
 * The instant that a text names, in English or Chinese, from `now` on: "Friday", "tomorrow at 3 pm", "the 14th", "明天下午三点",
 * "月底"; noon where it names a day alone. Undefined where the text says more than a date or names none. The library is loaded on
 * first use.
 */
export async function parseDue(text: string, now: Date): Promise<Date | undefined> {
  const [english, chinese] = await Promise.all([import('chrono-node/en'), import('chrono-node/zh/hans')]);
  const readers = [
    [english.casual.clone(), englishParsers],
    [chinese.casual.clone(), chineseParsers],
  ] as const;
  for (const [chrono, parsers] of readers) {
    chrono.parsers.unshift(...parsers);
    const date = readWhole(chrono, inDigits(text.normalize('NFKC').trim()), now);
    if (date) return date;
  }
  return undefined;
}
