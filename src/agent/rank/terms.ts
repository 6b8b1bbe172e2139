import { readValues } from './values.ts';

/** Words that say little of what is wanted. They count a little: "what is", "add to", "how many" still tell tools apart. */
const commonWords = new Set(
  `a about all also am an and any are as at be but by can could did do does for from get give go got had has have he hey hi how i
  if in is it its just know let like may me might more my need no not now of ok okay on one or our out over please s she should so
  some t tell than that the them then there these they this those to too up us want was we what when where which who why will
  with would you your 的 了 是 我 你 他 她 在 有 和 就 不 也 都 这 那 个 吗 呢 吧 啊 把 给 帮 请 想 要 能 会 到 来 去 上 下 看 说`.split(
    /\s+/,
  ),
);

const weightOf = { word: 1, common: 0.4, pair: 0.5, grams: 0.8, value: 2, character: 0.5, characters: 1 };

/** A request longer than this is read at both ends: what is wanted of a long text is said before or after it. */
const readAtStart = 320;
const readAtEnd = 160;

function ends(text: string): string {
  return text.length <= readAtStart + readAtEnd ? text : `${text.slice(0, readAtStart)} ${text.slice(-readAtEnd)}`;
}

/**
 * The terms of a text with their weights: its words and neighbouring words, the groups of three to five letters in them (they
 * outlive typos and endings), Chinese characters and pairs of them, and the kinds of its values.
 */
export function termsOf(text: string): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number) => terms.set(term, (terms.get(term) ?? 0) + weight);
  const { kinds, rest } = readValues(ends(text).normalize('NFKC').toLowerCase());
  for (const kind of kinds) add(`<${kind}>`, weightOf.value);

  let before = '';
  for (const [token] of rest.matchAll(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+(?:['’]\p{L}+)?/gu)) {
    if (/\p{Script=Han}/u.test(token)) {
      const characters = [...token];
      for (const [index, character] of characters.entries()) {
        add(character, commonWords.has(character) ? weightOf.character * weightOf.common : weightOf.character);
        const next = characters[index + 1];
        if (next !== undefined) add(character + next, weightOf.characters);
      }
      before = '';
      continue;
    }
    const weight = commonWords.has(token) ? weightOf.common : weightOf.word;
    add(`${token} `, weight);
    if (before) add(`${before} ${token}`, weightOf.pair);
    before = token;
    const padded = `_${token}_`;
    for (let size = 3; size <= 5; size += 1) {
      const count = padded.length - size + 1;
      for (let at = 0; at < count; at += 1)
        add(padded.slice(at, at + size), (weight * weightOf.grams) / Math.sqrt(count));
    }
  }
  return terms;
}
