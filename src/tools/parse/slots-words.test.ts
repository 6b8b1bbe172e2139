import { readFileSync } from 'node:fs';
import { formatHex, type Oklch, oklch } from 'culori';
import { describe, expect, test } from 'vitest';
import { evaluateArithmetic } from '../builtin/math/mathjs.ts';
import { decodeText } from '../builtin/text/decode-text.ts';
import { encodeText } from '../builtin/text/encode-text.ts';
import { testRegex } from '../builtin/text/test-regex.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import { findMatches } from '../regex/core.ts';
import { parseColor } from './color.ts';
import { parseCurrency } from './currency.ts';
import { parseLanguage } from './language.ts';

/** What people say in place of a value, one a line. */
const slot = (name: string) =>
  readFileSync(new URL(`./fixtures/slots/${name}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n');

interface Said {
  readonly kind: 'currency' | 'language' | 'color';
  readonly text: string;
  readonly value: string;
}
/** Read by a person: what was said, and what is meant. */
const said = readFileSync(new URL('./fixtures/said-words.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Said);

const parsers = {
  currency: parseCurrency,
  language: parseLanguage,
  color: (text: string) => formatHex(parseColor(text)),
};

test.each(said.map(({ kind, text, value }) => [kind, text, value] as const))('%s %s is %s', (kind, text, value) => {
  expect(parsers[kind](text)).toBe(value);
});

/** Parameters of convert_currency, of speak, search_wikipedia and set_language, and of convert_color and make_palette. */
const slotsOf = {
  currency: ['currency', 'currency_zh'],
  language: ['language', 'language_zh'],
} as const;

describe.each(Object.entries(slotsOf))('every %s that people say', (kind, names) => {
  test.each(names)('is in the table above: %s', name => {
    const told = new Set(said.filter(entry => entry.kind === kind).map(({ text }) => text));
    expect(slot(name).filter(text => !told.has(text))).toEqual([]);
  });
});

/** The range of OKLCH hues, in degrees, that people call by a word; it may pass 360. */
const hues: readonly (readonly [words: RegExp, from: number, to: number])[] = [
  [/(red|crimson|maroon|burgundy|firebrick|tomato)$|红色?$/, 350, 405],
  [/(pink|rose|fuchsia|magenta)$|粉色?$/, 325, 400],
  [/(orange|terracotta|rust|coral|apricot|peach)$|[橙橘]色?$/, 15, 80],
  [/(yellow|gold|mustard)$|黄色?$/, 65, 115],
  [/(green|olive|lime|emerald|sage|pistachio|mint)$|绿色?$/, 95, 175],
  [/(teal|turquoise|aqua|cyan)$/, 165, 215],
  [/(blue|navy)$|蓝色?$/, 160, 290],
  [/(purple|violet|lilac|lavender|plum|indigo)$|紫色?$/, 275, 335],
  [/(brown|chocolate|caramel|walnut|copper)$|棕色$|咖啡色$/, 20, 110],
];
const isGrey = ({ c }: Oklch) => c < 0.02;
const greyWords = /(white|black|gr[ae]y|silver|pearl|charcoal)$|[白黑灰]色?$/;

/** Why a colour is not what its word says; null where it is, or where the word says nothing of the hue. */
function wrong(text: string): string | null {
  const color = oklch(parseColor(text));
  if (!color) return `${text} is none`;
  if (greyWords.test(text)) return color.c < 0.06 ? null : `${text} is not grey`;
  const range = hues.find(([words]) => words.test(text));
  if (!range || text.startsWith('#')) return null;
  const [, from, to] = range;
  const hue = color.h ?? 0;
  const fits = !isGrey(color) && [hue, hue + 360].some(turned => turned >= from && turned <= to);
  return fits ? null : `${text} has hue ${hue}`;
}

describe('every colour that people say', () => {
  test.each(['color', 'color_zh', 'paint'])('is one, of the hue of its word: %s', name => {
    expect(slot(name).map(wrong).filter(Boolean)).toEqual([]);
  });

  test('the hues are of words that people say', () => {
    const texts = ['color', 'color_zh', 'paint'].flatMap(slot);
    expect(hues.filter(([words]) => !texts.some(text => words.test(text)))).toEqual([]);
    expect(texts.filter(text => hues.some(([words]) => words.test(text))).length).toBeGreaterThan(110);
  });
});

/** Slots of decode_text's `text`, with the encoding that the request names. */
const encoded = [
  ['bstr', 'base64'],
  ['bstr_zh', 'base64'],
  ['hexstr', 'hex'],
  ['hexstr_zh', 'hex'],
  ['urlenc', 'url'],
  ['urlenc_zh', 'url'],
  ['htmlenc', 'html'],
  ['htmlenc_zh', 'html'],
] as const;

describe.each(encoded)('%s in %s', (name, encoding) => {
  test('decodes to a text that a person reads, and that encodes to the same', async () => {
    for (const text of slot(name)) {
      const { text: decoded } = (await runTool(decodeText, { text, encoding })) as { text: string };
      expect(decoded).toMatch(/^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]+$/u);
      expect(decoded).not.toBe(text);
      const { text: again } = (await runTool(encodeText, { text: decoded, encoding })) as { text: string };
      // HTML has several entities for a character.
      if (encoding === 'html') expect(await runTool(decodeText, { text: again, encoding })).toEqual({ text: decoded });
      else expect(decodeURIComponent(again)).toBe(decodeURIComponent(text));
    }
  });
});

test('every pattern of test_regex compiles', async () => {
  const context = contextOf({ regex: { matches: async (...search) => findMatches(search[0], search[1], search[2]) } });
  for (const pattern of slot('regex')) {
    const text = 'The cat called 555-1234 at 12:30 on 2024-05-01: https://example.com/a.csv, hello@me.com';
    const { count } = (await runTool(testRegex, { pattern, text }, context)) as { count: number };
    expect(count).toBe([...text.matchAll(new RegExp(pattern, 'g'))].length);
  }
});

test('every address of fetch_page and open_url is one of the web', () => {
  for (const text of slot('url')) expect(new URL(text)).toMatchObject({ protocol: 'https:' });
});

test.each(['func', 'func_zh'])('every expression of plot_function is arithmetic once x is a number: %s', name => {
  for (const text of slot(name)) {
    // Two values, since some are not defined everywhere.
    const values = ['(1.5)', '(0.5)'].map(x => evaluateArithmetic(text.replace(/\bx\b|(?<=\d)x\b/g, x)));
    expect(values.map(Number).every(Number.isFinite)).toBe(true);
  }
});
