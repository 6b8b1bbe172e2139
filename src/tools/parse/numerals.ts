const englishOnes =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const englishScales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000 };

/** Every English number word, longest first, for use in a pattern. */
export const englishWords: readonly string[] = [...englishOnes, ...englishTens, ...Object.keys(englishScales)].toSorted(
  (a, b) => b.length - a.length,
);

/** "twenty-five" to 25, "two thousand five hundred" to 2500, below a million; null for anything else, "five six" too. */
export function parseEnglishNumber(text: string): number | null {
  let total = 0;
  let group = 0;
  /** What the next word may add must lie below: after "twenty" only a digit fits. */
  let room = Number.POSITIVE_INFINITY;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and') continue;
    const scale = Object.hasOwn(englishScales, word) ? englishScales[word] : undefined;
    const ten = englishTens.indexOf(word);
    const value = ten >= 0 ? (ten + 2) * 10 : englishOnes.indexOf(word);
    if (scale !== undefined) {
      const fits = scale === 100 ? group < 20 : total === 0;
      const counted = group > 0 || room === Number.POSITIVE_INFINITY;
      if (!fits || !counted) return null;
      group = (group || 1) * scale;
      room = scale;
      if (scale === 1000) {
        total = group;
        group = 0;
      }
    } else if (value >= 0 && value < room) {
      if (value === 0 && room !== Number.POSITIVE_INFINITY) return null;
      group += value;
      room = value >= 20 ? 10 : 0;
    } else return null;
  }
  return total + group;
}

export const chineseDigits = '零一二三四五六七八九';
const chineseScales: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Every Chinese numeral that `parseChineseNumber` reads, for use in a pattern. */
export const chineseNumerals = `${chineseDigits}〇两俩廿十百千`;

/**
 * "十", "二十五", "一百二十", "一百零五", "一百五" (150), "两" to a number below 10,000; null for anything else, "五六" and "十五六"
 * too, which name two numbers.
 */
export function parseChineseNumber(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lowest = 10_000;
  let zero = false;
  for (const character of text
    .replaceAll('〇', '零')
    .replace(/[两俩]/g, '二')
    .replaceAll('廿', '二十')) {
    const scale = Object.hasOwn(chineseScales, character) ? chineseScales[character] : undefined;
    const value = chineseDigits.indexOf(character);
    if (scale !== undefined) {
      if (scale >= lowest || digit === 0 || (digit === null && scale !== 10)) return null;
      total += (digit ?? 1) * scale;
      digit = null;
      lowest = scale;
      zero = false;
    } else if (value < 0 || digit) return null;
    else if (value === 0 && total > 0) zero = true;
    else digit = value;
  }
  if (digit === null) return total > 0 && !zero ? total : null;
  return total + digit * (lowest >= 100 && lowest <= 1000 && !zero ? lowest / 10 : 1);
}
