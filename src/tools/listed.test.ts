import { describe, expect, test } from 'vitest';
import { contextOf } from './fixtures/run.ts';
import { type SchemaTool, toolFromSchema } from './listed.ts';

const order: SchemaTool = {
  name: 'order_pizza',
  description: 'Order a pizza.',
  parameters: {
    type: 'object',
    properties: {
      topping: { enum: ['cheese', 'ham'] },
      count: { type: 'integer', minimum: 1 },
      extras: { type: 'array', items: { type: 'string' } },
    },
    required: ['topping'],
  },
  run: args => ({ ordered: args.topping ?? null }),
  source: 'page',
};

describe('toolFromSchema', () => {
  test('checks arguments by the schema, with the path of what is wrong', () => {
    const tool = toolFromSchema(order);
    expect(tool.permission).toBe('ask');
    expect(tool.checkArguments({ topping: 'ham', count: 2 })).toEqual({
      ok: true,
      value: { topping: 'ham', count: 2 },
    });
    expect(tool.checkArguments({ topping: 'tuna' })).toMatchObject({ ok: false, violations: [{ path: 'topping' }] });
    expect(tool.checkArguments({ topping: 'ham', count: 0 })).toMatchObject({
      ok: false,
      violations: [{ path: 'count' }],
    });
    expect(tool.checkArguments({ topping: 'ham', extras: ['a', 1] })).toMatchObject({
      ok: false,
      violations: [{ path: 'extras.1' }],
    });
    expect(tool.checkArguments({})).toMatchObject({ ok: false });
  });

  test('runs the function and gives null for a result of nothing', async () => {
    expect(await toolFromSchema(order).run({ topping: 'ham' }, contextOf())).toEqual({ ordered: 'ham' });
    expect(await toolFromSchema({ ...order, run: () => undefined }).run({}, contextOf())).toBeNull();
  });

  test.each<[string, Partial<SchemaTool>]>([
    ['a name with spaces', { name: 'order pizza' }],
    ['an empty name', { name: '' }],
    ['no description', { description: ' ' }],
    ['parameters that are no object', { parameters: { type: 'array' } }],
    ['no function', { run: undefined as unknown as SchemaTool['run'] }],
  ])('refuses %s', (_, broken) => {
    expect(() => toolFromSchema({ ...order, ...broken })).toThrow(
      expect.objectContaining({ code: 'TOOL_DEFINITION_INVALID' }),
    );
  });
});
