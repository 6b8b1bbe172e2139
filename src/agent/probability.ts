import type { GeneratedToken, Generation } from '../decode/decoder.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where each token lies in the text that the tokens make together, in UTF-16 units. A token that holds only part of a character
 * shows U+FFFD there and cannot be placed by itself: it spans the whole character, or the first of a row of such characters, and
 * the next whole text is looked up behind it.
 */
export function tokenSpans(text: string, tokens: readonly Pick<GeneratedToken, 'text'>[]): readonly Span[] {
  let at = 0;
  /** A part of the character at `at` was seen: what follows begins after it. */
  let inCharacter = false;

  const characterEnd = () => at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;

  return tokens.map(token => {
    let start = at;
    token.text.split(/\uFFFD+/).forEach((whole, index) => {
      if (index > 0) inCharacter = true;
      if (whole === '') return;
      const found = text.indexOf(whole, inCharacter ? characterEnd() : at);
      if (found >= 0) at = found + whole.length;
      if (found >= 0 && index === 0) start = found;
      inCharacter = false;
    });
    return { start, end: Math.min(inCharacter ? characterEnd() : at, text.length) };
  });
}

/** Products of the probabilities of a call's free tokens, 0 to 1; 1 where there is none. */
export interface CallProbability {
  /** Of all of them. */
  readonly product: number;
  /** The least of them. */
  readonly minimum: number;
  /** Of those that make the name: which tool, and that there is a call at all. */
  readonly name: number;
  /** Of those behind the name: which values. */
  readonly values: number;
}

/**
 * The probability of each call of an answer. Forced tokens count nothing: they say nothing about the model. What separates two
 * calls belongs to the second one, because it is the choice that there is another call at all. The choice to stop after the
 * last call belongs to none: `Generation.stopProbability` holds it.
 *
 * `calls` are in the order of the answer, with their offsets in its text.
 */
export function callProbabilities(generation: Generation, calls: readonly Span[]): readonly CallProbability[] {
  const spans = tokenSpans(generation.text, generation.tokens);
  return calls.map(({ start, end }, index) => {
    const from = index === 0 ? start : (calls[index - 1]?.end ?? start);
    const bracket = generation.text.indexOf('(', start);
    const nameEnd = bracket < 0 ? end : bracket;
    let [minimum, name, values] = [1, 1, 1];
    generation.tokens.forEach((token, i) => {
      const span = spans[i];
      if (span === undefined || token.forced || span.start >= end || span.end <= from) return;
      minimum = Math.min(minimum, token.probability);
      if (span.start < nameEnd) name *= token.probability;
      else values *= token.probability;
    });
    return { product: name * values, minimum, name, values };
  });
}

/** A call as it is written in an answer. */
export interface WrittenCall extends Span {
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** The parameter whose value holds the least probable free token, or null for a call without arguments. */
export function weakestParameter({ text, tokens }: Generation, call: WrittenCall): string | null {
  const spans = tokenSpans(text, tokens);
  let at = call.start;
  const values = Object.keys(call.arguments).map(name => {
    at = Math.max(at, text.indexOf(`${name}=`, at) + name.length + 1);
    return { name, start: at };
  });
  const least = values.map(({ name, start }, index) => {
    const end = values[index + 1]?.start ?? call.end;
    const inside = tokens.filter((token, i) => {
      const span = spans[i];
      return span !== undefined && !token.forced && span.end > start && span.start < end;
    });
    return { name, probability: Math.min(1, ...inside.map(({ probability }) => probability)) };
  });
  return least.sort((a, b) => a.probability - b.probability)[0]?.name ?? null;
}
