import type { ErrorRecord } from '../errors.ts';
import type { Format } from '../tools/context.ts';
import type { Tool } from '../tools/tool.ts';
import type { Unavailable, Verdict } from './events.ts';
import type { CallState, TurnState } from './reduce.ts';

/** One thing that a person is told of a finished turn. All but a result's sentence is worded by who shows it. */
export type AnswerPart =
  /** A call ran. `text` is its tool's sentence, null where the tool is not here any more or does not read this result. */
  | { readonly kind: 'result'; readonly call: CallState; readonly text: string | null }
  /** A check refused a call before it ran. */
  | { readonly kind: 'refused'; readonly call: CallState; readonly verdict: Verdict }
  /** A call ran and failed. */
  | { readonly kind: 'failed'; readonly call: CallState; readonly error: ErrorRecord }
  | { readonly kind: 'unavailable'; readonly call: CallState; readonly reason: Unavailable }
  /** The person gave no value or no permission, or stopped the turn before the call ran. */
  | { readonly kind: 'dropped'; readonly call: CallState }
  /** Too unlikely to be right. */
  | { readonly kind: 'left'; readonly call: CallState }
  /** What the model said. */
  | { readonly kind: 'said'; readonly text: string }
  /** Nothing fits the request. */
  | { readonly kind: 'none' }
  | { readonly kind: 'stopped' }
  /** Something ended the turn as a whole. */
  | { readonly kind: 'error'; readonly error: ErrorRecord };

/**
 * What a person is told of a finished turn, in the order of its calls; empty while the turn goes on. `tools` are those
 * registered now: a stored turn may name others. Pure.
 */
export function answerOf(turn: TurnState, tools: ReadonlyMap<string, Tool>, format: Format): readonly AnswerPart[] {
  if (turn.status !== 'finished') return [];
  // Where nothing at all was done, the turn says so itself.
  const told = turn.outcome === 'none' ? [] : turn.calls;
  const parts: AnswerPart[] = told.map(call => callPart(call, tools, format));
  if (turn.said !== undefined) parts.push({ kind: 'said', text: turn.said });
  if (turn.error) parts.push({ kind: 'error', error: turn.error });
  else if (turn.outcome === 'none') parts.push({ kind: 'none' });
  else if (turn.outcome === 'stopped') parts.push({ kind: 'stopped' });
  return parts;
}

function callPart(call: CallState, tools: ReadonlyMap<string, Tool>, format: Format): AnswerPart {
  if (call.status === 'ran') return { kind: 'result', call, text: sentenceOf(call, tools.get(call.call.name), format) };
  if (call.status === 'unavailable') return { kind: 'unavailable', call, reason: call.unavailable ?? 'absent' };
  if (call.status === 'left') return { kind: 'left', call };
  if (call.status !== 'failed') return { kind: 'dropped', call };
  if (call.error) return { kind: 'failed', call, error: call.error };
  const verdict = call.verdicts.findLast(({ passed }) => !passed);
  if (!verdict) throw new TypeError(`Call ${call.call.id} failed without an error or a verdict`);
  return { kind: 'refused', call, verdict };
}

function sentenceOf(call: CallState, tool: Tool | undefined, format: Format): string | null {
  const checked = tool?.checkResult(call.result);
  if (!tool || !checked?.ok) return null;
  try {
    return tool.describe(checked.value, format);
  } catch {
    // A tool of others whose sentence fails: the result itself still stands and is shown.
    return null;
  }
}
