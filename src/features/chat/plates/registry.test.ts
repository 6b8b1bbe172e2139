import { expect, it } from 'vitest';
import type { CallState } from '@/agent/reduce';
import { memoryDatabase } from '@/platform/database';
import { Timers } from '@/platform/timers';
import { Todos } from '@/platform/todos';
import { builtinTools } from '@/tools/builtin';
import type { Theme } from '@/tools/context';
import { contextOf, runTool } from '@/tools/fixtures/run';
import type { JsonValue, Tool } from '@/tools/tool';
import { plates } from './registry';

const now = () => new Date('2026-11-24T10:00:00Z');
const context = contextOf({
  now,
  timeZone: 'Europe/Berlin',
  todos: new Todos(memoryDatabase(), now),
  timers: new Timers(memoryDatabase(), { now, onRing: () => undefined }),
  theme: { get: (): Theme => 'light', set: async () => undefined },
});

function ranWith(tool: Tool, result: JsonValue): CallState {
  const call = { id: '1', name: tool.name, arguments: {}, missing: [], probability: 1 };
  return { call, status: 'ran', verdicts: [], arguments: {}, missing: [], result };
}

it.each(builtinTools.map(tool => [tool.name, tool] as const))(
  'reads what %s returns for its examples',
  async (_, tool) => {
    for (const { arguments: args } of tool.examples) {
      const result = await runTool(tool, args, context);
      expect(plates[tool.name]?.render(ranWith(tool, result)), JSON.stringify(result)).toBeTruthy();
    }
  },
);

it('reads no result that is not the tool’s', () => {
  for (const tool of builtinTools) expect(plates[tool.name]?.render(ranWith(tool, { other: true }))).toBeNull();
});
