const englishOnes = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const chineseDigits = '零一二三四五六七八九';

/** Every English number word, longest first, for use in a pattern. */
export const englishWords: readonly string[] = [...englishOnes, ...englishTens.filter(Boolean), 'hundred'].toSorted(
  (a, b) => b.length - a.length,
);

/** "twenty-five" to 25, up to 999; null for anything else. */
export function parseEnglishNumber(text: string): number | null {
  let hundreds = 0;
  let rest = 0;
  for (const word of text.toLowerCase().split(/[\s-]+/)) {
    if (word === 'and') continue;
    if (word === 'hundred') {
      hundreds += (rest || 1) * 100;
      rest = 0;
      continue;
    }
    const one = englishOnes.indexOf(word);
    const ten = word === '' ? -1 : englishTens.indexOf(word);
    if (one >= 0) rest += one;
    else if (ten >= 0) rest += ten * 10;
    else return null;
  }
  return hundreds + rest;
}

/** "十", "二十五", "一百二十", "两" to a number up to 9999; null for anything else. */
export function parseChineseNumber(text: string): number | null {
  let total = 0;
  let digit = 0;
  let seen = false;
  for (const character of text.replaceAll('〇', '零').replaceAll('两', '二').replaceAll('廿', '二十')) {
    const scale = { 十: 10, 百: 100, 千: 1000 }[character];
    const value = chineseDigits.indexOf(character);
    if (scale !== undefined) {
      total += (digit === 0 && (!seen || scale === 10) ? 1 : digit) * scale;
      digit = 0;
    } else if (value >= 0) digit = digit * (total === 0 ? 10 : 1) + value;
    else return null;
    seen = true;
  }
  return seen ? total + digit : null;
}
