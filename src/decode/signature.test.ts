import { describe, expect, test } from 'vitest';
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

  test.each<[string, JsonSchema, string]>([
    ['two words', {}, 'two words'],
    ['f(x)', {}, 'f(x)'],
    ['f', { type: 'array' }, 'no object'],
    ['f', { anyOf: [{ type: 'object' }] }, 'anyOf'],
    ['f', { properties: { a: { type: 'object' } } }, '"a"'],
    ['f', { properties: { a: { anyOf: [{ type: 'string' }] } } }, '"a"'],
    ['f', { properties: { a: { enum: [1, 2] } } }, '"a"'],
    ['f', { properties: { a: { enum: [] } } }, '"a"'],
    ['f', { properties: { a: { type: 'array' } } }, '"a"'],
    ['f', { properties: { a: { type: 'array', items: { type: 'boolean' } } } }, '"a"'],
    ['f', { properties: { a: { type: ['string', 'null'] } } }, '"a"'],
    ['f', { properties: { 'a b': { type: 'string' } } }, '"a b"'],
  ])('refuses %s %j', (name, schema, reason) => {
    expect(() => signatureOf(name, schema)).toThrow(
      expect.objectContaining({
        code: 'TOOL_NOT_WRITABLE',
        details: expect.objectContaining({ reason: expect.stringContaining(reason) }),
      }),
    );
  });
});
