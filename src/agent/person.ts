import type { Arguments, Tool } from '../tools/tool.ts';
import type { ProposedCall } from './events.ts';

/** The person in front of the page, as a turn sees them: who answers when the turn may not go on alone. */
export interface Person {
  /**
   * Asks for the values of `missing`. Resolves to all arguments of the call, or null when the person drops the call.
   * Rejects with an `AbortError` when `signal` aborts.
   */
  clarify(call: ProposedCall, tool: Tool, missing: readonly string[], signal: AbortSignal): Promise<Arguments | null>;

  /** Asks whether the call may run. Rejects with an `AbortError` when `signal` aborts. */
  permit(call: ProposedCall, tool: Tool, signal: AbortSignal): Promise<boolean>;
}
