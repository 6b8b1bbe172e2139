import { CallRunner, type CallServices } from './call.ts';
import type { AgentEvent, ToolCall } from './events.ts';
import { type FrameInput, frameTurn, turnOutcome } from './frame.ts';

export interface DirectCallInput extends FrameInput, CallServices {
  readonly call: ToolCall;
}

/**
 * Runs a call that no model wrote, but a person by hand or another agent: the same checks, the same permission, the same events as
 * those of a turn, without a generation. Does not throw. A reader that leaves early stops it.
 */
export function callTool(input: DirectCallInput): AsyncGenerator<AgentEvent, void> {
  return frameTurn(input, async ({ signal, emit }) => {
    const call = { id: '1', ...input.call, missing: [], probability: 1 };
    emit({ type: 'call.proposed', call });
    const runner = new CallRunner(input, signal, emit);
    const tool = runner.available(call, input.tools.get(call.name));
    if (!tool) return 'unavailable';
    const prepared = await runner.prepare(call, tool);
    const { outcome } = 'outcome' in prepared ? prepared : await runner.execute(prepared);
    return turnOutcome([outcome]);
  });
}
