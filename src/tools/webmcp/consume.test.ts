import { expect, onTestFinished, test } from 'vitest';
import type { AppError } from '../../errors.ts';
import { memoryDatabase } from '../../platform/database.ts';
import { rollDice } from '../builtin/random/roll-dice.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import { Permissions } from '../permission.ts';
import { Registry } from '../registry.ts';
import { consumeTools } from './consume.ts';
import { createPage } from './fixtures/model-context.ts';
import { provideTools } from './provide.ts';

const ours = 'https://giant.example';
const theirs = 'https://pizza.example';
const schema = { type: 'object', properties: { size: { type: 'string' } }, required: ['size'] };

function start(fromOrigins: readonly string[] = []) {
  const page = createPage();
  const { window, modelContext } = page(ours);
  const registry = new Registry();
  const refused: AppError[] = [];
  const stop = consumeTools(modelContext, registry, {
    self: window,
    fromOrigins,
    onRefused: error => refused.push(error),
  });
  onTestFinished(stop);
  const names = () => [...registry.list().keys()];
  const tool = (name: string) => {
    const found = registry.get(name);
    if (!found) throw new Error(`${name} is not registered`);
    return found;
  };
  return { page, modelContext, registry, refused, stop, names, tool };
}

test('takes a frame’s tool in as one of others', async () => {
  const { page, names, tool } = start();
  await page(ours).modelContext.registerTool({
    name: 'order',
    title: 'Order a pizza',
    description: 'Orders.',
    inputSchema: schema,
    annotations: { readOnlyHint: true },
    execute: ({ size }) => ({ ordered: size }),
  });
  await expect.poll(names).toEqual(['order']);
  expect(tool('order')).toMatchObject({
    title: { en: 'Order a pizza', zh: 'Order a pizza' },
    source: 'webmcp',
    origin: ours,
    permission: 'ask',
    untrusted: true,
    parameters: schema,
  });
  expect(await runTool(tool('order'), { size: 'large' })).toEqual({ ordered: 'large' });
  expect(tool('order').checkArguments({}).ok).toBe(false);
});

test('takes tools of another origin only where both sides say so', async () => {
  const expose = { exposedTo: [ours] };
  const order = { name: 'order', description: 'Orders.', execute: () => 'ok' };
  const closed = start();
  await closed.page(theirs).modelContext.registerTool(order, expose);
  const open = start([theirs]);
  const frame = open.page(theirs);
  await frame.modelContext.registerTool({ ...order, name: 'secret' });
  await frame.modelContext.registerTool(order, expose);
  await expect.poll(open.names).toEqual(['order']);
  expect(open.tool('order').origin).toBe(theirs);
  expect(closed.names()).toEqual([]);
});

test('follows what comes, changes and goes', async () => {
  const { page, names, tool, stop } = start();
  const { modelContext } = page(ours);
  const offer = async (name: string, description: string) => {
    const signal = new AbortController();
    await modelContext.registerTool({ name, description, execute: () => null }, signal);
    return () => signal.abort();
  };
  const withdraw = await offer('one', 'First.');
  await offer('two', 'Second.');
  await expect.poll(names).toEqual(['one', 'two']);
  const second = tool('two');
  withdraw();
  await offer('one', 'Another.');
  await expect.poll(() => tool('one').description.en).toBe('Another.');
  expect(tool('two')).toBe(second);
  stop();
  expect(names()).toEqual([]);
});

test('takes in no tool that the page provides itself, but those of its other scripts', async () => {
  const { modelContext, registry, names } = start();
  const permissions = new Permissions(memoryDatabase(), () => new Date(0));
  provideTools(modelContext, registry, { callTool: async () => null, permissions, explain: String });
  registry.register(rollDice);
  await modelContext.registerTool({ name: 'extra', description: 'x', execute: () => null });
  await expect.poll(names).toEqual(['roll_dice', 'extra']);
  expect((await modelContext.getTools()).map(({ name }) => name)).toEqual(['roll_dice', 'extra']);
});

