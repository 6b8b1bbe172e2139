import { isSchema } from '../../decode/signature.ts';
import type { Arguments, JsonSchema, JsonValue } from '../../tools/tool.ts';
import type { Verdict } from '../events.ts';
import { loneNumbers, numbersOf, spelledNumbers } from './numerals.ts';

/** What a call says, for the check of its meaning. */
export interface JudgedCall {
  readonly name: string;
  readonly arguments: Arguments;
  /** Required parameters written as `?`. */
  readonly missing: readonly string[];
  /** JSON Schema of the tool's arguments, where the tool is known. */
  readonly parameters?: JsonSchema;
  /** What is said of the tool, in any language: its title, its description and its examples. */
  readonly texts?: readonly string[];
}

export interface SemanticsInput {
  /** What the person asks now. */
  readonly request: string;
  /** What values may come from beside the request: earlier requests and answers, results, today's date. */
  readonly context: readonly string[];
  readonly calls: readonly JudgedCall[];
}

/** What the check found of one call, as numbers for the confidence; all from 0 to 1. */
export interface SemanticFeatures {
  /** The largest share of a text value that nobody said. */
  readonly invented: number;
  /** The share of values that stand in the request as they are, those that the schema offers and formulas whose numbers were said among them. */
  readonly copied: number;
  /** The share of the request's names, quoted texts and numbers that no call uses. */
  readonly unused: number;
  /** The share of the request's words that stand neither in a value of a call nor in what is said of its tool; small words aside. */
  readonly unexplained: number;
  /** 1 where a value is one of those that the schema lists, else 0. */
  readonly listed: number;
}

export interface SemanticsCheck {
  /** One for each call, in order. */
  readonly verdicts: readonly Verdict[];
  readonly features: readonly SemanticFeatures[];
}

/** Today, here, and the two sides of a coin or a question: what a request means without saying it. */
const implied = new Set(
  'today now here me my heads tails yes no 今天 现在 今日 这里 正面 反面 是 否 好 不好'.split(' '),
);

/** Small words that a value may gain or lose without a change of what it means. */
const light = new Set('a an the of to in on at for and or is my me i it its s this that'.split(' '));

/** What a request may hold for any tool, beside `light`. */
const empty = new Set(
  'please can could would will you we us your what whats how do does did are be been with from by up out now just so then some any have has let get want need thanks 的 了 吗 呢 吧 啊 我 你 请 把 是 在 帮 给 一 下 个 这 那 就 都 也 要 想 能'.split(
    ' ',
  ),
);

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');

/** Words and numbers of a text; each Han character is a word. */
function wordsOf(text: string): readonly string[] {
  return fold(text).match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:'[a-z]+)?|\d+/gu) ?? [];
}

/** A word without what number and case add to it. */
function stem(word: string): string {
  return word
    .replace(/'s?$|'(?:m|re|ve|ll|d|t)$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$/, '')
    .replace(/(?<=[^s])s$/, '');
}

/** What one unit holds of another, where a text names a unit: "five seconds" is 5000 ms, "half a litre" 500 ml. */
const unitFactors: readonly (readonly [RegExp, readonly number[]])[] = [
  [/sec|\bs\b|秒/, [1000]],
  [/min|分/, [60, 60_000]],
  [/hour|\bhr|\bh\b|小时|钟头/, [60, 3600]],
  [/day|天|日/, [24, 1440]],
  [/week|周|星期|礼拜/, [7]],
  [/fortnight/, [7]],
  [/month|月/, [30]],
  [/year|年/, [12, 365]],
  [/lit(?:re|er)|\bl\b|kilo|\bkm\b|\bkg\b|升|公里|公斤|千/, [1000]],
  [/met(?:re|er)|\bm\b|米|percent|%|百分|dollar|euro|pound/, [100]],
];

/** What may be said: the words and numbers of the request and of what came before. */
class Said {
  readonly #words: ReadonlySet<string>;
  readonly #numbers: ReadonlySet<number>;
  readonly #text: string;
  readonly #compact: string;
  readonly #factors: readonly number[];

  constructor(texts: readonly string[]) {
    const text = texts.join('\n');
    this.#text = ` ${wordsOf(text).join(' ')} `;
    this.#compact = fold(text).replace(/\s+/g, '');
    this.#words = new Set(wordsOf(text).map(stem));
    this.#numbers = numbersOf(text);
    const folded = fold(text);
    this.#factors = [1, ...unitFactors.flatMap(([unit, factors]) => (unit.test(folded) ? factors : []))];
  }

