/** What is looked through: the name a person sees, and other words for the same. */
export interface Searched {
  readonly label: string;
  readonly words: string;
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

/** True when all characters of a word stand in a text in their order: `stmr` in `set timer`. */
function isSubsequence(word: string, text: string): boolean {
  let from = 0;
  for (const character of word) {
    const at = text.indexOf(character, from);
    if (at < 0) return false;
    from = at + character.length;
  }
  return true;
}

function wordScore(word: string, label: string, words: string): number {
  if (label === word) return 12;
  if (label.startsWith(word)) return 10;
  if (label.split(/[\s_:]+/).some(part => part.startsWith(word))) return 8;
  if (label.includes(word)) return 6;
  if (words.split(/[\s_]+/).some(part => part.startsWith(word))) return 4;
  if (words.includes(word)) return 3;
  return word.length > 2 && isSubsequence(word, label) ? 1 : 0;
}

/**
 * The items in which every word of a query is found, best first: a label's beginning counts more than its middle, that more than
 * the other words, and least of all letters in their order. All items, as given, for an empty query.
 */
export function rank<T extends Searched>(items: readonly T[], query: string): readonly T[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items
    .map(item => {
      const label = plain(item.label);
      const others = plain(item.words);
      const scores = words.map(word => wordScore(word, label, others));
      return { item, score: scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
