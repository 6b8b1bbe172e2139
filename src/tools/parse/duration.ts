import { englishWords, parseChineseNumber, parseEnglishNumber } from './numerals.ts';

const secondsOf = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;
type Unit = keyof typeof secondsOf;
const smaller: Readonly<Record<Unit, Unit>> = { w: 'd', d: 'h', h: 'm', m: 's', s: 's' };

const unitPattern = '(?:w|d|h|m|s)(?![a-z])';
const unitWords: readonly (readonly [RegExp, Unit])[] = [
  [/\bweeks?\b/g, 'w'],
  [/\bdays?\b/g, 'd'],
  [/(?:hours?|hrs?)\b/g, 'h'],
  [/(?:minutes?|mins?)\b/g, 'm'],
  [/(?:seconds?|secs?)\b/g, 's'],
];

/** Words that change nothing: a timer for "a good ten minutes" is one for ten. */
const fillers = /\b(?:about|around|roughly|exactly|just under|just|full|good|quick|flat|or so|and a bit)\b/g;

const word = `(?:${englishWords.join('|')})`;
const englishRun = new RegExp(`\\b${word}(?:(?:[\\s-]+|(?<=hundred)\\s+and\\s+)${word})*\\b`, 'g');

/** Around a length of time, and no part of it: "in 10 minutes", "10 minutes from now". */
const around = /^(?:in|for|after)\s+|\s+(?:from now|later|long)$|\.$/g;

/** Rewrites English as numbers with units of one letter: "an hour and a half" as "1.5h". */
function normaliseEnglish(text: string): string {
  let out = text
    .toLowerCase()
    .trim()
    .replace(around, '')
    .replaceAll('-odd', '')
    .replace(/(?<=[a-z\d])-(?=(?:week|day|hour|hr|minute|min|second|sec)s?\b)/g, ' ')
    .replace(fillers, ' ')
    .replace(/\s+/g, ' ');
  for (const [name, unit] of unitWords) out = out.replace(name, unit);
  out = out.replace(englishRun, run => String(parseEnglishNumber(run) ?? run));
  return out
    .replace(new RegExp(`(\\d+)(?: and a half) ?(${unitPattern})`, 'g'), '$1.5$2')
    .replace(/\ba couple(?: of)?\b/g, '2')
    .replace(new RegExp(`(\\d+) quarters of an? (${unitPattern})`, 'g'), (_, n, unit) => `${Number(n) / 4}${unit}`)
    .replace(new RegExp(`(?:a )?quarter (?:of )?(?:an? )?(${unitPattern})`, 'g'), '0.25$1')
    .replace(new RegExp(`half (?:an? )?(${unitPattern})`, 'g'), '0.5$1')
    .replace(new RegExp(`\\ban? (${unitPattern})`, 'g'), '1$1')
    .replace(/\ba(?= \d)/g, '')
    .replace(new RegExp(`(\\d+) ?(${unitPattern}) and a half`, 'g'), '$1.5$2')
    .replace(new RegExp(`(\\d+) ?(${unitPattern}) and a quarter`, 'g'), '$1.25$2');
}

const chineseUnits: readonly (readonly [RegExp, Unit])[] = [
  [/周|星期|礼拜/g, 'w'],
  [/天/g, 'd'],
  [/小时|钟头/g, 'h'],
  [/分钟?/g, 'm'],
  [/秒钟?/g, 's'],
];

/** Rewrites Chinese the same way: "一个半小时" as "1.5h". */
function normaliseChinese(text: string): string {
  let out = text
    .replace(/^过|(?:之后|以后|后)$/g, '')
    .replaceAll('个', '')
    .replace(/(?<=时|头|分|钟)又/g, '');
  out = out.replace(/[零〇一二两三四五六七八九十百千廿]+/g, run => String(parseChineseNumber(run) ?? run));
  out = out.replace(/(\d+)刻钟/g, (_, n) => `${Number(n) * 15}m`);
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
 * "一个半小时". Null for what is none.
 */
export function parseDuration(text: string): number | null {
  const normal = normaliseChinese(normaliseEnglish(text.normalize('NFKC'))).trim();
  const clock = parseClock(normal);
  if (clock !== null) return clock;

  const part = new RegExp(`(?:,|and)?\\s*(\\d+(?:\\.\\d+)?)\\s*(${unitPattern}|[wdhms](?=\\d))?\\s*`, 'y');
  let seconds = 0;
  let last: Unit | null = null;
  while (part.lastIndex < normal.length) {
    const [, number, named] = part.exec(normal) ?? [];
    if (number === undefined) return null;
    const unit: Unit | null = (named as Unit | undefined) ?? (last && smaller[last]);
    if (!unit) return null;
    seconds += Number(number) * secondsOf[unit];
    last = unit;
  }
  return last ? Math.round(seconds) : null;
}
