import type { GeneratedToken } from './generation';

/** A token's text as it can be seen: line ends and outer spaces have a sign of their own. */
export function visible(text: string): string {
  return text.replaceAll('\n', '↵').replace(/^ +| +$/g, spaces => '␣'.repeat(spaces.length));
}

/** A probability as a token carries it: `.97`, and `1` where it rounds to that. */
export function shortProbability(probability: number): string {
  const text = probability.toFixed(2);
  return text === '1.00' ? '1' : text.slice(1);
}

export interface Choice {
  readonly index: number;
  /** What was written just before it. */
  readonly before: string;
  readonly token: GeneratedToken;
}

/** A choice above this is no contest worth showing. */
const certain = 0.99;
/** How many characters of what was written show where a choice was made. */
const contextLength = 14;

function writtenBefore(tokens: readonly GeneratedToken[], index: number): string {
  const written = tokens
    .slice(0, index)
    .map(({ text }) => text)
    .join('');
  return written.length > contextLength ? `…${written.slice(-contextLength)}` : written;
}

/** The choice that was made at a token; null where there is none of that index. */
export function choiceAt(tokens: readonly GeneratedToken[], index: number): Choice | null {
  const token = tokens[index];
  return token ? { index, before: writtenBefore(tokens, index), token } : null;
}

/** The free tokens that were least certain, in the order written, at most `count`. */
export function closestChoices(tokens: readonly GeneratedToken[], count: number): Choice[] {
  return tokens
    .flatMap((token, index) =>
      !token.forced && token.probability < certain && token.alternatives.length > 0
        ? [{ index, before: writtenBefore(tokens, index), token }]
        : [],
    )
    .sort((a, b) => a.token.probability - b.token.probability)
    .slice(0, count)
    .sort((a, b) => a.index - b.index);
}
