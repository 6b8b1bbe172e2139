import { rankingOf } from '@/agent/rank/ranking';
import type { Language } from '@/tools/language';
import type { Tool } from '@/tools/tool';

/** Pairs of neighbouring characters, without spaces and case: words of any script, and their parts. */
function pairs(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase().replace(/[\s\p{P}]+/gu, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** Dice's coefficient. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size || 1);
}

/** Of the tools that suit `text` best, the example request of each that is likest to it, the best tool's first. */
export function nearRequests(
  text: string,
  tools: ReadonlyMap<string, Tool>,
  language: Language,
  count: number,
): string[] {
  const wanted = pairs(text);
  const scores = rankingOf(tools).scores(text, []);
  const scoreOf = (tool: Tool) => scores.get(tool) ?? 0;
  return [...tools.values()]
    .filter(({ examples }) => examples.length > 0)
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, count)
    .flatMap(({ examples }) => {
      const requests = examples.map(({ query }) => query[language]);
      const [best] = requests.sort((a, b) => likeness(wanted, pairs(b)) - likeness(wanted, pairs(a)));
      return best ?? [];
    });
}
