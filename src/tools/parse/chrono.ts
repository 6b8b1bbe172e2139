import type { Chrono, Parser, ParsingResult } from 'chrono-node';
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

/** What chrono does not read in English, or reads with the month first, as nobody writes it with dots. */
const englishParsers = [
  dayParser(/(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d.])/, ([, day, month, year]) => {
    const date = new Date(Number(year), Number(month) - 1, Number(day));
    return date.getDate() === Number(day) && date.getMonth() === Number(month) - 1 ? date : null;
  }),
  dayParser(/(?:\bthe |^(?=\S+$))(\d{1,2})(?:st|nd|rd|th)\b/i, ([, day], today) => nextWithNumber(Number(day), today)),
  dayParser(/\bday after tomorrow\b/i, (_, today) => daysOn(today, 2)),
  dayParser(/\b(?:the )?end of (?:the |this )?(day|week|month|year)\b/i, ([, period = ''], today) => {
    return ends[period.toLowerCase()]?.(today) ?? null;
  }),
];

const numeral = '\\d{1,2}|[一二三四五六七八九十廿]{1,3}';
const numberOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : parseChineseNumber(text));

/** By what stands before a weekday: weeks from this one, which begin on Mondays. */
const weeksOn: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 };
const yearsOn: Readonly<Record<string, number>> = { 去: -1, 今: 0, 明: 1, 后: 2 };

/** What chrono does not read in Chinese, or reads by weeks that begin on Sundays. */
const chineseParsers = [
  dayParser(/(上上|下下|上|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/, ([, week, name = ''], today) => {
    const weekday = '一二三四五六日'.indexOf(name === '天' ? '日' : name);
    const monday = daysOn(today, -((today.getDay() + 6) % 7));
    if (week) return daysOn(monday, weekday + 7 * (weeksOn[week] ?? 0));
    const date = daysOn(monday, weekday);
    return date.getTime() < daysOn(today, 0).getTime() ? daysOn(date, 7) : date;
  }),
  dayParser(
    new RegExp(`([去今明后])年的?(${numeral})月(?:份)?(${numeral})[号日]?`),
    ([, year = '', month = '', day = ''], today) =>
      new Date(today.getFullYear() + (yearsOn[year] ?? 0), (numberOf(month) ?? 0) - 1, numberOf(day) ?? 0),
  ),
  dayParser(new RegExp(`([上下]个?月)?(${numeral})[号日](?!\\d)`), ([, month, day = ''], today) => {
    const number = numberOf(day);
    if (number === null) return null;
    return nextWithNumber(number, month ? at(today, month.startsWith('下') ? 1 : -1, 1) : today);
  }),
  dayParser(/(下个?月|这个?月|本月)?月?底/, ([, month = ''], today) => at(today, month.startsWith('下') ? 2 : 1, 0)),
  dayParser(/下个?月初/, (_, today) => at(today, 1, 1)),
  dayParser(/下个?月(?![\d一二三四五六七八九十底初])/, (_, today) => at(today, 1, today.getDate())),
  dayParser(/年底/, (_, today) => endOfYear(today)),
  dayParser(/(下)?(?:这个?|本|个)?周末/, ([, next], today) => (next ? nextWeekend : weekend)(today)),
  dayParser(/下个?周(?![一二三四五六日天末])/, (_, today) => daysOn(today, 7)),
  dayParser(/[本这]周内?(?![一二三四五六日天末])/, (_, today) => endOfWeek(today)),
  dayParser(new RegExp(`(${numeral}|两)个?(?:周|星期|礼拜)[之以]?后`), ([, weeks = ''], today) =>
    daysOn(today, 7 * (numberOf(weeks) ?? 0)),
  ),
  dayParser(new RegExp(`^(${numeral})月份?$`), ([, month = ''], today) => {
    const months = (numberOf(month) ?? 0) - 1 - today.getMonth();
    return at(today, months < 0 ? months + 12 : months, 1);
  }),
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
    .replace(/(?<=\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )the (?=\d)/i, '')
    .replace(/\bfrom today\b/i, 'from now')
    .replace(/\btues\b/i, 'tuesday');
}

/** What may stand around a date that is meant as a whole: "by Friday", "late on the 5th", "28号之前". */
const around = /^(?:by|on|before|until|due|early|late|in|at|the|this|之前|以前|前|内|到)$/i;

let readers: Promise<readonly Chrono[]> | null = null;

/** One for each language, with the parsers above; the library is loaded on first use. */
function loadReaders(): Promise<readonly Chrono[]> {
  readers ??= (async () => {
    const [english, chinese] = await Promise.all([import('chrono-node/en'), import('chrono-node/zh/hans')]);
    return [[english.casual.clone(), englishParsers] as const, [chinese.casual.clone(), chineseParsers] as const].map(
      ([chrono, parsers]) => {
        chrono.parsers.unshift(...parsers);
        return chrono;
      },
    );
  })();
  return readers;
}

const backwards = /\b(?:last (?!day)|past|previous|ago\b|yesterday)|[上前昨去]/i;

/**
 * What chrono makes of a text that is a date or time as a whole, seen from `now`, from then on unless the text looks back; undefined
 * where the text says more ("end of term" is not today), or names none.
 */
export async function readWhole(text: string, now: Date): Promise<ParsingResult | undefined> {
  const said = inDigits(text.normalize('NFKC').trim());
  for (const chrono of await loadReaders()) {
    const [found] = chrono.parse(said, now, { forwardDate: !backwards.test(said) }) as ParsingResult[];
    if (!found) continue;
    const rest = [said.slice(0, found.index), said.slice(found.index + found.text.length)];
    const whole = rest.flatMap(part => part.trim().split(/\s+/)).every(word => word === '' || around.test(word));
    if (whole) return found;
  }
  return undefined;
}
