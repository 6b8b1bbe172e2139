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

/**
 * The probability of each call of an answer: the product of the probabilities of its free tokens, 0 to 1. What separates two
 * calls belongs to the second one, because it is the choice that there is another call at all. The choice to stop after the
 * last call belongs to none: `Generation.stopProbability` holds it.
 *
 * `calls` are in the order of the answer, with their offsets in its text.
 */
export function callProbabilities(generation: Generation, calls: readonly Span[]): readonly number[] {
  const spans = tokenSpans(generation.text, generation.tokens);
  return calls.map(({ start, end }, index) => {
    const from = index === 0 ? start : (calls[index - 1]?.end ?? start);
    return generation.tokens.reduce((product, token, i) => {
      const span = spans[i];
      const inside = span !== undefined && span.start < end && span.end > from;
      return inside && !token.forced ? product * token.probability : product;
    }, 1);
  });
}
