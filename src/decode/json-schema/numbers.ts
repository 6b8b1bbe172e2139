import { characterOf, choice, digit, type Expression, never, optional, repeat, sequence, text } from './expression.ts';

/** Whole numbers without bounds have at most this many digits: they stay exact as doubles, and a model that runs on is stopped. */
const integerDigits = 15;
const fractionDigits = 17;

/** Fractions beside an exclusive bound are this short, and the bound this near zero: rounding to a double never reaches it. */
const exactFractionDigits = 6;
const exactLimit = 1e9;

const sign = optional(text('-'));
const wholeNumber = choice(text('0'), sequence(characterOf('1-9'), repeat(digit, 0, integerDigits - 1)));

/** Any integer, as JSON writes it. */
export const anyInteger: Expression = sequence(sign, wholeNumber);

/** Any finite number, as JSON writes it. */
export const anyNumber: Expression = sequence(
  sign,
  wholeNumber,
  optional(sequence(text('.'), repeat(digit, 1, fractionDigits))),
  optional(sequence(characterOf('eE'), optional(characterOf('-+')), repeat(digit, 1, 2))),
);

const digits = (from: number, to: number): Expression =>
  from === to ? text(String(from)) : characterOf(`${from}-${to}`);

/** The digit strings between two of the same length, both included. */
function sameLength(low: string, high: string): Expression {
  if (/^0*$/.test(low) && /^9*$/.test(high)) return repeat(digit, low.length, low.length);
  const [first, last] = [Number(low[0]), Number(high[0])];
  const [lowRest, highRest] = [low.slice(1), high.slice(1)];
  if (first === last) return sequence(text(String(first)), sameLength(lowRest, highRest));

  const lowest = '0'.repeat(lowRest.length);
  const highest = '9'.repeat(highRest.length);
  const parts: Expression[] = [];
  const from = lowRest === lowest ? first : first + 1;
  const to = highRest === highest ? last : last - 1;
  if (from > first) parts.push(sequence(text(String(first)), sameLength(lowRest, highest)));
  if (from <= to) parts.push(sequence(digits(from, to), sameLength(lowest, highest)));
  if (to < last) parts.push(sequence(text(String(last)), sameLength(lowest, highRest)));
  return choice(...parts);
}

/** The integers from `low` to `high`, none negative, without leading zeros. */
function naturals(low: number, high: number): Expression {
  const parts: Expression[] = [];
  /** Lengths of which all numbers are in. */
  const whole: number[] = [];
  for (let length = String(low).length; length <= String(high).length; length += 1) {
    const [least, most] = [length === 1 ? 0 : 10 ** (length - 1), 10 ** length - 1];
    if (length > 1 && low <= least && high >= most) whole.push(length);
    else parts.push(sameLength(String(Math.max(low, least)), String(Math.min(high, most))));
  }
  const [shortest, longest] = [whole[0], whole.at(-1)];
  if (shortest !== undefined && longest !== undefined)
    parts.push(sequence(characterOf('1-9'), repeat(digit, shortest - 1, longest - 1)));
  return choice(...parts);
}

/** The integers from `low` to `high`, both included; null: no bound. */
export function integersBetween(low: number | null, high: number | null): Expression {
  if (low === null && high === null) return anyInteger;
  const from = Math.max(low === null ? -(10 ** integerDigits - 1) : Math.ceil(low), Number.MIN_SAFE_INTEGER);
  const to = Math.min(high === null ? 10 ** integerDigits - 1 : Math.floor(high), Number.MAX_SAFE_INTEGER);
  const parts: Expression[] = [];
  if (to >= 0 && from <= to) parts.push(naturals(Math.max(from, 0), to));
  if (from < 0 && from <= to) parts.push(sequence(text('-'), naturals(Math.max(-to, 1), -from)));
  return choice(...parts);
}

/** One end of a range of numbers. */
export interface Bound {
  readonly at: number;
  readonly exclusive: boolean;
}

/** The numbers between two bounds that are whole and not negative. */
function magnitudes(low: Bound, high: Bound): Expression {
  if (low.at > high.at || (low.at === high.at && (low.exclusive || high.exclusive))) return never;
  const zeros = optional(sequence(text('.'), repeat(text('0'), 1, exactFractionDigits)));
  if (low.at === high.at) return sequence(text(String(low.at)), zeros);

  const length = high.exclusive ? exactFractionDigits : fractionDigits;
  const fraction = optional(sequence(text('.'), repeat(digit, 1, length)));
  const parts: Expression[] = [];
  if (low.exclusive)
    parts.push(
      sequence(
        text(`${low.at}.`),
        repeat(text('0'), 0, exactFractionDigits - 1),
        characterOf('1-9'),
        repeat(digit, 0, exactFractionDigits - 1),
      ),
    );
  const from = low.exclusive ? low.at + 1 : low.at;
  if (from < high.at) parts.push(sequence(naturals(from, high.at - 1), fraction));
  if (!high.exclusive) parts.push(sequence(text(String(high.at)), zeros));
  return choice(...parts);
}

/**
 * The numbers between two bounds, null: none. Bounds that are not whole are widened to those that are, and exclusive ones
 * far from zero are taken as inclusive: `exact` is false then.
 */
export function numbersBetween(low: Bound | null, high: Bound | null): { expression: Expression; exact: boolean } {
  if (!low && !high) return { expression: anyNumber, exact: true };
  let exact = true;
  const limit = 10 ** integerDigits - 1;
  const whole = (bound: Bound | null, round: (value: number) => number, otherwise: number): Bound => {
    if (!bound) return { at: otherwise, exclusive: false };
    const at = Math.min(Math.max(round(bound.at), -limit), limit);
    const exclusive = bound.exclusive && at === bound.at && Math.abs(at) <= exactLimit;
    if (at !== bound.at || exclusive !== bound.exclusive) exact = false;
    return { at, exclusive };
  };
  const from = whole(low, Math.floor, -limit);
  const to = whole(high, Math.ceil, limit);

  const zero: Bound = { at: 0, exclusive: false };
  const negative = ({ at, exclusive }: Bound): Bound => ({ at: -at, exclusive });
  const parts: Expression[] = [];
  if (to.at >= 0) parts.push(magnitudes(from.at >= 0 ? from : zero, to));
  if (from.at < 0) parts.push(sequence(text('-'), magnitudes(to.at < 0 ? negative(to) : zero, negative(from))));
  return { expression: choice(...parts), exact };
}
