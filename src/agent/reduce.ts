import type { DecodeProgress, Generation, PromptPiece } from '../decode/decoder.ts';
import type { ErrorRecord } from '../errors.ts';
import type { ToolProgress } from '../tools/context.ts';
import type { PermissionAnswer } from '../tools/permission.ts';
import type { Arguments, JsonValue } from '../tools/tool.ts';
import type {
  AgentEvent,
  CallConfidence,
  PermissionReason,
  ProposedCall,
  TurnOutcome,
  Unavailable,
  Verdict,
} from './events.ts';

export type CallStatus =
  /** Written and being checked. */
  | 'proposed'
  /** Waits for a value from the person. */
  | 'clarifying'
  /** Waits for the person to say which call was meant. */
  | 'confirming'
  /** Waits for permission. */
  | 'permitting'
  | 'running'
  | 'ran'
  /** A check refused it, or its tool threw. */
  | 'failed'
  | 'unavailable'
  /** The person dropped it or did not permit it, or the turn was stopped first. */
  | 'dropped'
  /** Too unlikely to be right: left alone. */
  | 'left';

export interface CallState {
  readonly call: ProposedCall;
  readonly status: CallStatus;
  readonly verdicts: readonly Verdict[];
  /** The arguments it ran with, or will: the model's, as corrected. */
  readonly arguments: Arguments;
  /** While `clarifying`: the required parameters that have no value yet. */
  readonly missing: readonly string[];
  /** How sure it is that the call is right, 0 to 1, and what follows from that. */
  readonly confidence?: CallConfidence;
  /** While `confirming`: what may have been meant, likeliest first. */
  readonly choices?: readonly ProposedCall[];
  /** While `permitting`: what for. */
  readonly asks?: PermissionReason;
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
  readonly known?: readonly string[];
  /** Where not all tools fit in the prompt: those that suit the request best, with how well, the best first. */
  readonly considered?: readonly { readonly tool: string; readonly score: number }[];
  readonly progress?: DecodeProgress;
  readonly generation?: Generation;
  /** What the model was fed for it. */
  readonly prompt?: readonly PromptPiece[];
  readonly calls: readonly CallState[];
  readonly outcome?: TurnOutcome;
  readonly history?: string;
  /** What the model said to the person at the end. */
  readonly said?: string;
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

const openStatuses: ReadonlySet<CallStatus> = new Set([
  'proposed',
  'clarifying',
  'confirming',
  'permitting',
  'running',
]);

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
      return {
        ...turn,
        status: 'prompting',
        listed: event.listed,
        ...(event.known && { known: event.known }),
        ...(event.considered && { considered: event.considered }),
      };
    case 'generation.progress':
      return {
        ...turn,
        status: event.progress.phase === 'decode' ? 'generating' : turn.status,
        progress: event.progress,
      };
    case 'generation.finished': {
      const { progress: _, ...rest } = turn;
      return {
        ...rest,
        status: 'acting',
        generation: event.generation,
        ...(event.prompt && { prompt: event.prompt }),
      };
    }
    case 'generation.refused':
      return { ...turn, status: 'prompting' };
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
        // A doubted meaning is no failure: another call is written, or the person decides.
        ...(event.verdict.passed || event.verdict.check === 'semantics' ? {} : { status: 'failed' }),
      }));
    case 'call.repaired':
      return withCall(turn, event.callId, () => ({
        call: event.call,
        status: 'proposed',
        arguments: event.call.arguments,
      }));
    case 'call.confidence':
      return withCall(turn, event.callId, () => ({
        confidence: {
          value: event.value,
          decision: event.decision,
          ...(event.limits && { limits: event.limits }),
        },
        ...(event.decision === 'refuse' && { status: 'left' }),
      }));
    case 'confirmation.asked':
      return withCall(turn, event.callId, () => ({ status: 'confirming', choices: event.choices }));
    case 'confirmation.answered':
      return withCall(turn, event.callId, call => {
        const chosen = event.choice === null ? undefined : call.choices?.[event.choice];
        return chosen
          ? { status: 'proposed', call: { ...chosen, id: call.call.id }, arguments: chosen.arguments }
          : { status: 'dropped' };
      });
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
        ...(event.said !== undefined && { said: event.said }),
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
