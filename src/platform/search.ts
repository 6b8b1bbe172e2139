import type MiniSearch from 'minisearch';

/** A text to find again. */
interface SearchDocument {
  readonly id: string;
  readonly title?: string | undefined;
  readonly text: string;
}
interface SearchHit {
  readonly id: string;
  /** The part of the text where the query was found, or its beginning; cut off with "…". */
  readonly snippet: string;
}

/** Words that are in too many texts to tell them apart. */
const stopWords = new Set(
  'a an the and or of for from to in on at with is are was were be it that this my me i you your what where when how about 的 了 是 在 和 我 你 他 吗 呢 把 给 关于'.split(
    ' ',
  ),
);
/** Hits below this share of the best one's score are left out. */
const worthShowing = 0.25;
const snippetLength = 120;
/** How much of a snippet stands before what was found. */
const before = 40;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The words of a text in any language, as `Intl.Segmenter` finds them (UAX #29, with a dictionary for Chinese). A Chinese word of
 * three or more characters comes with its pairs too, since a query may be parted elsewhere than the text.
 */
export function tokenize(text: string): string[] {
  return [...segmenter.segment(text.normalize('NFKC'))].flatMap(({ segment, isWordLike }) => {
    if (!isWordLike) return [];
    const characters = [...segment];
    if (characters.length < 3 || !/^\p{Script=Han}+$/u.test(segment)) return [segment];
    return [segment, ...characters.slice(1).map((character, index) => `${characters[index]}${character}`)];
  });
}

/** A token without case and accents. */
const fold = (token: string) => token.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function processTerm(token: string): string | null {
  const term = fold(token);
  return stopWords.has(term) ? null : term;
}

/** The part of a text around the first of `terms`, which are folded. */
function snippetOf(text: string, terms: readonly string[]): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  // Per character, so that places in the folded text are those of the plain one.
  const folded = [...plain]
    .map(character => fold(character).padEnd(character.length).slice(0, character.length))
    .join('');
  const found = terms.map(term => folded.indexOf(term)).filter(index => index >= 0);
  const first = found.length > 0 ? Math.min(...found) : 0;
  const start = Math.max(0, Math.min(first - before, plain.length - snippetLength));
  const end = start + snippetLength;
  // Not half of a character outside the basic plane.
  const part = plain.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return `${start > 0 ? '…' : ''}${part.trim()}${end < plain.length ? '…' : ''}`;
}

/**
 * The documents in which a query's words are found, best first: in any language, with words begun or misspelled by up to a quarter
 * of their letters; a word of the title counts double. Where no word is found, those that hold the query as it stands.
 */
export async function searchDocuments(query: string, documents: readonly SearchDocument[]): Promise<SearchHit[]> {
  const { default: Search } = await import('minisearch');
  const index: MiniSearch<SearchDocument> = new Search({ fields: ['title', 'text'], tokenize, processTerm });
  index.addAll(documents);
  const ranked = index.search(query, {
    prefix: term => term.length > 1,
    fuzzy: term => (term.length > 3 ? 0.25 : false),
    boost: { title: 2 },
  });
  const byId = new Map(documents.map(document => [document.id, document]));
  const best = ranked[0]?.score ?? 0;
  const hits = ranked
    .filter(({ score }) => score >= best * worthShowing)
    .map(({ id, terms }) => ({ id: String(id), snippet: snippetOf(byId.get(id)?.text ?? '', terms) }));
  if (hits.length > 0) return hits;

  const whole = fold(query.trim());
  if (whole === '') return [];
  return documents
    .filter(({ title = '', text }) => fold(title).includes(whole) || fold(text).includes(whole))
    .map(({ id, text }) => ({ id, snippet: snippetOf(text, [whole]) }));
}
