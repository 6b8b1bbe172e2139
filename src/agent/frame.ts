import { type ErrorRecord, toErrorRecord } from '../errors.ts';
import type { CallOutcome } from './call.ts';
import type { AgentEvent, TurnOutcome } from './events.ts';
import { streamOf } from './stream.ts';

export interface FrameInput {
  /** Unique in its conversation. */
  readonly turnId: string;
  /** What the person asks for. */
  readonly text: string;
  now(): Date;
  /** Stops the turn. What ran stays. */
  readonly signal: AbortSignal;
}

/** A turn as its work sees it. */
export interface TurnFrame {
  /** Aborts when the turn is stopped, or its reader leaves. */
  readonly signal: AbortSignal;
  emit(event: AgentEvent): void;
  /** What later prompts show as the turn's answer; empty until the work says it. */
  history: string;
  /** What the model said to the person at the end; empty for nothing. */
  said: string;
}

/**
 * The events of a turn around its work: `turn.started` first and `turn.finished` last, with the error that ended the work where
 * one did. Does not throw. A reader that leaves early stops the turn.
 */
export async function* frameTurn(
  input: FrameInput,
  work: (frame: TurnFrame) => Promise<TurnOutcome>,
): AsyncGenerator<AgentEvent, void> {
  const left = new AbortController();
  const signal = AbortSignal.any([input.signal, left.signal]);
  const startedAt = performance.now();
  let finished = false;

  async function end(frame: TurnFrame): Promise<{ outcome: TurnOutcome; error?: ErrorRecord }> {
    try {
      return { outcome: await work(frame) };
    } catch (thrown) {
      return signal.aborted ? { outcome: 'stopped' } : { outcome: 'failed', error: toErrorRecord(thrown) };
    }
  }

  try {
    yield* streamOf<AgentEvent>(async emit => {
      const frame: TurnFrame = { signal, emit, history: '', said: '' };
      emit({ type: 'turn.started', turnId: input.turnId, at: input.now().toISOString(), text: input.text });
      const { outcome, error } = await end(frame);
      emit({
        type: 'turn.finished',
        at: input.now().toISOString(),
        outcome,
        history: frame.history,
        ...(frame.said !== '' && { said: frame.said }),
        ms: performance.now() - startedAt,
        ...(error && { error }),
      });
    });
    finished = true;
  } finally {
    if (!finished) left.abort();
  }
}

/** What came of a turn with calls of these outcomes. */
export function turnOutcome(outcomes: readonly CallOutcome[]): TurnOutcome {
  const first = (['ran', 'failed', 'declined', 'unavailable'] as const).find(outcome => outcomes.includes(outcome));
  return first ?? 'none';
}
