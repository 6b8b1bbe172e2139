import { DOMParser } from 'linkedom';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallState } from '@/agent/reduce';
import { memoryDatabase } from '@/platform/database';
import { Notes } from '@/platform/notes';
import { Tables } from '@/platform/tables';
import { Timers } from '@/platform/timers';
import { Todos } from '@/platform/todos';
import { builtinTools } from '@/tools/builtin';
import type { Device, Share, Theme, ToolContext } from '@/tools/context';
import { contextOf, runTool } from '@/tools/fixtures/run';
import { runWebTool } from '@/tools/fixtures/web/run';
import { startWebServer, type WebServer } from '@/tools/fixtures/web/server';
import { findMatches } from '@/tools/regex/core';
import { sandboxInPlace } from '@/tools/sandbox/fixtures/run';
import type { Arguments, JsonValue, Tool } from '@/tools/tool';
import { extraPlates } from './extra/registry';
import { plates } from './registry';

const now = () => new Date('2026-11-24T10:00:00Z');
const all = { ...plates, ...extraPlates };
const plated = builtinTools.filter(({ name }) => Object.hasOwn(all, name));

/** The parts of a context that hold what the request is about. */
async function partsFor(tool: Tool, args: Arguments): Promise<Partial<ToolContext>> {
  const todos = new Todos(memoryDatabase(), now);
  const notes = new Notes(memoryDatabase(), now);
  const tables = new Tables(memoryDatabase(), now);
  const timers = new Timers(memoryDatabase(), { now, onRing: () => undefined });
  if (tool.name === 'complete_todo')
    await todos.add({ text: String(args.text), priority: undefined, due: undefined, dueAt: undefined });
  if (tool.name === 'search_notes') await notes.save({ title: undefined, text: String(args.query) });
  if (tool.category === 'data') {
    const { table, column = 'amount', where_column: where = 'kind', where_equals: equals = 'tea' } = args;
    await tables.add(`${table}.csv`, `"${column}","${where}"\n12,"${equals}"\n7,"${equals}"\n`);
  }
  const device: Partial<Device> = {
    battery: async () => ({ level: 0.8, charging: true, chargingSeconds: null, dischargingSeconds: null }),
    location: async () => ({ latitude: 59.91, longitude: 10.75, accuracyMetres: 20 }),
  };
  const share: Partial<Share> = { copy: async () => undefined, readClipboard: async () => 'from elsewhere' };
  return {
    now,
    timeZone: 'Europe/Berlin',
    todos,
    notes,
    tables,
    timers,
    theme: { get: (): Theme => 'light', set: async () => undefined },
    device: device as Device,
    share: share as Share,
    regex: { matches: async (pattern, flags, text) => findMatches(pattern, flags, text) },
    sandbox: sandboxInPlace,
  };
}

function ranWith(tool: Tool, result: JsonValue, args: Arguments = {}): CallState {
  const call = { id: '1', name: tool.name, arguments: args, missing: [], probability: 1 };
  return { call, status: 'ran', verdicts: [], arguments: args, missing: [], result };
}

let server: WebServer;
beforeAll(async () => {
  server = await startWebServer();
});
afterAll(() => server.close());
beforeEach(() => vi.stubGlobal('DOMParser', DOMParser));
afterEach(() => vi.unstubAllGlobals());

it('has a plate for what looking tells better than reading', () => {
  expect(plated.length).toBeGreaterThan(40);
  expect(plated.map(({ name }) => name)).toEqual(expect.arrayContaining(['draw_chart', 'make_palette', 'get_weather']));
});

describe('a plate', () => {
  it.each(plated.map(tool => [tool.name, tool] as const))('reads what %s returns for its examples', async (_, tool) => {
    for (const { arguments: args } of tool.examples) {
      const result =
        tool.effects === 'network'
          ? await runWebTool(tool, args, server)
          : await runTool(tool, args, contextOf(await partsFor(tool, args)));
      expect(all[tool.name]?.render(ranWith(tool, result, args)), JSON.stringify(result)).toBeTruthy();
    }
  });

  it.each(plated.map(tool => [tool.name, tool] as const))('of %s reads no result that is not the tool’s', (_, tool) => {
    expect(all[tool.name]?.render(ranWith(tool, { other: true }))).toBeNull();
  });
});
