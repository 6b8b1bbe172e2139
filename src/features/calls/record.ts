import type { CallState, TurnState } from '@/agent/reduce';
import type { StoredCall } from '@/platform/database';
import type { CallLog } from '@/tools/calls';
import type { PermissionState } from '@/tools/permission';
import type { Tool } from '@/tools/tool';

type Outcome = StoredCall['outcome'];
const outcomes: Readonly<Partial<Record<CallState['status'], Outcome>>> = {
  ran: 'ran',
  failed: 'failed',
  unavailable: 'unavailable',
  dropped: 'dropped',
};

/** Who asks, and what holds for a tool there. */
export interface Asker {
  readonly askedBy: StoredCall['askedBy'];
  readonly conversationId?: string | undefined;
  toolOf(name: string): Tool | undefined;
  permissionOf(tool: Tool): PermissionState;
}

function decisionOf(call: CallState, tool: Tool | undefined, asker: Asker): StoredCall['decision'] {
  if (call.unavailable) return call.unavailable;
  if (call.answer) return call.answer === 'never' ? 'no' : call.answer;
  if (call.status === 'dropped') return 'no';
  if (call.startedAt === undefined) return 'refused';
  return tool ? asker.permissionOf(tool).from : 'default';
}

/**
 * Logs the calls of a turn as each comes to its end: give it every state of the turn. A call whose log entry cannot be stored is
 * not held up by that; `onError` hears of it.
 */
export function callRecorder(log: CallLog, asker: Asker, now: () => Date, onError: (thrown: unknown) => void) {
  const logged = new Set<string>();
  return (turn: TurnState): void => {
    for (const call of turn.calls) {
      const outcome = outcomes[call.status];
      if (!outcome || logged.has(call.call.id)) continue;
      // A refused check is told before the error that it became.
      if (outcome === 'failed' && call.startedAt !== undefined && call.error === undefined) continue;
      logged.add(call.call.id);
      const tool = asker.toolOf(call.call.name);
      const entry: Omit<StoredCall, 'id'> = {
        at: now().toISOString(),
        tool: call.call.name,
        source: tool?.source ?? 'builtin',
        origin: tool?.origin,
        askedBy: asker.askedBy,
        conversationId: asker.conversationId,
        arguments: call.arguments,
        decision: decisionOf(call, tool, asker),
        outcome,
        errorCode: call.error?.code,
        resultBytes:
          call.result === undefined ? undefined : new TextEncoder().encode(JSON.stringify(call.result)).length,
        ms: call.ms,
      };
      log.add(entry).catch(onError);
    }
  };
}
