import type { DecodeProgress, Generation } from '../decode/decoder.ts';
import type { ErrorRecord } from '../errors.ts';
import type { ToolProgress } from '../tools/context.ts';
import type { PermissionAnswer } from '../tools/permission.ts';
import type { Arguments, JsonValue } from '../tools/tool.ts';
import type { AgentEvent, ProposedCall, TurnOutcome, Unavailable, Verdict } from './events.ts';

export type CallStatus =
  /** Written and being checked. */
  | 'proposed'
  /** Waits for a value from the person. */
  | 'clarifying'
  /** Waits for permission. */
  | 'permitting'
  | 'running'
  | 'ran'
  /** A check refused it, or its tool threw. */
  | 'failed'
  | 'unavailable'
  /** The person dropped it or did not permit it, or the turn was stopped first. */
  | 'dropped';

export interface CallState {
  readonly call: ProposedCall;
  readonly status: CallStatus;
  readonly verdicts: readonly Verdict[];
  /** The arguments it ran with, or will: the model's, as corrected. */
  readonly arguments: Arguments;
  /** While `clarifying`: the required parameters that have no value yet. */
  readonly missing: readonly string[];
  /** While `permitting`: what for. */
  readonly asks?: 'permission' | 'gesture';
  readonly answer?: PermissionAnswer;
  readonly startedAt?: string;
  /** While `running`, where the tool says how far it is. */
  readonly progress?: ToolProgress;
  readonly result?: JsonValue;
  readonly error?: ErrorRecord;
  readonly ms?: number;
  readonly unavailable?: Unavailable;
  /** What it did was taken back. */
  readonly undone?: boolean;
}

export type TurnStatus = 'prompting' | 'generating' | 'acting' | 'finished';

export interface TurnState {
  readonly id: string;
  readonly text: string;
  readonly startedAt: string;
  readonly status: TurnStatus;
  readonly listed: readonly string[];
  readonly progress?: DecodeProgress;
  readonly generation?: Generation;
  readonly calls: readonly CallState[];
  readonly outcome?: TurnOutcome;
  readonly history?: string;
  readonly error?: ErrorRecord;
  readonly finishedAt?: string;
  readonly ms?: number;
}

function withCall(turn: TurnState, callId: string, change: (call: CallState) => Partial<CallState>): TurnState {
  return {
    ...turn,
    calls: turn.calls.map(state => (state.call.id === callId ? { ...state, ...change(state) } : state)),
  };
}

const openStatuses: ReadonlySet<CallStatus> = new Set(['proposed', 'clarifying', 'permitting', 'running']);

/**
 * The state of a turn after one more event. Pure; the first event of a turn is `turn.started`, with `turn` undefined.
 * Throws a `TypeError` when it is not.
 */
export function reduceTurn(turn: TurnState | undefined, event: AgentEvent): TurnState {
  if (event.type === 'turn.started')
    return { id: event.turnId, text: event.text, startedAt: event.at, status: 'prompting', listed: [], calls: [] };
  if (!turn) throw new TypeError(`A turn begins with turn.started, not ${event.type}`);

  switch (event.type) {
    case 'generation.started':
      return { ...turn, status: 'prompting', listed: event.listed };
    case 'generation.progress':
      return {
        ...turn,
        status: event.progress.phase === 'decode' ? 'generating' : turn.status,
        progress: event.progress,
      };
    case 'generation.finished': {
      const { progress: _, ...rest } = turn;
      return { ...rest, status: 'acting', generation: event.generation };
    }
    case 'call.proposed':
      return {
        ...turn,
        calls: [
          ...turn.calls,
          { call: event.call, status: 'proposed', verdicts: [], arguments: event.call.arguments, missing: [] },
        ],
      };
    case 'call.checked':
      return withCall(turn, event.callId, call => ({
        verdicts: [...call.verdicts, event.verdict],
        ...(event.verdict.passed ? {} : { status: 'failed' }),
      }));
    case 'call.unavailable':
      return withCall(turn, event.callId, () => ({ status: 'unavailable', unavailable: event.reason }));
    case 'clarification.asked':
      return withCall(turn, event.callId, () => ({ status: 'clarifying', missing: event.missing }));
    case 'clarification.answered':
      return withCall(turn, event.callId, () =>
        event.arguments ? { status: 'proposed', arguments: event.arguments, missing: [] } : { status: 'dropped' },
      );
    case 'permission.asked':
      return withCall(turn, event.callId, () => ({
        status: 'permitting',
        asks: event.reason ?? 'permission',
      }));
    case 'permission.answered':
      return withCall(turn, event.callId, () => ({
        status: event.allowed ? 'proposed' : 'dropped',
        ...(event.answer && { answer: event.answer }),
      }));
    case 'tool.started':
      return withCall(turn, event.callId, () => ({
        status: 'running',
        startedAt: event.at,
        arguments: event.arguments,
      }));
    case 'tool.progress':
      return withCall(turn, event.callId, () => ({ progress: event.progress }));
    case 'call.undone':
      return withCall(turn, event.callId, () => ({ undone: true }));
    case 'tool.finished':
      return withCall(turn, event.callId, () => ({ status: 'ran', result: event.result, ms: event.ms }));
    case 'tool.failed':
      return withCall(turn, event.callId, () => ({ status: 'failed', error: event.error, ms: event.ms }));
    case 'turn.finished': {
      const { progress: _, ...rest } = turn;
      return {
        ...rest,
        status: 'finished',
        outcome: event.outcome,
        history: event.history,
        finishedAt: event.at,
        ms: event.ms,
        ...(event.error && { error: event.error }),
        calls: turn.calls.map(call => (openStatuses.has(call.status) ? { ...call, status: 'dropped' } : call)),
      };
    }
  }
}

/** The state of a stored turn. Throws a `TypeError` on a list that does not begin with `turn.started`. */
export function replayTurn(events: readonly AgentEvent[]): TurnState | undefined {
  return events.reduce<TurnState | undefined>(reduceTurn, undefined);
}
