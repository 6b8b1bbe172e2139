import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { knows } from '../engine/tiny-giant-135m.knows.ts';
import type { JsonSchema } from '../tools/tool.ts';
import { formatParameters, parseParameters, signatureOf } from './signature.ts';

describe('the notation of parameters', () => {
  test.each(Object.entries(knows))('%s reads and writes as it stands', (_, notation) => {
    expect(formatParameters(parseParameters(notation))).toBe(notation);
  });

  test.each(['a', 'a:string', 'a: ', ' a: string'])('refuses %o', notation => {
    expect(() => parseParameters(notation)).toThrow(SyntaxError);
  });
});

describe('signatureOf', () => {
  test('reads the properties in their order', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: {
        city: { type: 'string', description: 'where' },
        unit: { enum: ['celsius', 'fahrenheit'] },
        days: { type: 'integer', minimum: 1 },
        tags: { type: 'array', items: { type: 'string' } },
        mode: { const: 'fast' },
      },
      required: ['city', 'mode'],
    };
    expect(formatParameters(signatureOf('Forecast.get', schema).parameters)).toBe(
      'city: string, unit?: celsius|fahrenheit, days?: integer, tags?: string[], mode: fast',
    );
    expect(signatureOf('f', {}).parameters).toEqual([]);
  });

  test('reads what zod writes', () => {
    const parameters = z.object({
      when: z.string().min(1).describe('a day'),
      count: z.int().min(1).max(6).optional(),
      ratio: z.number().optional(),
      unit: z.enum(['days', 'weeks']),
      loud: z.boolean().default(false),
      labels: z.array(z.string()).max(9),
    });
    const schema = z.toJSONSchema(parameters, { io: 'input' }) as JsonSchema;
    expect(formatParameters(signatureOf('f', schema).parameters)).toBe(
      'when: string, count?: integer, ratio?: number, unit: days|weeks, loud?: boolean, labels: string[]',
    );
  });

  test.each<[string, JsonSchema, string]>([
    ['two words', {}, 'two words'],
    ['f(x)', {}, 'f(x)'],
    ['f', { type: 'array' }, '"array"'],
    ['f', { anyOf: [{ type: 'object' }] }, 'anyOf'],
    ['f', { properties: [] }, 'properties'],
    ['f', { properties: { a: { type: 'object' } } }, 'a: object'],
    ['f', { properties: { a: { anyOf: [{ type: 'string' }] } } }, 'a: anyOf'],
    ['f', { properties: { a: { enum: [1, 2] } } }, 'a: enum'],
    ['f', { properties: { a: { enum: [] } } }, 'a: enum'],
    ['f', { properties: { a: { enum: ['x\nother()'] } } }, 'a: enum'],
    ['f', { properties: { a: { const: 1 } } }, 'a: const'],
    ['f', { properties: { a: { type: 'array' } } }, 'a: array'],
    ['f', { properties: { a: { type: 'array', items: { type: 'boolean' } } } }, 'a: array'],
    ['f', { properties: { a: { type: 'array', items: { type: 'string' }, prefixItems: [] } } }, 'a: array'],
    ['f', { properties: { a: { type: ['string', 'null'] } } }, 'a: ["string","null"]'],
    ['f', { properties: { a: true } }, 'a: true'],
    ['f', { properties: { a: {} } }, 'a: {}'],
    ['f', { properties: { 'a b': { type: 'string' } } }, 'a b'],
    ['f', { properties: {}, required: ['a'] }, 'a'],
  ])('refuses %s %j', (name, schema, reason) => {
    expect(() => signatureOf(name, schema)).toThrow(
      expect.objectContaining({ code: 'TOOL_NOT_WRITABLE', details: { tool: name, reason } }),
    );
  });
});
