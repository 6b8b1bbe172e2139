import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contextOf } from './fixtures/run.ts';
import { type SchemaTool, toolFromSchema } from './listed.ts';
import type { JsonSchema } from './tool.ts';

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

const endless: { type: string; properties?: JsonSchema } = { type: 'object' };
endless.properties = { a: endless };

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

  test('tells only what is wrong innermost, each thing once', () => {
    const tool = toolFromSchema({
      ...order,
      parameters: {
        type: 'object',
        properties: {
          size: { $ref: '#/$defs/size' },
          note: { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }] },
          mode: { const: 'fast' },
          box: { type: 'object', properties: { 'a/b': { type: ['string', 'null'] } }, required: ['id'] },
        },
        $defs: { size: { type: 'integer', minimum: 2 } },
        required: ['size', 'mode'],
        additionalProperties: false,
      },
    });
    expect(tool.checkArguments({ size: 1, note: 4, box: { 'a/b': 2 }, extra: true })).toMatchObject({
      ok: false,
      violations: [
        { path: 'mode', message: 'is missing' },
        { path: 'size', message: 'must be at least 2' },
        { path: 'note', message: 'does not fit' },
        { path: 'box.id', message: 'is missing' },
        { path: 'box.a/b', message: 'must be a text or null', code: 'type', value: 'string|null' },
        { path: 'extra', message: 'is not a parameter' },
      ],
    });
    expect(tool.checkArguments({ size: 2, mode: 'fast', note: null })).toMatchObject({ ok: true });
    expect(tool.checkArguments({ size: 2, mode: 'slow' })).toMatchObject({
      violations: [{ path: 'mode', message: 'must be fast' }],
    });
    expect(tool.checkArguments(null)).toMatchObject({ violations: [{ path: '', message: 'must be an object' }] });
  });

  test('keeps its schema whatever becomes of the one that was given', () => {
    const parameters = { type: 'object', properties: { topping: { type: 'string' } } };
    const tool = toolFromSchema({ ...order, parameters });
    parameters.properties.topping.type = 'integer';
    expect(tool.parameters).toEqual({ type: 'object', properties: { topping: { type: 'string' } } });
    expect(tool.checkArguments({ topping: 'ham' })).toMatchObject({ ok: true });
  });

  test('takes a schema that holds itself at another depth, and keys of no value', () => {
    const tool = toolFromSchema({
      ...order,
      parameters: {
        properties: { child: { $ref: '#' }, name: { type: 'string' } },
        additionalProperties: false,
        required: undefined as unknown as string[],
      },
    });
    expect(tool.checkArguments({ child: { child: { name: 'a' } } })).toMatchObject({ ok: true });
    expect(tool.checkArguments({ child: { child: { name: 1 } } })).toMatchObject({
      violations: [{ path: 'child.child.name' }],
    });
    expect(tool.parameters).not.toHaveProperty('required');
  });

  test('says where a schema is wrong', () => {
    const parameters = { properties: { a: { items: { type: ['string', 'text'] } } } };
    expect(() => toolFromSchema({ ...order, parameters })).toThrow(
      expect.objectContaining({
        details: {
          tool: 'order_pizza',
          reason: 'its parameters are no JSON Schema at properties.a.items.type.1',
          reasonCode: 'schema-invalid',
          reasonValue: 'properties.a.items.type.1',
        },
      }),
    );
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
    ['a type that does not exist', { parameters: { type: 'object', properties: { a: { type: 'text' } } } }],
    ['a reference to nothing', { parameters: { type: 'object', properties: { a: { $ref: '#/$defs/none' } } } }],
    ['a broken pattern', { parameters: { type: 'object', properties: { a: { type: 'string', pattern: '(' } } } }],
    ['properties that are none', { parameters: { properties: null } }],
    ['a property without a schema', { parameters: { properties: { a: null } } }],
    ['an enum that is no list', { parameters: { properties: { a: { enum: 'x' } } } }],
    ['a union that is no list', { parameters: { properties: { a: { anyOf: {} } } } }],
    ['a required that is no list', { parameters: { properties: { a: {} }, required: 'a' } }],
    ['a bound that is no number', { parameters: { properties: { a: { minimum: '5' } } } }],
    ['a broken pattern of names', { parameters: { patternProperties: { '(': {} } } }],
    ['a reference to itself', { parameters: { properties: { a: { $ref: '#/properties/a' } } } }],
    [
      'a reference in a circle',
      { parameters: { allOf: [{ $ref: '#/$defs/a' }], $defs: { a: { not: { $ref: '#' } } } } },
    ],
    ['parameters that hold themselves', { parameters: endless }],
    ['parameters that are not JSON', { parameters: { type: 'object', f: (() => 1) as unknown as string } }],
    ['no function', { run: undefined as unknown as SchemaTool['run'] }],
  ])('refuses %s', (_, broken) => {
    expect(() => toolFromSchema({ ...order, ...broken })).toThrow(
      expect.objectContaining({ code: 'TOOL_DEFINITION_INVALID' }),
    );
  });
});

test('zod compiles nothing, as the Content-Security-Policy demands', () => {
  expect(z.config().jitless).toBe(true);
});
