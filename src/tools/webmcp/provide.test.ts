import { expect, test } from 'vitest';
import { AppError } from '../../errors.ts';
import { memoryDatabase } from '../../platform/database.ts';
import { rollDice } from '../builtin/random/roll-dice.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import { toolFromSchema } from '../listed.ts';
import { Permissions } from '../permission.ts';
import { Registry } from '../registry.ts';
import type { Arguments } from '../tool.ts';
import { createPage } from './fixtures/model-context.ts';
import { provideTools } from './provide.ts';

const origin = 'https://giant.example';

function start() {
  const registry = new Registry();
  const { modelContext } = createPage()(origin);
  const callTool = async (name: string, args: Arguments, signal: AbortSignal) => {
    const tool = registry.get(name);
    if (!tool) throw new AppError('TOOL_UNKNOWN', { tool: name });
    return runTool(tool, args, contextOf({ signal }));
  };
  const permissions = new Permissions(memoryDatabase(), () => new Date(0));
  const explain = (error: unknown) => `No: ${(error as Error).message}`;
  const stop = provideTools(modelContext, registry, { callTool, permissions, explain });
  const call = async (name: string, args: object, signal?: AbortSignal) => {
    const tool = (await modelContext.getTools()).find(one => one.name === name);
    if (!tool) throw new Error(`${name} is not offered`);
    return modelContext.executeTool(tool, args, signal ? { signal } : {});
  };
  const names = async () => (await modelContext.getTools()).map(({ name }) => name);
  return { registry, permissions, modelContext, stop, call, names };
}

const schema = { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] };

test('offers a tool with its schema and what may be said of it', async () => {
  const { registry, modelContext } = start();
  registry.register(rollDice);
  expect(await modelContext.getTools()).toMatchObject([
    {
      name: 'roll_dice',
      title: rollDice.title.en,
      description: rollDice.description.en,
      inputSchema: rollDice.parameters,
      origin,
      annotations: { readOnlyHint: true, untrustedContentHint: false, consequentialHint: false },
    },
  ]);
});

test('follows the registry, and takes all back at the end', async () => {
  const { registry, stop, names } = start();
  const remove = registry.register(rollDice);
  expect(await names()).toEqual(['roll_dice']);
  remove();
  expect(await names()).toEqual([]);
  registry.register(rollDice);
  stop();
  expect(await names()).toEqual([]);
  registry.register({ ...rollDice, name: 'roll_again' });
  expect(await names()).toEqual([]);
});

test('offers no tool that the person denies, until it is denied no more', async () => {
  const { registry, permissions, names } = start();
  registry.register(rollDice);
  registry.register({ ...rollDice, name: 'roll_again' });
  await permissions.set(rollDice, 'deny');
  expect(await names()).toEqual(['roll_again']);
  await permissions.set(rollDice, 'ask');
  expect((await names()).toSorted()).toEqual(['roll_again', 'roll_dice']);
  await permissions.set(rollDice, 'deny');
  await permissions.set(rollDice, null);
  expect((await names()).toSorted()).toEqual(['roll_again', 'roll_dice']);
});

test('does not hand tools of other agents back', async () => {
  const { registry, names } = start();
  registry.register(
    toolFromSchema({ name: 'theirs', description: 'x', parameters: {}, source: 'webmcp', run: () => null }),
  );
  expect(await names()).toEqual([]);
});

test('leaves a name to the script that held it before', async () => {
  const { registry, modelContext, call } = start();
  await modelContext.registerTool({ name: 'roll_dice', description: 'loaded', execute: () => 'six' });
  registry.register(rollDice);
  expect(await call('roll_dice', {})).toBe('six');
});

test('answers with text, and with the object where the result is one', async () => {
  const { registry, call } = start();
  registry.register(rollDice);
  const answer = JSON.parse(await call('roll_dice', { count: 2 }));
  expect(answer.structuredContent).toMatchObject({ rolls: [expect.any(Number), expect.any(Number)] });
  expect(JSON.parse(answer.content[0].text)).toEqual(answer.structuredContent);

  registry.register(
    toolFromSchema({
      name: 'echo',
      description: 'Echoes.',
      parameters: schema,
      source: 'user',
      run: args => args.text ?? null,
    }),
  );
  expect(JSON.parse(await call('echo', { text: 'hi' }))).toEqual({ content: [{ type: 'text', text: 'hi' }] });
});

test('answers a failed call with its reason', async () => {
  const { registry, call } = start();
  const run = () => Promise.reject(new AppError('PERMISSION_DENIED'));
  registry.register(toolFromSchema({ name: 'shy', description: 'x', parameters: {}, source: 'user', run }));
  expect(JSON.parse(await call('shy', {}))).toEqual({
    content: [{ type: 'text', text: 'No: PERMISSION_DENIED' }],
    isError: true,
  });
});

test('passes the caller’s abort on to the run', async () => {
  const { registry, call } = start();
  let heard: AbortSignal | undefined;
  registry.register(
    toolFromSchema({
      name: 'slow',
      description: 'x',
      parameters: {},
      source: 'user',
      run: (_, { signal }) => {
        heard = signal;
        return new Promise(() => undefined);
      },
    }),
  );
  const abort = new AbortController();
  const called = call('slow', {}, abort.signal);
  await expect.poll(() => heard).toBeDefined();
  abort.abort();
  await expect(called).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(heard?.aborted).toBe(true);
});
