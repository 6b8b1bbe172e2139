import { expect, it } from 'vitest';
import { z } from 'zod';
import type { PermissionAnswer } from '../tools/permission.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import { callTool } from './direct.ts';
import type { AgentEvent } from './events.ts';
import { bareContext, toolMap, toolOf } from './fixtures/tools.ts';
import { replayTurn } from './reduce.ts';

const lamp = toolOf('turn_on_lamp', { parameters: z.strictObject({ room: z.string() }), permission: 'ask' });

async function eventsOf(
  tools: readonly Tool[],
  call: { name: string; arguments: Record<string, string> },
  answer: PermissionAnswer = 'once',
  permission?: Permission,
): Promise<AgentEvent[]> {
  const events: AgentEvent[] = [];
  const direct = callTool({
    turnId: 'direct',
    text: call.name,
    call,
    tools: toolMap(...tools),
    permissionOf: tool => permission ?? tool.permission,
    person: { confirm: async () => null, clarify: async () => null, permit: async () => answer },
    toolContext: bareContext,
    now: () => new Date('2026-11-24T09:00:00Z'),
    signal: new AbortController().signal,
  });
  for await (const event of direct) events.push(event);
  return events;
}

const call = { name: 'turn_on_lamp', arguments: { room: 'kitchen' } };

it('tells the events of a turn, without a generation', async () => {
  const events = await eventsOf([lamp], call);
  expect(events.map(({ type }) => type)).toEqual([
    'turn.started',
    'call.proposed',
    'call.checked',
    'permission.asked',
    'permission.answered',
    'tool.started',
    'call.checked',
    'tool.finished',
    'turn.finished',
  ]);
  expect(replayTurn(events)).toMatchObject({
    outcome: 'ran',
    calls: [{ result: { room: 'kitchen' }, answer: 'once' }],
  });
});

it.each([
  ['a refused permission', [lamp], call, 'no', undefined, 'declined'],
  ['a tool that is denied', [lamp], call, 'once', 'deny', 'unavailable'],
  ['a tool that is not here', [], call, 'once', undefined, 'unavailable'],
  ['arguments that the schema refuses', [lamp], { name: 'turn_on_lamp', arguments: {} }, 'once', undefined, 'failed'],
] as const)('runs nothing for %s', async (_, tools, asked, answer, permission, outcome) => {
  const events = await eventsOf(tools, asked, answer, permission);
  expect(events.at(-1)).toMatchObject({ type: 'turn.finished', outcome });
  expect(events.map(({ type }) => type)).not.toContain('tool.started');
});