test('numbers a name that is taken, and mends one that a call cannot hold', async () => {
  const { page, registry, names, tool } = start();
  registry.register(rollDice);
  const { modelContext } = page(ours);
  for (const name of ['roll_dice', '3d-view', 'n'.repeat(100)])
    await modelContext.registerTool({ name, description: 'x', execute: () => name });
  await expect.poll(names).toEqual(['roll_dice', 'roll_dice_2', 'tool_3d-view', 'n'.repeat(64)]);
  expect(await runTool(tool('roll_dice_2'), {})).toBe('roll_dice');
  expect(await runTool(tool('tool_3d-view'), {})).toBe('3d-view');
});

test('tells of a tool that cannot be taken in, once', async () => {
  const { page, refused, names } = start();
  const { modelContext } = page(ours);
  await modelContext.registerTool({ name: 'odd', description: 'x', inputSchema: { type: 'string' }, execute: () => 1 });
  await modelContext.registerTool({ name: 'good', description: 'x', execute: () => 1 });
  await expect.poll(names).toEqual(['good']);
  expect(refused.map(({ code }) => code)).toEqual(['TOOL_DEFINITION_INVALID']);
});

test('leaves tools for developers out', async () => {
  const { page, names } = start();
  const { modelContext } = page(ours);
  const annotations = { debugging: true };
  await modelContext.registerTool({ name: 'dump', description: 'x', annotations, execute: () => 1 });
  await modelContext.registerTool({ name: 'good', description: 'x', execute: () => 1 });
  await expect.poll(names).toEqual(['good']);
});

test.each([
  ['a text', 'done', 'done'],
  ['a number', 3, 3],
  ['nothing', undefined, null],
  ['the text of an MCP answer', { content: [{ type: 'text', text: 'done' }] }, 'done'],
  ['its structured part', { content: [{ type: 'text', text: '{}' }], structuredContent: { n: 1 } }, { n: 1 }],
])('reads %s', async (_, value, result) => {
  const { page, names, tool } = start();
  await page(ours).modelContext.registerTool({ name: 'it', description: 'x', execute: () => value });
  await expect.poll(names).toEqual(['it']);
  expect(await runTool(tool('it'), {})).toEqual(result);
});

test('says why a call came to nothing', async () => {
  const { page, names, tool } = start();
  const frame = page(ours);
  await frame.modelContext.registerTool({
    name: 'refuses',
    description: 'x',
    execute: () => ({ content: [{ type: 'text', text: 'Sold out.' }], isError: true }),
  });
  await frame.modelContext.registerTool({
    name: 'breaks',
    description: 'x',
    execute: () => Promise.reject(new Error('x')),
  });
  await expect.poll(names).toEqual(['refuses', 'breaks']);
  const [refuses, breaks] = [tool('refuses'), tool('breaks')];
  await expect(runTool(refuses, {})).rejects.toMatchObject({
    code: 'WEBMCP_TOOL_REFUSED',
    details: { tool: 'refuses', reason: 'Sold out.' },
  });
  await expect(runTool(breaks, {})).rejects.toMatchObject({
    code: 'WEBMCP_TOOL_FAILED',
    details: { tool: 'breaks', origin: ours },
  });
  frame.close();
  await expect(runTool(breaks, {})).rejects.toMatchObject({ code: 'WEBMCP_TOOL_GONE' });
  await expect.poll(names).toEqual([]);
});

test('stops a run with the turn', async () => {
  const { page, names, tool } = start();
  let heard: AbortSignal | undefined;
  await page(ours).modelContext.registerTool({
    name: 'slow',
    description: 'x',
    execute: (_, { signal }) => {
      heard = signal;
      return new Promise(() => undefined);
    },
  });
  await expect.poll(names).toEqual(['slow']);
  const turn = new AbortController();
  const running = runTool(tool('slow'), {}, contextOf({ signal: turn.signal }));
  await expect.poll(() => heard).toBeDefined();
  turn.abort();
  await expect(running).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(heard?.aborted).toBe(true);
});
