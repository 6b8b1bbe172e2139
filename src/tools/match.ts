/** Words that say little of which item is meant. */
const small = new Set(
  'a an the my our your his her this that of for from to in on at with and is it about please 的 了 把 我 要 去 这 那 个 一 下 条 请'.split(
    ' ',
  ),
);
const smallWeight = 0.2;
/** From here on, what a person says is near enough to an item. */
const nearEnough = 0.76;
/** How alike a word and its beginning are, and the shortest beginning that counts. */
const beginning = { likeness: 0.93, letters: 3 } as const;

/** A text without case, accents, punctuation, "camelCase" and the forms of one letter; as it is where it has nothing else. */
function fold(text: string): string {
  const plain = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain || text.trim();
}

/** Words, and Chinese characters one by one: where words part depends on their neighbours there. */
const wordsOf = (folded: string): string[] =>
  folded.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];

/**
 * Insertions, deletions, replacements and swaps of neighbours that part two words (optimal string alignment). A replacement costs
 * `replacing`, the others 1.
 */
function edits(a: string, b: string, replacing: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : replacing);
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = swaps ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced, swapped));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/**
 * How alike two texts are by their letters alone, from 0 to 1: one typo is forgiven from three letters on, two from six. Digits
 * and Chinese characters must be right, and so must the first letter. A short word with another letter is another word: Rome, rode.
 */
function spelledAlike(a: string, b: string): number {
  if (a === b) return 1;
  const length = Math.min(a.length, b.length);
  const allowed = length < 3 || /[\p{N}\p{Script=Han}]/u.test(a + b) ? 0 : length < 6 ? 1 : 2;
  const begin = a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
  if (!begin || Math.abs(a.length - b.length) > allowed) return 0;
  const distance = edits(a, b, length < 5 ? 2 : 1);
  return distance > allowed ? 0 : 1 - distance / (3 * Math.max(a.length, b.length));
}

/** How alike two words are, from 0 to 1. A word's beginning stands for it. */
function wordsAlike(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const begins = short.length >= beginning.letters && long.startsWith(short) && !/^\d/.test(long.slice(short.length));
  return Math.max(spelledAlike(a, b), begins ? beginning.likeness : 0);
}

/** How much of `words` is among `others`, from 0 to 1; 0 where `words` say nothing. */
function covered(words: readonly string[], others: readonly string[]): number {
  if (words.every(word => small.has(word))) return 0;
  let [found, all] = [0, 0];
  for (const word of words) {
    const weight = small.has(word) ? smallWeight : 1;
    all += weight;
    found += weight * others.reduce((best, other) => Math.max(best, wordsAlike(word, other)), 0);
  }
  return found / all;
}

/** How well a folded text is meant by another one, from 0 to 1. */
function score(wanted: string, text: string): number {
  const [joinedWanted, joinedText] = [wanted.replaceAll(' ', ''), text.replaceAll(' ', '')];
  if (joinedWanted === joinedText) return 1;
  const [wantedWords, textWords] = [wordsOf(wanted), wordsOf(text)];
  const [said, meant] = [covered(wantedWords, textWords), covered(textWords, wantedWords)];
  // A part of the item is enough to name it; so is all of it among other words.
  const words = Math.max(0.8 * said + 0.2 * meant, 0.3 * said + 0.7 * meant);
  // Spaces may have been left out or put in.
  const joined = wantedWords.length === textWords.length ? 0 : spelledAlike(joinedWanted, joinedText);
  return Math.min(0.99, Math.max(words, joined));
}

/**
 * The items that a person can mean by `wanted`, in English or Chinese: the best ones, several where they are equally good, in
 * the order of `items`; none where nothing is near enough. Case, accents, punctuation, typos and left-out words are forgiven.
 * `namesOf` gives the texts by which an item can be called.
 */
export function itemsMeant<T>(wanted: string, items: readonly T[], namesOf: (item: T) => readonly string[]): T[] {
  const folded = fold(wanted);
  if (folded === '') return [];
  let [best, meant]: [number, T[]] = [nearEnough, []];
  for (const item of items) {
    const likest = Math.max(...namesOf(item).map(name => score(folded, fold(name))));
    if (likest > best) [best, meant] = [likest, [item]];
    else if (likest === best) meant.push(item);
  }
  return meant;
}
