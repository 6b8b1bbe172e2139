import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GeneratedToken, Generation } from '../decode/decoder.ts';
import { Tokenizer } from '../decode/tokenizer.ts';
import { callProbabilities, forcedParameters, tokenSpans, weakestParameter } from './probability.ts';

function token(text: string, probability = 1, forced = false): GeneratedToken {
  return { id: 0, text, probability, forced, alternatives: [] };
}

function generation(text: string, tokens: readonly GeneratedToken[]): Generation {
  return {
    text,
    tokens,
    ended: 'stop',
    stopProbability: 0.5,
    watched: {},
    promptTokens: 1,
    cachedTokens: 0,
    steps: 1,
    firstTokenMs: 1,
    totalMs: 1,
  };
}

const spansOf = (text: string, ...texts: string[]) =>
  tokenSpans(
    text,
    texts.map(part => token(part)),
  ).map(({ start, end }) => text.slice(start, end));

describe('tokenSpans', () => {
  it('cuts whole tokens where they join', () => {
    expect(spansOf('f(a="b")', 'f', '(', 'a', '="', 'b', '")')).toEqual(['f', '(', 'a', '="', 'b', '")']);
  });

  it('gives every part of a character the whole character', () => {
    expect(spansOf('"乌镇"', '"', '乌', '\uFFFD', '\uFFFD', '\uFFFD', '"')).toEqual(['"', '乌', '镇', '镇', '镇', '"']);
  });

  it('finds its place again behind characters broken in a row', () => {
    expect(spansOf('f(a="\u{1F600}镇")', 'f(a="', '\uFFFD', '\uFFFD\uFFFD', '\uFFFD', '")').at(-1)).toBe('")');
  });

  it('takes a token that ends one character and holds the next', () => {
    expect(spansOf('"镇好"', '"', '\uFFFD', '\uFFFD好', '"')).toEqual(['"', '镇', '镇好', '"']);
  });

  it('takes a token that begins whole and ends broken', () => {
    expect(spansOf('a 镇b', 'a', ' \uFFFD', '\uFFFD', 'b')).toEqual(['a', ' 镇', '镇', 'b']);
  });

  it('reads a replacement character that the text itself holds', () => {
    expect(spansOf('"\uFFFD"', '"', '\uFFFD', '"')).toEqual(['"', '\uFFFD', '"']);
  });

  it('stays within the text when it ends in the middle of a character', () => {
    expect(spansOf('a\uFFFD', 'a', '\uFFFD', '\uFFFD')).toEqual(['a', '\uFFFD', '\uFFFD']);
  });
});

describe('tokenSpans of what the model wrote', () => {
  const { buffer } = new Uint8Array(readFileSync('public/models/tiny-giant-135m/tokenizer.json'));
  const tokenizer = Tokenizer.parse(buffer);
  const golden: readonly { readonly answer: string; readonly answerIds: readonly number[] }[] = readFileSync(
    new URL('./fixtures/golden.jsonl', import.meta.url),
    'utf8',
  )
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));

  it.each(golden)('agree with the text of the ids before each: $answer', ({ answer, answerIds }) => {
    const whole = (ids: readonly number[]) => tokenizer.decode(ids).replace(/\uFFFD+$/, '').length;
    const tokens = answerIds.map(id => token(tokenizer.decode([id])));
    const spans = tokenSpans(answer, tokens);
    tokens.forEach(({ text }, index) => {
      const start = whole(answerIds.slice(0, index));
      if (text.includes('\uFFFD')) expect(spans[index]?.start).toBeLessThanOrEqual(start);
      else expect(spans[index]).toEqual({ start, end: start + text.length });
    });
    expect(spans.at(-1)?.end).toBe(answer.length);
  });
});

const call = (start: number, end: number, args: Readonly<Record<string, unknown>> = {}, dropped: string[] = []) => ({
  start,
  end,
  arguments: args,
  dropped,
});

