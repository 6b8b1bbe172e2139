import type { AgentEvent } from '@/agent/events';
import type { TurnState } from '@/agent/reduce';
import type { HistoryTurn } from '@/agent/templates/template';
import { lossCodes } from '@/runtime/runtime';

/** True when the turn ended because its engine went away, which comes back: its request is worth running once more. */
export function lostItsEngine(turn: TurnState): boolean {
  return turn.error !== undefined && lossCodes.has(turn.error.code);
}

/** The turns that later prompts show: those that came to an answer of the model's, oldest first. */
export function historyOf(turns: readonly TurnState[]): HistoryTurn[] {
  return turns.flatMap(({ text, history, outcome, error }) =>
    history === undefined || outcome === 'stopped' || error ? [] : [{ request: text, answer: history }],
  );
}

/** What a conversation used before: the tools that ran, the last one first, and those that its last prompt listed. */
export function usedBefore(turns: readonly TurnState[]): { recent: readonly string[]; listed: readonly string[] } {
  const ran = turns.flatMap(({ calls }) => calls.filter(({ status }) => status === 'ran').map(({ call }) => call.name));
  return {
    recent: [...new Set(ran.toReversed())],
    listed: turns.findLast(({ generation }) => generation)?.listed ?? [],
  };
}

/** The event that ends a turn which the closing of its page cut short. */
export function interrupted(turn: TurnState, at: Date): AgentEvent {
  const ms = Math.max(0, at.getTime() - Date.parse(turn.startedAt));
  return { type: 'turn.finished', at: at.toISOString(), outcome: 'stopped', history: 'none', ms };
}

/** Progress is shown while it happens and not kept. */
export function isStored(event: AgentEvent): boolean {
  return event.type !== 'generation.progress' && event.type !== 'tool.progress';
}
