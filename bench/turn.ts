import { createHash } from 'node:crypto';
import type { AgentEvent } from '../src/agent/events.ts';
import { runTurn } from '../src/agent/loop.ts';
import type { Person } from '../src/agent/person.ts';
import type { Decoder } from '../src/decode/decoder.ts';
import type { ToolContext } from '../src/tools/context.ts';
import type { Tool } from '../src/tools/tool.ts';
import { allowedBy, type HeldOutCase, record, stepToolsOf, template } from './heldout.ts';
import type { RecordedDecoder } from './model.ts';

/** The decoder of one request: first answers by what the tools allow, others by their grammar. */
export function recordedFor(recorded: RecordedDecoder, one: HeldOutCase): Decoder {
  const tools = stepToolsOf(one.tools);
  const first = template.grammar(tools);
  return {
    generate: request => {
      const { grammar } = request;
      const allowed =
        grammar === first
          ? allowedBy(tools)
          : createHash('sha256')
              .update(grammar ?? '')
              .digest('hex');
      return recorded.generate(request, allowed);
    },
  };
}

/** Tools that do nothing when they run. */
function idle(tools: ReadonlyMap<string, Tool>): ReadonlyMap<string, Tool> {
  return new Map(
    [...tools].map(([name, tool]) => [
      name,
      { ...tool, run: async () => null, checkResult: () => ({ ok: true, value: null }) as const },
    ]),
  );
}

/** The events of a held-out request's turn through the whole agent; its tools do nothing. */
export async function playTurn(one: HeldOutCase, decoder: Decoder, person: Person): Promise<readonly AgentEvent[]> {
  const events: AgentEvent[] = [];
  const turn = runTurn({
    turnId: 'turn',
    text: one.q,
    history: one.history,
    decoder,
    record,
    tools: idle(one.tools),
    permissionOf: () => 'allow',
    person,
    toolContext: () => ({}) as ToolContext,
    now: () => new Date(),
    signal: new AbortController().signal,
  });
  for await (const event of turn) events.push(event);
  return events;
}
