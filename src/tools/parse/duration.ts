import { chineseDigits, chineseNumerals, englishWords, parseChineseNumber, parseEnglishNumber } from './numerals.ts';

const secondsOf = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;
type Unit = keyof typeof secondsOf;
/** What a number without a unit counts after one with: "1h30", "one hour twenty". */
const smaller: Readonly<Partial<Record<Unit, Unit>>> = { h: 'm', m: 's' };

const unitPattern = '(?:w|d|h|m|s)(?![a-z])';
const unitWords: readonly (readonly [RegExp, Unit])[] = [
  [/\bweeks?\b/g, 'w'],
  [/\bdays?\b/g, 'd'],
  [/(?:hours?|hrs?)\b/g, 'h'],
  [/(?:minutes?|mins?)\b/g, 'm'],
  [/(?:seconds?|secs?)\b/g, 's'],
];

const fractions: Readonly<Record<string, string>> = {
  '½': '.5',
  '¼': '.25',
  '¾': '.75',
  '1/2': '.5',
  '1/4': '.25',
  '3/4': '.75',
};
const writtenFraction = /\s?(?:[½¼¾]|\b(?:1\/2|1\/4|3\/4)(?![\d/]))/g;
const spokenFractions = [
  [/ and (?:a )?half\b/g, '.5'],
  [/ and (?:a|1) quarter\b/g, '.25'],
  [/ and 3 quarters\b/g, '.75'],
] as const;

/** Words that change nothing: a timer for "a good ten minutes" is one for ten. */
const fillers =
  /\b(?:about|around|roughly|exactly|just under|just|full|good|quick|flat|or so|and a bit)\b|大约|大概|左右|整整|约/g;

const word = `(?:${englishWords.join('|')})`;
const englishRun = new RegExp(`\\b${word}(?:(?:[ -]|(?<=hundred|thousand) and )${word})*\\b`, 'g');

