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
  /** Of all of them, each with the other tokens that would have begun the same text. */
  readonly product: number;
  /** As `product`, but of each token among those that the grammar allowed: what the model wanted to write besides is left out. */
  readonly allowed: number;
  /** The least of them. */
  readonly minimum: number;
  /** Of those that make the name: which tool, and that there is a call at all. */
  readonly name: number;
  /** Of those behind the name: which values. */
  readonly values: number;
  /** How many there are. */
  readonly tokens: number;
}

/** A call as it is written in an answer. */
export interface WrittenCall extends Span {
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Where `name=value` stands, its value from `value` on. */
interface ParameterSpan extends Span {
  readonly name: string;
  readonly value: number;
}

/** The given parameters of a call that is written as `tool(name=value, name=value)`, in order; empty for one written otherwise. */
function parameterSpans(text: string, call: WrittenCall): readonly ParameterSpan[] {
  let at = call.start;
  const starts = Object.keys(call.arguments).flatMap(name => {
    const start = text.indexOf(`${name}=`, at);
    if (start < 0 || start >= call.end) return [];
    at = start + name.length + 1;
    return [{ name, start, value: at }];
  });
  return starts.map((one, index) => ({ ...one, end: (starts[index + 1]?.start ?? call.end + 1) - ', '.length }));
}

/** Raw probability of all that the grammar is known to have allowed in a token's place. */
const allowedMass = ({ probability, alternatives }: GeneratedToken) =>
  alternatives.reduce((sum, other) => sum + other.probability, probability);

/**
 * Parameters among `names` whose value the model was made to write: where it began, what the grammar allowed was less likely than
 * what it forbade. Only for values of which the grammar allows few, such as numbers: of a text, only the likeliest beginnings are known.
 */
export function forcedParameters(
  { text, tokens }: Generation,
  call: WrittenCall,
  names: readonly string[],
): readonly string[] {
  const spans = tokenSpans(text, tokens);
  return parameterSpans(text, call)
    .filter(({ name }) => names.includes(name))
    .filter(({ value }) =>
      tokens.some((token, index) => {
        const span = spans[index];
        // A quotation mark may stand before what the value begins with.
        return span && !token.forced && span.end > value && span.start <= value + 1 && allowedMass(token) < 0.5;
      }),
    )
    .map(({ name }) => name);
}

/**
 * The probability of each call of an answer. Forced tokens count nothing: they say nothing about the model. What separates two
 * calls belongs to the second one, because it is the choice that there is another call at all. The choice to stop after the
 * last call belongs to none: `Generation.stopProbability` holds it.
 *
 * `calls` are in the order of the answer, with their offsets in its text and the parameters that were `dropped` from each: what was
 * chosen for them counts nothing either.
 */
export function callProbabilities(
  { text, tokens }: Generation,
  calls: readonly (WrittenCall & { readonly dropped: readonly string[] })[],
): readonly CallProbability[] {
  const spans = tokenSpans(text, tokens);
  return calls.map((call, index) => {
    const { start, end } = call;
    const from = index === 0 ? start : (calls[index - 1]?.end ?? start);
    const bracket = text.indexOf('(', start);
    const nameEnd = bracket < 0 ? end : bracket;
    // With what joins it to the one before it.
    const left = parameterSpans(text, call)
      .filter(({ name }) => call.dropped.includes(name))
      .map(parameter => ({ start: parameter.start - ', '.length, end: parameter.end }));
    let [allowed, minimum, name, values, count] = [1, 1, 1, 1, 0];
    tokens.forEach((token, i) => {
      const span = spans[i];
      if (span === undefined || token.forced || span.start >= end || span.end <= from) return;
      if (left.some(part => span.start < part.end && span.end > part.start)) return;
      const rest = text.slice(span.start);
      const same = token.alternatives
        .filter(other => !other.text.includes('\uFFFD') && rest.startsWith(other.text))
        .reduce((sum, other) => sum + other.probability, token.probability);
      const probability = Math.min(1, same);
      count += 1;
      minimum = Math.min(minimum, probability);
      allowed *= Math.min(1, same / allowedMass(token));
      if (span.start < nameEnd) name *= probability;
      else values *= probability;
    });
    return { product: name * values, allowed, minimum, name, values, tokens: count };
  });
}

/** Of each given parameter, the probability of the least probable free token in its value; 1 where all are forced. */
export function valueProbabilities({ text, tokens }: Generation, call: WrittenCall): ReadonlyMap<string, number> {
  const spans = tokenSpans(text, tokens);
  return new Map(
    parameterSpans(text, call).map(({ name, value, end }) => {
      const inside = tokens.filter((token, i) => {
        const span = spans[i];
        return span !== undefined && !token.forced && span.end > value && span.start < end;
      });
      return [name, Math.min(1, ...inside.map(({ probability }) => probability))];
    }),
  );
}

/** The parameter whose value holds the least probable free token, or null for a call without arguments. */
export function weakestParameter(generation: Generation, call: WrittenCall): string | null {
  const [weakest] = [...valueProbabilities(generation, call)].sort(([, a], [, b]) => a - b);
  return weakest?.[0] ?? null;
}