  /** The numbers that were said, with either sign and in the units that were named. */
  numbers(): readonly number[] {
    const sizes = [...this.#numbers].flatMap(number => this.#factors.map(factor => number * factor));
    return [...new Set(sizes.flatMap(size => [size, -size]))];
  }

  /** True when a number was said, with either sign, perhaps in another unit. One goes without saying. */
  number(value: number): boolean {
    const size = Math.abs(value);
    if (size === 1) return true;
    return [...this.#numbers].some(number =>
      this.#factors.some(factor => Math.abs(number * factor - size) <= 1e-6 * Math.max(1e-3, size)),
    );
  }

  /** True when a value is a number that was said, in another of the units that were named, or many times it. */
  isMultiple(value: number, number: number): boolean {
    return this.#factors.some(factor => Math.abs(number * factor - Math.abs(value)) <= 1e-6) || value === number * 1e6;
  }

  /** True when a text stands there as it is, between words. */
  verbatim(value: string): boolean {
    const words = wordsOf(value);
    if (words.length === 0) return this.#compact.includes(fold(value).replace(/\s+/g, ''));
    return this.#text.includes(` ${words.join(' ')} `);
  }

  word(word: string): boolean {
    if (light.has(word) || this.#words.has(stem(word))) return true;
    return [...numbersOf(word)].some(number => this.number(number));
  }
}

/** Math in symbols or code: only its numbers can be looked for. */
function isFormula(value: string): boolean {
  return /\d\s*[-+*/^%()]|[a-z]\s*\(|[-+*/^=]\s*[\dx(]/i.test(value) && !/\p{Script=Han}/u.test(value);
}

/** The share of a text that nobody said, 0 to 1. */
function inventedShare(value: string, said: Said): number {
  if (value === '' || said.verbatim(value) || implied.has(fold(value))) return 0;
  const words = wordsOf(value);
  if (isFormula(value)) {
    // Squares and percentages bring a number of their own.
    const numbers = loneNumbers(value).filter(number => number !== 2 && number !== 100);
    return numbers.filter(number => !said.number(number)).length / Math.max(1, numbers.length);
  }
  return words.filter(word => !said.word(word)).length / Math.max(1, words.length);
}

type Path = string;
interface Leaf {
  readonly path: Path;
  readonly value: JsonValue;
  readonly schema: JsonValue | undefined;
}

/** The single values of arguments, with the schemas that hold for them where those are plain. */
function leavesOf(value: JsonValue, schema: JsonValue | undefined, path: Path): readonly Leaf[] {
  const under = isSchema(schema) ? schema : {};
  const at = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(value)) return value.flatMap((item: JsonValue, index) => leavesOf(item, under.items, at(index)));
  if (typeof value === 'object' && value !== null) {
    const properties = isSchema(under.properties) ? under.properties : {};
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, properties[key], at(key)));
  }
  return [{ path, value, schema }];
}

/** True where the schema itself brings the value: an enum's, a constant, the default. */
function isOffered(value: JsonValue, schema: JsonValue | undefined): boolean {
  if (!isSchema(schema)) return false;
  const { enum: values, const: constant, default: standard } = schema;
  return value === constant || value === standard || (Array.isArray(values) && values.includes(value));
}

/** The first value that a schema lists and the request says, where the one that was chosen was not said. */
function otherOf(value: JsonValue, schema: JsonValue | undefined, said: Said): string | undefined {
  if (!isSchema(schema) || !Array.isArray(schema.enum)) return undefined;
  const isSaid = (one: JsonValue) => said.verbatim(String(one).replaceAll('_', ' '));
  const values: readonly JsonValue[] = schema.enum;
  return isSaid(value) ? undefined : values.filter(isSaid).map(String)[0];
}

const isListed = (schema: JsonValue | undefined) => isSchema(schema) && Array.isArray(schema.enum);

interface Evidence {
  readonly path: Path;
  readonly value: string;
  readonly invented: number;
  readonly copied: boolean;
  /** One of the values that the schema lists. */
  readonly listed: boolean;
  /** Another of those, which was said. */
  readonly other?: string | undefined;
}

function evidenceOf(call: JudgedCall, said: Said, request: Said): readonly Evidence[] {
  return leavesOf(call.arguments, call.parameters, '').flatMap(({ path, value, schema }): readonly Evidence[] => {
    const offered = { path, value: String(value), invented: 0, copied: true };
    if (isOffered(value, schema))
      return [{ ...offered, listed: isListed(schema), other: otherOf(value, schema, request) }];
    if (typeof value === 'number') {
      const occurs = said.number(value);
      return [{ path, value: String(value), invented: occurs ? 0 : 1, copied: occurs, listed: false }];
    }
    if (typeof value !== 'string') return [];
    const invented = inventedShare(value, said);
    const copied = said.verbatim(value) || (isFormula(value) && invented === 0);
    return [{ path, value, invented, copied, listed: false }];
  });
}

/** Words that have a capital wherever they stand, and abbreviations. */
const alwaysCapital = /^(?:I['’].+|Mr|Mrs|Ms|Dr|Miss|\p{Lu}+)$/u;

/** Names: words with a capital inside a sentence, where the request writes few of them so. */
function namesOf(request: string): readonly string[] {
  const words = request.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const capital = words.filter(word => /^\p{Lu}/u.test(word));
  if (2 * capital.length > words.length) return [];
  const inside = request.match(/(?<=[\p{L}\p{N},;]\s+)\p{Lu}[\p{L}\p{M}-]+/gu) ?? [];
  return inside.filter(name => !alwaysCapital.test(name));
}

/** Names, quoted texts, numbers in digits or words: what somebody who writes them wants used. */
function claimsOf(request: string): readonly string[] {
  const quoted = [...request.matchAll(/"([^"]+)"|“([^”]+)”|「([^」]+)」/g)].map(
    match => match[1] ?? match[2] ?? match[3] ?? '',
  );
  const numbers = [...loneNumbers(fold(request)), ...spelledNumbers(fold(request))];
  return [...new Set([...numbers.map(String), ...quoted, ...namesOf(request)])];
}

/** True when the values hold the claim, perhaps in another unit. */
function isUsed(claim: string, values: Said, request: Said, used: readonly string[]): boolean {
  const number = Number(claim);
  if (values.verbatim(claim)) return true;
  if (Number.isNaN(number)) return wordsOf(claim).every(word => values.word(word));
  return values.number(number) || used.some(value => request.isMultiple(Number(value), number));
}

/**
 * Check 3 of three: whether the calls mean what was asked (APIGen, arXiv 2406.18518, section 3.2, where a second model judges; here
 * what can be seen without one). A call is refused when a value of it occurs neither in the request, nor in what came before, nor in
 * its tool's schema, however it is written: in words, digits or Chinese numerals, in another case or number. Numbers and quoted
 * texts of the request that no call uses, and listed values that were said instead of the chosen one, are told in `reasons` and refuse
 * nothing by themselves. Pure.
 */
export function checkSemantics({ request, context, calls }: SemanticsInput): SemanticsCheck {
  const said = new Said([request, ...context]);
  const now = new Said([request]);
  const judged = calls.map(call => evidenceOf(call, said, now));
  // What a tool is called is used too: "on Wikipedia".
  const used = [
    ...judged.flat().map(({ value }) => value),
    ...calls.flatMap(({ name, arguments: args }) =>
      [name, ...Object.keys(args)].map(text => text.replaceAll('_', ' ')),
    ),
  ];
  const values = new Said(used);
  const claims = claimsOf(request);
  const unused = claims.filter(claim => !isUsed(claim, values, said, used));
  const explained = new Said([...used, ...calls.flatMap(({ texts = [] }) => texts)]);
  const words = wordsOf(request).filter(word => !light.has(word) && !empty.has(word));
  const unexplained = words.filter(word => !explained.word(word)).length / Math.max(1, words.length);

  return {
    verdicts: judged.map((evidence): Verdict => {
      const invented = evidence.filter(one => one.invented > 0);
      return {
        check: 'semantics',
        passed: invented.length === 0,
        reasons: [
          ...invented.map(({ path, value }) => ({
            path,
            code: 'value-invented' as const,
            value,
            message: `Nobody said ${JSON.stringify(value)}.`,
          })),
          ...evidence.flatMap(({ path, other }) =>
            other === undefined
              ? []
              : [{ path, code: 'value-other' as const, value: other, message: `${JSON.stringify(other)} was said.` }],
          ),
          ...unused.map(value => ({
            path: '',
            code: 'value-unused' as const,
            value,
            message: `No call uses ${JSON.stringify(value)}.`,
          })),
        ],
      };
    }),
    features: judged.map(evidence => ({
      invented: Math.max(0, ...evidence.map(one => one.invented)),
      copied: evidence.length === 0 ? 1 : evidence.filter(one => one.copied).length / evidence.length,
      unused: claims.length === 0 ? 0 : unused.length / claims.length,
      unexplained,
      listed: evidence.some(one => one.listed) ? 1 : 0,
    })),
  };
}

/** The numbers that texts say: what may stand in place of one that nobody said. */
export function saidNumbers(texts: readonly string[]): readonly number[] {
  return new Said(texts).numbers();
}
