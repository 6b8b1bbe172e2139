import type { GeneratedToken } from './generation';

export interface RunnerUp {
  /** A tool, or the beginning that several tools have in common, with an ellipsis; null: no tool. */
  readonly name: string | null;
  /** 0 to 1: of the raw softmax, before masking. */
  readonly probability: number;
}

/** What a model writes where no tool fits. */
const none = 'none';
/** Less than this shows as 0.00. */
const leastShown = 0.005;
const mostShown = 2;

/** The words of their names that all of them begin with. */
function commonStart(names: readonly string[]): string {
  const [first = '', ...rest] = names;
  let length = first.length;
  while (!rest.every(name => name.startsWith(first.slice(0, length)))) length -= 1;
  return first.slice(0, first.lastIndexOf('_', length - 1) + 1);
}

/**
 * What a model would have called instead, likeliest first: where it wrote the name of its first tool, each token that it did not take
 * leads to another one. A token after which several are possible counts for them together.
 */
export function runnersUp(tokens: readonly GeneratedToken[], tools: readonly string[]): readonly RunnerUp[] {
  const names = [...tools, none];
  const found = new Map<string, number>();
  let written = '';
  let reached = 1;
  for (const { text, probability, alternatives } of tokens) {
    for (const other of alternatives) {
      const begun = written + other.text;
      const possible = names.filter(name => name.startsWith(begun));
      if (possible.length === 0) continue;
      const name = possible.length > 1 ? `${commonStart(possible)}…` : (possible[0] ?? none);
      found.set(name, (found.get(name) ?? 0) + reached * other.probability);
    }
    written += text;
    reached *= probability;
    if (!names.some(name => name.startsWith(written) && name !== written)) break;
  }
  return [...found]
    .map(([name, probability]) => ({ name: name === none ? null : name, probability }))
    .filter(({ probability }) => probability >= leastShown)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, mostShown);
}