/** Around a length of time, and no part of it: "in 10 minutes", "10 minutes from now", quotation marks. */
const around = /^["“]|["”.!。！]+$|^(?:in|for|after) |,? (?:from now|later|long|timer|please)(?=["”.!]*$)/g;

/** Rewrites English as numbers with units of one letter: "an hour and a half" as "1.5h". */
function normaliseEnglish(text: string): string {
  let out = text
    .toLowerCase()
    .replaceAll('-odd', '')
    .replace(/(?<=[a-z\d])-(?=(?:week|day|hour|hr|minute|min|second|sec|half|quarter)s?\b)/g, ' ')
    .replace(fillers, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(around, '')
    .replace(/(?<=\d),(?=\d{3}\b)/g, '');
  for (const [name, unit] of unitWords) out = out.replace(name, unit);
  out = out.replace(englishRun, run => String(parseEnglishNumber(run) ?? run));
  // The fraction goes to the number, before its unit or after: "2 and a half h", "2 h and a half".
  for (const [name, fraction] of spokenFractions)
    out = out
      .replace(new RegExp(`\\ban? (${unitPattern})(?=${name.source})`, 'g'), '1$1')
      .replace(new RegExp(`(\\d+)${name.source} ?(${unitPattern})`, 'g'), `$1${fraction}$2`)
      .replace(new RegExp(`(\\d+) ?(${unitPattern})${name.source}`, 'g'), `$1${fraction}$2`);
  return out
    .replace(/\b(?:a )?couple(?: of)?\b/g, '2')
    .replace(
      new RegExp(`(\\d+) quarters?(?: of)?(?: an?)? (${unitPattern})`, 'g'),
      (_, n, unit) => `${Number(n) / 4}${unit}`,
    )
    .replace(new RegExp(`(?:a )?quarter (?:of )?(?:an? )?(${unitPattern})`, 'g'), '0.25$1')
    .replace(new RegExp(`(?:1 )?half (?:of )?(?:an? )?(${unitPattern})`, 'g'), '0.5$1')
    .replace(new RegExp(`\\ban? (${unitPattern})`, 'g'), '1$1')
    .replace(/\ba(?= [\d.])/g, '');
}

const simplified: Readonly<Record<string, string>> = {
  個: '个',
  鐘: '钟',
  鍾: '钟',
  兩: '两',
  倆: '俩',
  時: '时',
  點: '点',
  頭: '头',
};

const chineseUnits: readonly (readonly [RegExp, Unit])[] = [
  [/周|星期|礼拜/g, 'w'],
  [/天/g, 'd'],
  [/分钟?/g, 'm'],
  [/秒钟?/g, 's'],
  [/小时|钟头|钟/g, 'h'],
];

/** Rewrites Chinese the same way: "一个半小时" as "1.5h". */
function normaliseChinese(text: string): string {
  let out = text
    .replace(/[個鐘鍾兩倆時點頭]/g, character => simplified[character] ?? character)
    .replace(/^(?:再?[过等]|再)|(?:之后|以后|后)$/g, '')
    .replaceAll('个', '')
    .replace(/(?<=时|头|分|钟)又/g, '')
    .replace(/(?<=[分秒]半)钟/g, '');
  out = out
    .replace(new RegExp(`(?<=[${chineseNumerals}\\d]点)[${chineseDigits}]+`, 'g'), digits =>
      [...digits].map(digit => chineseDigits.indexOf(digit)).join(''),
    )
    .replace(new RegExp(`[${chineseNumerals}]+`, 'g'), run => String(parseChineseNumber(run) ?? run))
    .replace(/(\d)点(?=\d)/g, '$1.')
    .replace(/(\d+)刻钟?/g, (_, n) => `${Number(n) * 15}m`);
  for (const [name, unit] of chineseUnits) out = out.replace(name, unit);
  return out
    .replace(/(\d+)半([wdhms])/g, '$1.5$2')
    .replace(/(\d+)([wdhms])半/g, '$1.5$2')
    .replace(/半([wdhms])/g, '0.5$1');
}

/** "1:30" is minutes and seconds, "1:30 hours" hours and minutes, "1:05:00" all three. */
function parseClock(text: string): number | null {
  const [, first, second, third, unit] = text.match(/^(\d+):([0-5]\d)(?::([0-5]\d))?\s*(h|m)?$/) ?? [];
  if (first === undefined || second === undefined) return null;
  if (third !== undefined) return Number(first) * 3600 + Number(second) * 60 + Number(third);
  return unit === 'h' ? Number(first) * 3600 + Number(second) * 60 : Number(first) * 60 + Number(second);
}

/**
 * The seconds that a length of time names, in English or Chinese: "10 minutes", "1h 30m", "an hour and a half", "十分钟",
 * "一个半小时", "an hour minus ten minutes". Null for what is none, or names several: "five or six minutes", "十五六分钟".
 */
export function parseDuration(text: string): number | null {
  const [, longer, shorter] = text.match(/^(.+) (?:minus|less) (.+)$/i) ?? [];
  if (longer && shorter) {
    const [all, less] = [parseDuration(longer), parseDuration(shorter)];
    return all === null || less === null || less > all ? null : all - less;
  }
  // Before NFKC, which would join a fraction to the digit before it: "1½" is not 11/2.
  const plain = text.replace(writtenFraction, found => fractions[found.trim()] ?? found).normalize('NFKC');
  const normal = normaliseChinese(normaliseEnglish(plain)).trim();
  const clock = parseClock(normal);
  if (clock !== null) return clock;

  const part = new RegExp(`(?:,|and)?\\s*(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(${unitPattern}|[wdhms](?=\\d))?\\s*`, 'y');
  const used = new Set<Unit>();
  let seconds = 0;
  let last: Unit | undefined;
  while (part.lastIndex < normal.length) {
    const [, number, named] = part.exec(normal) ?? [];
    if (number === undefined) return null;
    const unit = (named as Unit | undefined) ?? (last && smaller[last]);
    if (!unit || used.has(unit) || (!named && Number(number) >= 60)) return null;
    used.add(unit);
    seconds += Number(number) * secondsOf[unit];
    last = unit;
  }
  return last ? Math.round(seconds) : null;
}
