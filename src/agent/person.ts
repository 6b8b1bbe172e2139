import type { PermissionAnswer } from '../tools/permission.ts';
import type { Arguments, Tool } from '../tools/tool.ts';
import type { ProposedCall } from './events.ts';

/** The person in front of the page, as a turn sees them: who answers when the turn may not go on alone. */
export interface Person {
  /**
   * Asks for the values of `missing`. Resolves to all arguments of the call, or null when the person drops the call.
   * Rejects with an `AbortError` when `signal` aborts.
   */
  clarify(call: ProposedCall, tool: Tool, missing: readonly string[], signal: AbortSignal): Promise<Arguments | null>;

  /**
   * Asks which of the choices was meant, likeliest first. Resolves to its index, or null for none of them. Rejects with an
   * `AbortError` when `signal` aborts.
   */
  confirm(call: ProposedCall, choices: readonly ProposedCall[], signal: AbortSignal): Promise<number | null>;

  /** Asks whether the call may run; the answer may reach further than the call, which is the page's to keep. Rejects with an `AbortError` when `signal` aborts. */
  permit(call: ProposedCall, tool: Tool, signal: AbortSignal): Promise<PermissionAnswer>;
}
