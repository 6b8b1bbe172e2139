import type { JsonSchema, Tool } from '../../tools/tool.ts';
import { termsOf } from './terms.ts';

/** How much a word counts by where a tool says it. */
const fieldWeights = { name: 1, title: 1, description: 0.7, parameters: 0.3, example: 1 };

/** BM25's parameters: how soon more of the same term stops to count, and how much a long text is held against a tool. */
const saturation = 1.2;
const lengthPenalty = 0.75;

/** What recent use is worth, as a share of the best score; half as much for each tool used since. */
const recentBonus = 0.45;

/** `cart.addItem`, `add_to_cart` -> words. */
function wordsOf(name: string): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[_.\-/]+/g, ' ');
}

/** What a schema says of its parameters in words: names, descriptions, enums, however deep. */
function parameterText(schema: JsonSchema): string {
  const { properties = {}, description = '', enum: values = [], items } = schema;
  const inner = Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, property]) => `${wordsOf(name)} ${parameterText(property)}`,
  );
  const of = typeof items === 'object' && items !== null ? parameterText(items as JsonSchema) : '';
  return [description, values, inner, of].flat().join(' ');
}

function readTool(tool: Tool): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const [term, count] of termsOf(text)) terms.set(term, (terms.get(term) ?? 0) + count * weight);
  };
  const addBoth = ({ en, zh }: Tool['title'], weight: number) => {
    for (const text of new Set([en, zh])) add(text, weight);
  };
  add(wordsOf(tool.name), fieldWeights.name);
  addBoth(tool.title, fieldWeights.title);
  addBoth(tool.description, fieldWeights.description);
  add(parameterText(tool.parameters), fieldWeights.parameters);
  for (const { query } of tool.examples) addBoth(query, fieldWeights.example);
  return terms;
}

const termsOfTools = new WeakMap<Tool, ReadonlyMap<string, number>>();

function toolTerms(tool: Tool): ReadonlyMap<string, number> {
  const terms = termsOfTools.get(tool) ?? readTool(tool);
  termsOfTools.set(tool, terms);
  return terms;
}

/** Ranks tools by what they say of themselves. */
export class Ranking {
  readonly #tools: readonly Tool[];
  /** Term -> positions in `#tools` and what the term is worth there. */
  readonly #postings = new Map<string, { readonly at: number[]; readonly worth: number[] }>();

  /** Reads the tools; a tool that was read before costs little. */
  constructor(tools: Iterable<Tool>) {
    this.#tools = [...tools];
    const read = this.#tools.map(toolTerms);
    const lengths = read.map(terms => [...terms.values()].reduce((sum, count) => sum + count, 0));
    const meanLength = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
    read.forEach((terms, at) => {
      const norm = saturation * (1 - lengthPenalty + (lengthPenalty * (lengths[at] ?? 0)) / meanLength);
      for (const [term, count] of terms) {
        const posting = this.#postings.get(term) ?? { at: [], worth: [] };
        posting.at.push(at);
        posting.worth.push((count * (saturation + 1)) / (count + norm));
        this.#postings.set(term, posting);
      }
    });
    for (const { at, worth } of this.#postings.values()) {
      const rarity = Math.log(1 + (this.#tools.length - at.length + 0.5) / (at.length + 0.5));
      for (const index of worth.keys()) worth[index] = (worth[index] ?? 0) * rarity;
    }
  }

  /**
   * How well each tool fits a request, from 0 to 1 for the best, by BM25 (Robertson and Zaragoza, "The Probabilistic Relevance
   * Framework: BM25 and Beyond", 2009) over weighted fields; tools used lately, the last one first in `recent`, get a bonus.
   */
  scores(text: string, recent: readonly string[] = []): ReadonlyMap<Tool, number> {
    const sums = new Float64Array(this.#tools.length);
    for (const [term, weight] of termsOf(text)) {
      const posting = this.#postings.get(term);
      if (!posting) continue;
      for (const [index, at] of posting.at.entries())
        sums[at] = (sums[at] ?? 0) + Math.min(weight, 2) * (posting.worth[index] ?? 0);
    }
    const best = sums.reduce((most, sum) => Math.max(most, sum), 0) || 1;
    const lately = [...new Set(recent)];
    return new Map(
      this.#tools.map((tool, at) => {
        const age = lately.indexOf(tool.name);
        return [tool, (sums[at] ?? 0) / best + (age < 0 ? 0 : recentBonus / 2 ** age)];
      }),
    );
  }
}

const rankings = new WeakMap<ReadonlyMap<string, Tool>, Ranking>();

/** The ranking of a registry's tools, built once for each of its snapshots. */
export function rankingOf(tools: ReadonlyMap<string, Tool>): Ranking {
  const ranking = rankings.get(tools) ?? new Ranking(tools.values());
  rankings.set(tools, ranking);
  return ranking;
}
