import type { AgentEvent, ToolCall } from '../src/agent/events.ts';
import type { JsonValue } from '../src/tools/tool.ts';

type EventOf<T extends AgentEvent['type']> = Extract<AgentEvent, { readonly type: T }>;

/** The events of one type, in order. */
export function eventsOf<T extends AgentEvent['type']>(events: readonly AgentEvent[], type: T): readonly EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** The calls that a turn's last answer holds, as the model wrote them. A required value that the request did not hold is `?`. */
export function proposedCalls(events: readonly AgentEvent[]): readonly ToolCall[] {
  const lastStep = events.findLastIndex(({ type }) => type === 'generation.started');
  return eventsOf(events.slice(lastStep), 'call.proposed').map(({ call }) => ({
    name: call.name,
    arguments: { ...call.arguments, ...Object.fromEntries(call.missing.map(name => [name, '?'])) },
  }));
}

/** What became of each call that ran: its result, or its error. */
export function callResults(events: readonly AgentEvent[]): readonly JsonValue[] {
  return events.flatMap(event => {
    if (event.type === 'tool.finished') return [event.result];
    if (event.type === 'tool.failed') return [{ error: event.error.code, details: event.error.details }];
    return [];
  });
}

/** The turn's end. Throws when the turn has none. */
export function turnEnd(events: readonly AgentEvent[]): EventOf<'turn.finished'> {
  const [end] = eventsOf(events, 'turn.finished');
  if (!end) throw new Error('The turn has no end.');
  return end;
}
