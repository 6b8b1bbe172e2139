import type { TurnState } from '@/agent/reduce';

export interface SpeedFacts {
  /** Prompt tokens a second, and tokens written a second, of the newest turn that says so; null while none does. */
  readonly reading: number | null;
  readonly writing: number | null;
  /** Tokens in the KV cache after the newest generation. */
  readonly kept: number | null;
}

function perSecond(count: number, ms: number): number | null {
  return count > 0 && ms > 0 ? (count * 1000) / ms : null;
}

/** How fast the model was lately. Forced tokens count as written: they are what a person waits for too. */
export function facts(turns: readonly TurnState[]): SpeedFacts {
  const generation = turns.findLast(turn => turn.generation)?.generation;
  if (!generation) return { reading: null, writing: null, kept: null };
  const { promptTokens, cachedTokens, tokens, firstTokenMs, totalMs } = generation;
  return {
    reading: perSecond(promptTokens - cachedTokens, firstTokenMs),
    writing: perSecond(tokens.length, totalMs - firstTokenMs),
    kept: promptTokens + tokens.length,
  };
}
