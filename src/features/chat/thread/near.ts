import type { Language } from '@/tools/language';
import type { Tool } from '@/tools/tool';

/** Pairs of neighbouring characters, without spaces and case: words of any script, and their parts. */
function pairs(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase().replace(/[\s\p{P}]+/gu, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size || 1);
}

/** Requests that the tools' examples hold, the likest to `text` first (Dice's coefficient of character pairs), one of a tool. */
export function nearRequests(text: string, tools: Iterable<Tool>, language: Language, count: number): string[] {
  const wanted = pairs(text);
  const best = [...tools].flatMap(tool => {
    const ranked = tool.examples
      .map(({ query }) => ({ request: query[language], score: likeness(wanted, pairs(query[language])) }))
      .sort((a, b) => b.score - a.score);
    return ranked.slice(0, 1);
  });
  return best
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ request }) => request);
}
