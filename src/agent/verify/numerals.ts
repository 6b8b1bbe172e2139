/*
 * The numbers that a text says, in digits, English words or Chinese numerals. Reads more than a text means ("second" is 2 as well
 * as a time): it is asked whether a number occurs, where one reading too many does no harm.
 */

const small = new Map<string, number>(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth',
  ].flatMap(words => words.split(' ').map((word, value) => [word, value] as const)),
);
for (const [index, word] of 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').entries())
  small.set(word, 10 * (index + 2));

const spelled = [...small.keys()].filter(word => !/(?:th|st|nd|rd|zero|one|second|third)$/.test(word)).join('|');

const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
]);

/** Words that mean a number without naming it. */
const meant: Readonly<Record<string, readonly number[]>> = {
  a: [1],
  an: [1],
  another: [1],
  single: [1],
  once: [1],
  couple: [2],
  pair: [2],
  both: [2],
  twice: [2],
  double: [2],
  squared: [2],
  square: [2],
  cubed: [3],
  cube: [3],
  triple: [3],
  thrice: [3],
  half: [0.5, 2, 30],
  quarter: [0.25, 4, 15],
  dozen: [12],
  score: [20],
  percent: [100],
  noon: [12],
  midday: [12],
  midnight: [0, 12, 24],
  fortnight: [2, 14],
  decade: [10],
  century: [100],
};
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Ways to write each digit, from 0 on. */
const hanDigits = new Map(
  ['零〇', '一壹', '二两俩贰', '三仨叁', '四', '五', '六', '七', '八', '九'].flatMap((characters, value) =>
    [...characters].map(character => [character, value] as const),
  ),
);
const hanScales = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1e3],
  ['万', 1e4],
  ['亿', 1e8],
]);
const hanMeant = new Map([
  ['半', [0.5, 30]],
  ['俩', [2]],
  ['双', [2]],
  ['对', [2]],
  ['打', [12]],
  ['刻', [15]],
]);

/** 二十五 -> 25, 三百 -> 300, 一二三 -> 123. */
function hanNumber(text: string): number {
  if (![...text].some(character => hanScales.has(character)))
    return [...text].reduce((value, digit) => 10 * value + (hanDigits.get(digit) ?? 0), 0);
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of text) {
    const scale = hanScales.get(character);
    if (scale === undefined) digit = hanDigits.get(character) ?? 0;
    else if (scale < 1e4) {
      section += (digit || 1) * scale;
      digit = 0;
    } else {
      total = (total + section + digit) * scale;
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}

/** Numbers of a run of English number words, with every part of it: "twenty five" is 25, 20 and 5. */
function wordNumbers(words: readonly string[]): readonly number[] {
  const numbers: number[] = [];
  let total = 0;
  let section = 0;
  let last = Number.POSITIVE_INFINITY;
  const end = () => {
    if (last !== Number.POSITIVE_INFINITY) numbers.push(total + section);
    total = 0;
    section = 0;
    last = Number.POSITIVE_INFINITY;
  };
  for (const word of words) {
    const value = small.get(word);
    const scale = scales.get(word);
    if (value !== undefined) {
      numbers.push(value);
      // "twenty five" goes on, "five twenty" begins anew.
      if (last < 20 || (last < 100 && value >= 10)) end();
      section += value;
      last = value;
    } else if (scale !== undefined) {
      section = (section || 1) * scale;
      if (scale >= 1e3) {
        total += section;
        section = 0;
      }
      last = 100;
    } else if (word !== 'and' || last !== 100) {
      end();
    }
  }
  end();
  return numbers;
}

const denominators = ['', '', 'half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "three quarters", "two and a half", "half a million", "fifteen hundred". */
function fractions(words: readonly string[]): readonly number[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1] ?? '';
    const singular = word === 'halves' ? 'half' : word.replace(/s$/, '');
    const denominator = denominators.indexOf(singular);
    if (denominator > 1 && before === 'a' && words[index - 2] === 'and') {
      // "an hour and a half": one of them where no number was said.
      const wholes = wordNumbers(words.slice(0, index - 2).slice(-3));
      return (wholes.length > 0 ? wholes : [1]).map(number => number + 1 / denominator);
    }
    if (denominator > 1) return [1 / denominator, ...wordNumbers([before]).map(number => number / denominator)];
    if (scales.has(word) && before === 'a' && words[index - 2] === 'half') return [(scales.get(word) ?? 0) / 2];
    if (word === 'hundred') return wordNumbers([before]).map(number => 100 * number);
    return word === 'dozen' && words.slice(Math.max(0, index - 2), index).includes('half') ? [6] : [];
  });
}