describe('callProbabilities', () => {
  it('multiplies the free tokens of each call and leaves the forced ones out', () => {
    const answer = generation('a(x="p")\nb()', [
      token('a', 0.5),
      token('(x="', 0.1, true),
      token('p', 0.8),
      token('")', 0.9),
      token('\n', 0.7),
      token('b', 0.6),
      token('()', 0.2, true),
    ]);
    const [first, second] = callProbabilities(answer, [call(0, 8, { x: 'p' }), call(9, 12)]);
    expect(first?.product).toBeCloseTo(0.5 * 0.8 * 0.9, 12);
    expect(first).toMatchObject({ name: 0.5, minimum: 0.5 });
    expect(first?.values).toBeCloseTo(0.8 * 0.9, 12);
    // The line break is the choice that there is a second call.
    expect(second?.product).toBeCloseTo(0.7 * 0.6, 12);
    expect(second).toMatchObject({ minimum: 0.6, values: 1 });
  });

  it('counts a token that lies in two calls for both', () => {
    const answer = generation('a()\nb()', [token('a', 0.5), token('()\nb', 0.5), token('()', 0.5)]);
    expect(callProbabilities(answer, [call(0, 3), call(4, 7)]).map(({ product }) => product)).toEqual([0.25, 0.25]);
  });

  it('counts every part of a broken character', () => {
    const answer = generation('a(x="镇")', [
      token('a(x="', 1, true),
      token('\uFFFD', 0.5),
      token('\uFFFD', 0.5),
      token('\uFFFD', 0.5),
      token('")', 0.5),
    ]);
    expect(callProbabilities(answer, [call(0, 8, { x: '镇' })])).toEqual([
      { product: 0.0625, allowed: 1, minimum: 0.5, name: 1, values: 0.0625, tokens: 4 },
    ]);
  });

  it('adds up the tokens that begin the same text, and sets it against what the grammar allowed', () => {
    const answer = generation('a(x="p")', [
      token('a(x', 1, true),
      { ...token('=', 0.6), alternatives: [{ text: '="', probability: 0.3 }] },
      token('"', 1, true),
      { ...token('p', 0.4), alternatives: [{ text: 'q', probability: 0.1 }] },
      token('")', 1, true),
    ]);
    const [only] = callProbabilities(answer, [call(0, 8, { x: 'p' })]);
    expect(only?.product).toBeCloseTo(0.9 * 0.4, 12);
    expect(only?.allowed).toBeCloseTo(0.8, 12);
  });

  it('leaves out what was chosen for a dropped parameter', () => {
    const answer = generation('a(x="p", n=1)', [
      token('a(x="', 0.9),
      token('p', 0.8),
      token('",', 0.3),
      token(' n=', 1, true),
      token('1', 0.01),
      token(')', 0.9),
    ]);
    const [only] = callProbabilities(answer, [call(0, 13, { x: 'p', n: 1 }, ['n'])]);
    expect(only?.product).toBeCloseTo(0.9 * 0.8 * 0.9, 12);
    expect(only?.tokens).toBe(3);
  });

  it('gives nothing for no calls', () => {
    expect(callProbabilities(generation('none', [token('none', 0.9)]), [])).toEqual([]);
  });
});

describe('forcedParameters', () => {
  const answer = generation('f(n=1, m=2, e="on")', [
    token('f(n=', 1, true),
    { ...token('1', 0.004), alternatives: [{ text: '6', probability: 0.001 }] },
    token(', m=', 1, true),
    { ...token('2', 0.4), alternatives: [{ text: '3', probability: 0.3 }] },
    token(', e="', 1, true),
    token('on', 0.2),
    token('")', 0.2),
  ]);
  const written = call(0, 19, { n: 1, m: 2, e: 'on' });

  it('are those whose value the grammar forced, though the model wanted something else', () => {
    expect(forcedParameters(answer, written, ['n', 'm', 'e'])).toEqual(['n', 'e']);
  });

  it('are only among those asked for', () => {
    expect(forcedParameters(answer, written, ['m', 'e'])).toEqual(['e']);
  });
});

describe('weakestParameter', () => {
  const answer = generation('f(a="p", b="q", c=1)', [
    token('f(a="', 0.9),
    token('p', 0.6),
    token('", b="', 0.95),
    token('q', 0.5),
    token('", c=', 0.1, true),
    token('1', 0.8),
    token(')', 0.99),
  ]);

  it('is the one with the least probable free token in its value', () => {
    expect(weakestParameter(answer, { start: 0, end: 20, arguments: { a: 'p', b: 'q', c: 1 } })).toBe('b');
  });

  it('is none without arguments', () => {
    expect(weakestParameter(generation('f()', [token('f()', 0.2)]), { start: 0, end: 3, arguments: {} })).toBeNull();
  });
});
