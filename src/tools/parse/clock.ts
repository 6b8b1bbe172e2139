import { chineseNumerals, englishWords, parseChineseNumber, parseEnglishNumber } from './numerals.ts';

/** A time of the day as it was said. */
export interface ClockTime {
  /** From 0. The hours from 24 on lie past the midnight that ends the day: "midnight tonight" is 24. */
  readonly hour: number;
  readonly minute: number;
  /** True for "half past six", which is one in the morning or in the evening; `hour` is then as said, from 1 to 12. */
  readonly eitherHalf: boolean;
  /** What was said of the day, for `parseDate`: "tomorrow", "saturday", "明天". */
  readonly day?: string | undefined;
}

const simplified: Readonly<Record<string, string>> = {
  點: '点',
  鐘: '钟',
  鍾: '钟',
  兩: '两',
  時: '时',
  後: '后',
  過: '过',
};

/** Rewrites Chinese with clocks in digits: "三点半" as "3:30", "四点零五分" as "4:05", "差十分八点" as "7:50". */
function chineseInDigits(text: string): string {
  const digits = text
    .replace(/[點鐘鍾兩時後過]/g, character => simplified[character] ?? character)
    .replace(/(?<=[明今后昨])[早晚]上?/g, part => `天${part.startsWith('早') ? '早上' : '晚上'}`)
    .replace(new RegExp(`[${chineseNumerals}]+(?=点|时|分|刻|秒)|(?<=[点时差过])[${chineseNumerals}]+`, 'g'), run =>
      String(parseChineseNumber(run.replace(/^[零〇](?=.)/, '')) ?? run),
    )
    .replace(/零(?=点)/g, '0');
  return (
    digits
      .replace(/差(\d+)分?(?:钟)?(?:到)?(\d+)[点时](?:钟)?/g, (_, minutes, hour) =>
        clockText(Number(hour), -Number(minutes)),
      )
      .replace(/差1刻(?:到)?(\d+)[点时]/g, (_, hour) => clockText(Number(hour), -15))
      .replace(/(\d+)[点时](?:钟)?差(\d+)分?/g, (_, hour, minutes) => clockText(Number(hour), -Number(minutes)))
      .replace(/(\d+)[点时](?:钟)?过?(?:(半)|([13])刻|(\d+)分?(?:钟)?|整)?/g, (_, hour, half, quarters, minutes) =>
        clockText(Number(hour), half ? 30 : Number(quarters ?? 0) * 15 + Number(minutes ?? 0)),
      )
      // The twelve o'clock of a forenoon is its end.
      .replace(/上午(?=\s*12:)/, '中午')
  );
}

/** "7:50" for 8 and -10. */
function clockText(hour: number, minutes: number): string {
  const total = (hour * 60 + minutes + 1440) % 1440;
  return ` ${hour === 24 && minutes === 0 ? 24 : Math.floor(total / 60)}:${String(total % 60).padStart(2, '0')} `;
}

const numberWord = `(?:${englishWords.filter(word => !/hundred|thousand/.test(word)).join('|')})`;
const numberRun = new RegExp(`\\b${numberWord}(?:[ -]${numberWord})*\\b`, 'g');
const hourWord = new RegExp(`^(${numberWord})[ -](.+)$`);

/** "six thirty" as "6:30", "nine oh five" as "9:05", "twenty-five" as "25". */
function runInDigits(run: string): string {
  const number = parseEnglishNumber(run);
  if (number !== null) return String(number);
  const [, hourText = '', minuteText = ''] = run.match(hourWord) ?? [];
  const [hour, minute] = [parseEnglishNumber(hourText), parseEnglishNumber(minuteText.replace(/^zero[ -]/, ''))];
  return hour === null || minute === null ? run : `${hour}:${String(minute).padStart(2, '0')}`;
}

