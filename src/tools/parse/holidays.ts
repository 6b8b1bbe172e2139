import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { type IsoDate, partsOf } from './calendar.ts';

/** Whose holidays are known; where two use a name for different days, the first one's is meant. */
const countries = ['US', 'GB', 'CN', 'CA', 'AU', 'IE', 'IN', 'SG', 'TW', 'HK'];

/** What people call holidays that the countries' tables lack, spell otherwise or give several days: rules in the library's grammar. */
const spoken: Readonly<Record<string, string>> = {
  '01-01': 'New Year, 元旦',
  '02-14': 'Valentine, 情人节',
  '03-08': "Women's Day, 妇女节, 三八",
  '04-01': "April Fools' Day, April Fool's, 愚人节",
  '04-22': 'Earth Day, 地球日',
  '05-01': 'May Day, 劳动节, 五一, 五一节, 五一劳动节',
  '05-05': 'Cinco de Mayo',
  '06-01': '儿童节, 六一, 六一节',
  '06-07': '高考',
  '06-18': '618',
  '07-01': '建党节, 七一',
  '07-04': 'Fourth of July',
  '07-14': 'Bastille Day',
  '08-01': '建军节, 八一',
  '09-10': '教师节',
  '10-01': '国庆, 十一',
  '10-31': '万圣夜, 万圣节, 万圣节前夜',
  '11-05': 'Bonfire Night, Guy Fawkes Night, Guy Fawkes',
  '11-11': "双十一, 双11, 光棍节, Singles' Day",
  '12-12': '双十二, 双12',
  '12-24': '平安夜, 圣诞夜, 圣诞前夜, Xmas Eve',
  '12-25': 'Christmas, Xmas, 圣诞',
  '12-31': '跨年, 跨年夜',
  'chinese 01-0-00': "除夕, 大年三十, 年三十, 除夕夜, Chinese New Year's Eve, Lunar New Year's Eve",
  'chinese 01-0-01':
    'Spring Festival, Chinese New Year, Lunar New Year, 春节, 大年初一, 年初一, 正月初一, 农历新年, 过年',
  'chinese 01-0-02': '大年初二, 年初二, 初二',
  'chinese 01-0-15': '元宵, Lantern Festival',
  'chinese 05-0-05': '端午, Dragon Boat',
  'chinese 07-0-07': '七夕, Qixi',
  'chinese 07-0-15': '中元, 中元节, 鬼节',
  'chinese 08-0-15': '中秋, Mid-Autumn, Moon Festival',
  'chinese 09-0-09': '重阳',
  'chinese 12-0-08': '腊八',
  'chinese 5-01 solarterm': 'Qingming, Tomb Sweeping',
  easter: 'Easter, 复活',
  'easter -2': '耶稣受难日',
  'easter -46': 'Ash Wednesday',
  'easter -47': 'Shrove Tuesday, Pancake Day, Mardi Gras',
  'easter 49': 'Pentecost, Whit Sunday',
  '2nd sunday in May': '母亲',
  '3rd sunday in June': '父亲',
  '3rd monday in January': 'MLK, Martin Luther King',
  '3rd monday in February': "Presidents' Day",
  '4th thursday in November': '感恩',
  '1st monday in September': 'Labor Day',
  'friday after 4th thursday in November': 'Black Friday, 黑色星期五, 黑五',
  'monday after 4th thursday in November': 'Cyber Monday',
};

/** The parts of the Chinese year that the sun makes, in their order from 4 February. */
const solarTerms =
  '立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒'.split(
    ' ',
  );

/** A holiday's name as names are compared: "Valentine’s Day" and "valentines", "国庆节" and "国庆" alike. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|['’.]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
    .replace(/(?<=.) (?:day|sunday|festival)$|(?<=..)[节節]$/, '')
    .replace(/s\b/g, '');
}

interface Table {
  /** Rules in the library's grammar by the keys of names. */
  readonly rules: ReadonlyMap<string, string>;
  readonly Holidays: typeof Holidays;
}

let loaded: Promise<Table> | null = null;

/** The library and its countries are large and loaded on first use. */
function loadTable(): Promise<Table> {
  loaded ??= (async () => {
    const { default: Holidays } = await import('date-holidays');
    const rules = new Map<string, string>();
    const name = (text: string, rule: string) => {
      const key = keyOf(text);
      if (key !== '' && !rules.has(key)) rules.set(key, rule);
    };
    for (const [rule, names] of Object.entries(spoken)) for (const text of names.split(',')) name(text, rule);
    for (const [index, text] of solarTerms.entries()) name(text, `chinese ${index + 1}-01 solarterm`);
    for (const country of countries) {
      // The library's types leave out what its rules hold.
      const listed: readonly object[] = new Holidays(country).getRules();
      for (const { rule, name: names } of listed as readonly HolidaysTypes.HolidayRule[]) {
        // Days of a single year, and the days off that stand in for a holiday at a weekend, are not what its name means.
        if (/^\d{4}-|^substitutes/.test(rule) || typeof names === 'string') continue;
        const day = rule.replace(/ (?:and if|not on) .*$/, '');
        if (names.en) name(names.en, day);
        for (const text of names.zh?.split(/[ /]+/) ?? []) name(text, day);
      }
    }
    return { rules, Holidays };
  })();
  return loaded;
}

/** When and what: "last Christmas", "Easter 2028", "明年春节", "2028年端午". */
const inWords =
  /^(?:(?<side>last|previous|next|this(?: coming)?|去年的?|今年的?|明年的?)\s*)?(?:(?<before>\d{4})年?的?\s*)?(?<name>.+?)(?:,?\s+(?:of |in )?(?<after>\d{4}))?$/i;

/**
 * The day of the holiday that a text names, in English or Chinese: the first from `today` on, or in the year that the text says
 * ("last Christmas", "Easter 2028", "明年春节"). Null for what is no holiday of the countries known. The library is loaded on first use.
 */
export async function parseHoliday(text: string, today: IsoDate): Promise<IsoDate | null> {
  const { side = '', before, after, name = '' } = text.trim().match(inWords)?.groups ?? {};
  const { rules, Holidays } = await loadTable();
  const rule = rules.get(keyOf(name));
  if (rule === undefined) return null;

  const calendar = new Holidays();
  calendar.setHoliday(rule, { name, type: 'observance' });
  const inYear = (year: number) => calendar.getHolidays(year)[0]?.date.slice(0, 10) ?? null;

  const [thisYear] = partsOf(today);
  const year = before ?? after;
  if (year !== undefined) return inYear(Number(year));
  if (side.startsWith('今年')) return inYear(thisYear);
  if (side.startsWith('明年')) return inYear(thisYear + 1);
  if (side.startsWith('去年')) return inYear(thisYear - 1);
  const [first, second, third] = [inYear(thisYear - 1), inYear(thisYear), inYear(thisYear + 1)];
  if (/^(?:last|previous)/i.test(side)) return second !== null && second < today ? second : first;
  return second !== null && second >= today ? second : third;
}