const suffixScales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, 万: 1e4, 千: 1e3, 百: 100, 亿: 1e8 };

const digits = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?(?:e-?\d+)?|(?<![\d.])\.\d+/g;

/** The numbers written in digits, in order: `1,250.5`, `.5`. The sign is not part of them. */
export function digitNumbers(text: string): readonly number[] {
  return [...text.matchAll(digits)].map(([written]) => Number(written.replaceAll(',', '')));
}

/** Those that stand by themselves, not in a name such as `sha256` or `v3`. */
export function loneNumbers(text: string): readonly number[] {
  return [...text.matchAll(digits)]
    .filter(({ 0: written, index }) => {
      const [before, after] = [text[index - 1] ?? '', text[index + written.length] ?? ''];
      return !/[a-z\d._]/i.test(before) && !/[a-z_]/i.test(after);
    })
    .map(([written]) => Number(written.replaceAll(',', '')));
}

/** Numbers from two on that a text spells out and that can hardly mean anything else: "twelve", "twenty five". */
export function spelledNumbers(text: string): readonly number[] {
  const runs = text.match(new RegExp(`\\b(?:${spelled})(?:[ -](?:${spelled}|hundred|thousand|and))*\\b`, 'g')) ?? [];
  return runs.map(run => Math.max(...wordNumbers(run.split(/[ -]/)))).filter(number => number > 1);
}

/** Every number that a text says, without signs. */
export function numbersOf(text: string): ReadonlySet<number> {
  const lower = text.normalize('NFKC').toLowerCase();
  // A comma may also stand between two numbers.
  const numbers = new Set<number>([...digitNumbers(lower), ...digitNumbers(lower.replaceAll(',', ' '))]);
  for (const [, digits = '', suffix = ''] of lower.matchAll(
    /(\d[\d,]*(?:\.\d+)?)\s*(k|m|b|万|千|百|亿|hundred|thousand|million|billion)(?![a-z])/g,
  ))
    numbers.add(Number(digits.replaceAll(',', '')) * (suffixScales[suffix] ?? scales.get(suffix) ?? 1));
  const words = lower.match(/[a-z]+/g) ?? [];
  for (const number of wordNumbers(words)) numbers.add(number);
  for (const number of fractions(words)) numbers.add(number);
  for (const word of words) {
    for (const number of meant[word] ?? meant[word.replace(/s$/, '')] ?? []) numbers.add(number);
    const month = months.indexOf(word.slice(0, 3));
    if (month >= 0) numbers.add(month + 1);
  }
  for (const [run] of lower.matchAll(/[零〇一二两俩仨三四五六七八九十百千万亿壹贰叁]+/g)) numbers.add(hanNumber(run));
  for (const [, whole = '', part = ''] of lower.matchAll(
    /([零〇一二两三四五六七八九十百]+)点([零〇一二两三四五六七八九]+)/g,
  ))
    numbers.add(Number(`${hanNumber(whole)}.${[...part].map(digit => hanDigits.get(digit)).join('')}`));
  for (const [character, values] of hanMeant)
    if (lower.includes(character)) for (const value of values) numbers.add(value);
  // 12.5% is 0.125 too, and 0.125 is 12.5%.
  if (/%|percent|百分/.test(lower)) for (const number of [...numbers]) numbers.add(number / 100);
  return numbers;
}