/** Rewrites English the same way: "half past six" as "6:30", "quarter to nine" as "8:45", "7h15" as "7:15". */
function englishInDigits(text: string): string {
  const amount = '(half|(?:a )?quarter|(?:a|\\d+)(?: minutes?)?)';
  const minutesOf = (said: string) =>
    said === 'half' ? 30 : said.endsWith('quarter') ? 15 : Number.parseInt(said, 10) || 1;
  return (
    text
      .replace(/\boh(?= (?:one|two|three|four|five|six|seven|eight|nine)\b)/g, 'zero')
      .replace(/\b(half|quarter)-(?=past|to)/g, '$1 ')
      .replace(numberRun, runInDigits)
      .replace(/\b(?:12 )?(?:noon|mid-?day)\b/g, '12:00 pm')
      .replace(/\b(?:12 )?midnight\b/g, '12:00 night')
      .replace(new RegExp(`\\b${amount} (?:past|after) (\\d{1,2})(?::00)?(?![:\\d])`, 'g'), (_, said, hour) =>
        clockText(Number(hour), minutesOf(said)),
      )
      .replace(
        new RegExp(`\\b${amount} (?:to|of|before|till|til) (\\d{1,2})(?::00)?(?![:\\d])`, 'g'),
        (_, said, hour) => clockText(Number(hour) === 1 ? 13 : Number(hour), -minutesOf(said)),
      )
      // As the British say it; elsewhere the word "past" is not left out.
      .replace(/\bhalf (\d{1,2})\b(?!:)/g, (_, hour) => clockText(Number(hour), 30))
      .replace(/\b(\d{1,2}) ?h ?(\d\d)?\b/g, (_, hour, minute = '00') => `0${hour}:${minute}`.slice(-5))
      .replace(/\b(\d{1,2}) hundred(?: hours| hrs)?\b/g, '$1:00 hours')
      .replace(/^(at )?([01]\d|2[0-3])([0-5]\d)(?: ?(?:hrs|hours))?$/, '$1$2:$3')
      .replace(/(?<![\d.])(\d{1,2})\.([0-5]\d)(?![.\d])/g, '$1:$2')
      .replace(/^(\d{1,2})[ -]([0-5]\d)(?= ?[ap]\.?m|$)/, '$1:$2')
      .replace(/\b(\d{1,2}) ?o['’]?clock\b/g, '$1:00 oclock')
  );
}

type Part = 'early' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

/** Words for a part of the day. */
const parts: readonly (readonly [RegExp, Part])[] = [
  [/\b(?:a\.? ?m\b\.?)|\b(?:in |this )?(?:the )?(?:early )?morning\b|早上|上午|早晨|清晨|清早|早间/, 'morning'],
  [/\b(?:p\.? ?m\b\.?)|\b(?:in |this )?(?:the )?(?:early |late )?afternoon\b|下午|午后/, 'afternoon'],
  [/\b(?:in |this )?(?:the )?evening\b|傍晚|黄昏/, 'evening'],
  [/\btonight\b/, 'night'],
  [/\b(?:at |in the )?night\b|晚上|晚间|夜里|夜晚|深夜|半夜|午夜/, 'night'],
  [/凌晨/, 'early'],
  [/早/, 'morning'],
  [/晚/, 'night'],
  [/中午|正午/, 'noon'],
];

/** The hour of a day, from one of a clock face and the part of the day that was said; null where they contradict. */
function hourIn(part: Part, hour: number): number | null {
  if (hour > 12) return part === 'morning' || part === 'early' ? null : hour;
  const face = hour % 12;
  if (part === 'early' || part === 'morning') return face;
  if (part === 'noon') return face < 4 ? face + 12 : face;
  if (part === 'night') return face < 5 ? face : face + 12;
  return face + 12;
}

/** Where a clock is, surest first: a number alone is one where the text has no other. */
const clocks = [
  /(?<![\d:])(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?![\d:])/,
  /(?<!\d)(\d{1,2})(?= ?(?:[ap]\.? ?m\b|ish\b|sharp\b|tonight\b|in the (?:morning|afternoon|evening)\b))/,
  /(?<=\bat )(\d{1,2})(?!\d)/,
  /(?<=^\D*)(\d{1,2})(?=\D*$)/,
];

const fillers =
  /\b(?:at|about|around|exactly|sharp|on the dot|on|by|for|oclock|hrs|hours|and|the|please|just|ish)\b|(?<=\d)ish\b|左右|整|钟|的|准时|[,，、.。!！?？"“”]/g;

/** A clock in digits and with minutes, which is meant as it stands: "6:30", "0630", "7h15". */
const written = /\d[:.h][0-5]\d|\b\d{4}\b/;

/**
 * The time of the day that a text names, in English or Chinese: "3 pm", "half past seven", "quarter to nine", "1830", "noon",
 * "eight tomorrow morning", "下午三点半", "今晚十二点". Null for what is no time of the day.
 */
export function parseClock(text: string): ClockTime | null {
  const said = text.normalize('NFKC').trim().toLowerCase();
  let rest = englishInDigits(chineseInDigits(said)).replace(/\bthis (?=morning|afternoon|evening)/, 'today ');
  if (!/\d/.test(rest)) rest = rest.replace(/中午|正午/, '12:00 pm').replace(/午夜|半夜/, '12:00 night');

  const found = clocks.map(clock => rest.match(clock)).find(match => match !== null);
  if (!found) return null;
  const [clock, hourText, minuteText = '0'] = found;
  rest = `${rest.slice(0, found.index)} ${rest.slice((found.index ?? 0) + clock.length)}`;

  let part: Part | undefined;
  let tonight = false;
  for (const [pattern, name] of parts) {
    const without = rest.replace(pattern, ' ');
    if (without === rest) continue;
    part ??= name;
    tonight ||= /tonight/.test(rest);
    rest = without;
  }
  const named = rest.replace(fillers, ' ').replace(/\s+/g, ' ').trim();
  tonight ||= part === 'night' && named === '今天';
  const day = named === '' && tonight ? 'today' : named;

  const [saidHour, minute] = [Number(hourText), Number(minuteText)];
  let hour = part ? hourIn(part, saidHour) : saidHour;
  if (hour === null || hour > 24 || (hour === 24 && minute > 0)) return null;
  // Small hours of a night belong to the day after it.
  const midnight = part === 'night' && saidHour === 12;
  if ((midnight && day !== '') || (tonight && hour < 5)) hour += 24;
  const eitherHalf = part === undefined && hour >= 1 && hour <= 12 && !written.test(said);
  return { hour, minute, eitherHalf, ...(day !== '' && { day }) };
}

/**
 * The hour that is meant where nothing tells which half of the day: from one to six the afternoon's, as nobody means five in the morning
 * without saying so.
 */
export function usualHour({ hour, eitherHalf }: ClockTime): number {
  return eitherHalf && hour <= 6 ? hour + 12 : hour;
}
