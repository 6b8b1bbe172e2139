import { expect, test } from 'vitest';
import { z } from 'zod';
import { createFormat } from '@/platform/format';
import { defineTool } from './define.ts';
import { contextOf, runTool } from './fixtures/run.ts';

const sum = defineTool({
  name: 'sum',
  title: { en: 'Sum', zh: '求和' },
  description: { en: 'Adds numbers.', zh: '把数字相加。' },
  category: 'math',
  effects: 'none',
  permission: 'allow',
  parameters: z.strictObject({ numbers: z.array(z.number()), start: z.number().default(1) }),
  result: z.object({ total: z.number() }),
  examples: [],
  run: ({ numbers, start }) => ({ total: numbers.reduce((total, one) => total + one, start) }),
  describe: { en: ({ total }) => `It is ${total}.`, zh: ({ total }) => `结果是 ${total}。` },
});

test('the JSON Schema is that of the arguments as they are written, without noise', () => {
  expect(sum.parameters).toEqual({
    type: 'object',
    properties: { numbers: { type: 'array', items: { type: 'number' } }, start: { type: 'number', default: 1 } },
    required: ['numbers'],
  });
});

test('a built-in tool needs no click and has ten seconds unless it says so', () => {
  expect(sum).toMatchObject({ source: 'builtin', gesture: false, timeoutMs: 10_000 });
});

test('whole numbers are asked for without the bounds of a double', () => {
  const { parameters } = defineTool({
    name: 'pick',
    title: { en: 'Pick', zh: '选择' },
    description: { en: 'Picks.', zh: '选择。' },
    category: 'other',
    effects: 'none',
    permission: 'allow',
    parameters: z.object({ number: z.int(), size: z.enum(['s', 'l']).optional() }),
    result: z.null(),
    examples: [],
    run: () => null,
    describe: { en: () => '', zh: () => '' },
  });
  expect(parameters).toEqual({
    type: 'object',
    properties: { number: { type: 'integer' }, size: { type: 'string', enum: ['s', 'l'] } },
    required: ['number'],
  });
});

test('violations have dotted paths and say what must be', () => {
  expect(sum.checkArguments({ start: '1', more: 2 })).toMatchObject({
    ok: false,
    violations: [
      { path: 'numbers', message: 'is missing' },
      { path: 'start', message: 'must be a number', code: 'type', value: 'number' },
      { path: 'more', message: 'is not a parameter' },
    ],
  });
  expect(sum.checkArguments({ numbers: [1, 'x'] })).toMatchObject({ ok: false, violations: [{ path: 'numbers.1' }] });
  expect(sum.checkArguments(null)).toMatchObject({ ok: false, violations: [{ path: '' }] });
  expect(sum.checkResult({ total: null })).toMatchObject({ ok: false, violations: [{ path: 'total' }] });
});

test('a run gets the defaults, and what it returns is described in the language of the format', async () => {
  const result = await runTool(sum, { numbers: [2, 3] }, contextOf());
  expect(result).toEqual({ total: 6 });
  expect(sum.describe(result, createFormat('en'))).toBe('It is 6.');
  expect(sum.describe(result, createFormat('zh'))).toBe('结果是 6。');
});
