import type { DecodeProgress, Generation, PromptPiece } from '../decode/decoder.ts';
import type { ErrorRecord } from '../errors.ts';
import type { ToolProgress } from '../tools/context.ts';
import type { FaultCode } from '../tools/faults.ts';
import type { PermissionAnswer } from '../tools/permission.ts';
import type { Arguments, JsonValue } from '../tools/tool.ts';

/** What a model asks for: the name of a tool and its arguments. */
export interface ToolCall {
  readonly name: string;
  readonly arguments: Arguments;
}

/** A tool call as the model wrote it in this turn. */
export interface ProposedCall extends ToolCall {
  /** Unique in its turn: `1`, `2`, ... in the order written. */
  readonly id: string;
  /** Required parameters written as `?`: the request does not hold their values. */
  readonly missing: readonly string[];
  /** Product of the probabilities of the call's free tokens, 0 to 1. */
  readonly probability: number;
  /** Of a call that is offered to choose: the calibrated probability that it is right. */
  readonly confidence?: number;
}

/**
 * What a check of meaning can find: a value that nobody said, one that was said and that no call uses, and one of a schema's list
 * that was said where a call has another, which nobody said.
 */
export type SemanticCode = 'value-invented' | 'value-unused' | 'value-other';

export interface VerdictReason {
  /** Dotted, of the value that it is about; empty for the whole call. */
  readonly path: string;
  readonly message: string;
  /** With `value`: what the page says in the person's language instead of `message`. */
  readonly code?: SemanticCode | FaultCode | 'tool-unknown';
  readonly value?: string;
}

/** What a check says of a call. A refusal gives its reasons. */
export interface Verdict {
  readonly check: 'format' | 'execution' | 'semantics';
  readonly passed: boolean;
  readonly reasons: readonly VerdictReason[];
  /** Arguments that were coerced safely, e.g. "10" to 10: their paths. */
  readonly coerced?: readonly string[];
}

/** Why a call asks although, perhaps, its tool may run. */
export type PermissionReason = 'permission' | 'gesture' | 'tainted';

/** Why a call that was written is not run: its tool does not exist here (yet), is switched off, or is not for this model. */
export type Unavailable = 'absent' | 'denied';

/** What the confidence says of a call: run it, let the person confirm it, ask for a value that is missing, or leave it. */
export type Decision = 'act' | 'confirm' | 'ask' | 'refuse';

/** How sure it is that a call is right, and what follows from that. */
export interface CallConfidence {
  /** The calibrated probability that the call is right, 0 to 1. */
  readonly value: number;
  readonly decision: Decision;
  /** What decided: below `leave` nothing is called, from `act` on it runs without a question. Absent for a model without a calibration. */
  readonly limits?: { readonly leave: number; readonly act: number };
}

export type TurnOutcome =
  /** At least one call ran. */
  | 'ran'
  /** The model answered that nothing fits, or what it wrote was too unlikely to be right. */
  | 'none'
  /** Nothing was called, and the model answered in words. */
  | 'said'
  /** Only tools that are not available were asked for. */
  | 'unavailable'
  /** The person gave no value, or no permission, and nothing ran. */
  | 'declined'
  /** Everything tried failed. */
  | 'failed'
  /** The person stopped the turn. */
  | 'stopped';

/**
 * One thing that happened in a turn. A transcript is the list of them; state is a fold over them (`reduce.ts`). `at` is an
 * ISO 8601 instant, `ms` milliseconds.
 */
export type AgentEvent =
  | { readonly type: 'turn.started'; readonly turnId: string; readonly at: string; readonly text: string }
  | {
      readonly type: 'generation.started';
      readonly step: number;
      readonly listed: readonly string[];
      /** The tools that it could call without a list; absent in older transcripts. */
      readonly known?: readonly string[];
      /** Where not all tools fit in the prompt: those that suit the request best, with how well, the best first. */
      readonly considered?: readonly { readonly tool: string; readonly score: number }[];
    }
  /** Transient: shown while it happens, left out of stored transcripts. */
  | { readonly type: 'generation.progress'; readonly progress: DecodeProgress }
  | {
      readonly type: 'generation.finished';
      readonly step: number;
      readonly generation: Generation;
      /** What the model was fed; absent in transcripts of older pages. */
      readonly prompt?: readonly PromptPiece[];
    }
  /** Checks refused calls of an answer, and a model that reads results is told why and writes another. */
  | {
      readonly type: 'generation.refused';
      readonly step: number;
      readonly refusals: readonly { readonly call: ToolCall; readonly reasons: readonly VerdictReason[] }[];
    }
  | { readonly type: 'call.proposed'; readonly call: ProposedCall }
  | { readonly type: 'call.checked'; readonly callId: string; readonly verdict: Verdict }
  /** A check refused the call, and the model wrote another in its place. */
  | {
      readonly type: 'call.repaired';
      readonly callId: string;
      readonly call: ProposedCall;
      readonly generation: Generation;
    }
  | ({ readonly type: 'call.confidence'; readonly callId: string } & CallConfidence)
  /** `choices`: what may have been meant, likeliest first, the call itself among them. */
  | { readonly type: 'confirmation.asked'; readonly callId: string; readonly choices: readonly ProposedCall[] }
  /** `choice`: an index of the choices; null: none of them. */
  | { readonly type: 'confirmation.answered'; readonly callId: string; readonly choice: number | null }
  | { readonly type: 'call.unavailable'; readonly callId: string; readonly reason: Unavailable }
  | { readonly type: 'clarification.asked'; readonly callId: string; readonly missing: readonly string[] }
  /** `arguments` holds every argument of the call as corrected; null: the person dropped the call. */
  | { readonly type: 'clarification.answered'; readonly callId: string; readonly arguments: Arguments | null }
  /** `gesture`: it may run, but the browser wants a fresh click. `tainted`: a result written by others came before it in its turn. */
  | { readonly type: 'permission.asked'; readonly callId: string; readonly reason?: PermissionReason }
  | {
      readonly type: 'permission.answered';
      readonly callId: string;
      readonly allowed: boolean;
      readonly answer?: PermissionAnswer;
    }
  | { readonly type: 'tool.started'; readonly callId: string; readonly at: string; readonly arguments: Arguments }
  /** Transient. */
  | { readonly type: 'tool.progress'; readonly callId: string; readonly progress: ToolProgress }
  | { readonly type: 'tool.finished'; readonly callId: string; readonly result: JsonValue; readonly ms: number }
  | { readonly type: 'tool.failed'; readonly callId: string; readonly error: ErrorRecord; readonly ms: number }
  | {
      readonly type: 'turn.finished';
      readonly at: string;
      readonly outcome: TurnOutcome;
      /** What later prompts show as this turn's answer: the calls that finally ran as the template writes them, or `none`. */
      readonly history: string;
      /** What the model said to the person at the end, where it speaks. */
      readonly said?: string;
      readonly ms: number;
      /** What ended the turn as a whole (a lost device, a grammar fault), where something did. */
      readonly error?: ErrorRecord;
    }
  /** What a call did was taken back; comes after `turn.finished`. */
  | { readonly type: 'call.undone'; readonly callId: string; readonly at: string };
