import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFormat } from '../../agent/verify/format.ts';
import { toolFromSchema } from '../../tools/listed.ts';
import type { Arguments, JsonSchema, JsonValue, Tool } from '../../tools/tool.ts';
import { type CallSyntax, hasCalls as callable, jsonCallGrammar } from './calls.ts';
import { choice, sequence, text } from './expression.ts';
import { schemaCases } from './fixtures/schemas.ts';
import { createWalker, type Walker } from './fixtures/walk.ts';
import { formatJson } from './values.ts';

let walker: Walker;
beforeAll(async () => {
  walker = await createWalker();
});
afterAll(() => walker.dispose());

/** The arguments alone. */
const bare: CallSyntax = { call: (_, values) => values.root(), answer: call => call };

const toolOf = (parameters: JsonSchema): Tool =>
  toolFromSchema({ name: 'f', description: 'Does f.', parameters, run: () => null, source: 'page' });

const fits = (parameters: JsonSchema, args: Arguments) =>
  checkFormat({ name: 'f', arguments: args }, new Map([['f', toolOf(parameters)]]));

const hasCalls = (parameters: JsonSchema) => callable({ name: 'f', parameters }, bare);

const compile = (parameters: JsonSchema) => jsonCallGrammar([{ name: 'f', parameters }], bare);

/** The grammar of one value, as the property `v` of the arguments. */
const ofValue = (schema: JsonValue): JsonSchema => ({
  type: 'object',
  properties: { v: schema },
  required: ['v'],
  additionalProperties: false,
});

describe('the grammar of any schema', () => {
  it('writes every call that fits, and nothing else but for what it reports', async () => {
    let drawn = 0;
    let exactCases = 0;
    await fc.assert(
      fc.asyncProperty(schemaCases, fc.infiniteStream(fc.nat()), async ({ schema, value, exact }, choices) => {
        expect(fits(schema, value as Arguments).verdict.passed).toBe(true);
        const { grammar, leftovers } = compile(schema);
        if (exact) expect(leftovers).toEqual([]);
        expect(await walker.accepts(grammar, formatJson(value))).toBe(true);

        const choose = (below: number) => (choices.next().value ?? 0) % below;
        const answer = await walker.draw(grammar, choose);
        if (answer === null) return;
        drawn += 1;
        if (leftovers.length === 0) exactCases += 1;
        const checked = fits(schema, JSON.parse(answer));
        if (!checked.verdict.passed) expect(leftovers, answer).not.toEqual([]);
      }),
      { numRuns: 100, seed: 20_261_124 },
    );
    expect(drawn).toBeGreaterThan(70);
    expect(exactCases).toBeGreaterThan(40);
  });
});

describe('what the grammar holds', () => {
  const person: JsonValue = {
    type: 'object',
    properties: { name: { type: 'string' }, age: { type: 'integer' } },
    required: ['name'],
  };
  it.each<[string, JsonValue, JsonValue]>([
    ['a nested object', person, { name: 'Ada', age: 36 }],
    ['an object without its optional property', person, { name: '' }],
    ['any object where none is described', { type: 'object' }, { a: { b: [1, null, 'x'] }, c: true }],
    ['anything where nothing is said', {}, [{ a: 1 }, 'x']],
    ['the object that properties imply', { properties: { a: { type: 'null' } } }, { a: null }],
    [
      'extra properties of their own type',
      { type: 'object', additionalProperties: { type: 'integer' } },
      { x: 1, y: 2 },
    ],
    [
      'keys near a name',
      { type: 'object', properties: { on: {} }, additionalProperties: true },
      { o: 1, one: 2, no: 3, 'ö"\\': 4 },
    ],
    ['listed keys', { type: 'object', propertyNames: { enum: ['a', 'b'] } }, { b: 1 }],
    ['a leap day', { type: 'string', format: 'date' }, '2024-02-29'],
    ['a moment', { type: 'string', format: 'date-time' }, '2026-11-24T23:59:59.5+05:30'],
    ['a mail address', { type: 'string', format: 'email' }, "o'hara.x+y@mail.example.org"],
    ['a link', { type: 'string', format: 'uri' }, 'https://u@example.org:8080/a/%20b?q=1&r#top'],
    ['a link without a host', { type: 'string', format: 'uri' }, 'mailto:a@example.org'],
    ['an identifier', { type: 'string', format: 'uuid' }, '123e4567-e89b-12d3-a456-426614174000'],
    ['a format that nobody checks', { type: 'string', format: 'colour' }, 'red'],
    ['control characters', { type: 'string' }, '\u0000\t\n\u001f\u007f'],
    ['a small number', { type: 'number' }, 1.5e-9],
    ['a bound itself', { type: 'number', minimum: -1, maximum: 1 }, -1],
    ['an object constant', { const: { b: 1, a: [2, { c: null }] } }, { b: 1, a: [2, { c: null }] }],
    ['what both parts ask', { allOf: [{ type: 'integer', minimum: 3 }, { maximum: 5 }] }, 5],
    ['an integer where a number may be a text', { type: ['number', 'string'] }, 7],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'integer' } }, ['a', 1, 2]],
    [
      'a named property that extra ones rule',
      { type: 'object', required: ['k'], additionalProperties: { type: 'integer' } },
      { k: 1 },
    ],
    ['a reference by anchor', { $defs: { a: { $anchor: 'here', type: 'integer' } }, $ref: '#here' }, 4],
  ])('%s', async (_, schema, value) => {
    const placed = typeof schema === 'object' && schema !== null && '$defs' in schema;
    const root = placed
      ? { ...ofValue({ $ref: '#here' }), $defs: (schema as JsonSchema).$defs ?? {} }
      : ofValue(schema);
    expect(fits(root, { v: value }).verdict).toMatchObject({ passed: true });
    expect(await walker.accepts(compile(root).grammar, formatJson({ v: value }))).toBe(true);
  });

  it.each<[string, JsonValue, string]>([
    ['another type', { type: 'integer' }, '"1"'],
    ['a fraction of an integer', { type: 'integer' }, '1.5'],
    ['a value beyond a bound', { type: 'integer', minimum: 10, maximum: 99 }, '100'],
    ['a value below a bound', { type: 'integer', minimum: 10, maximum: 99 }, '9'],
    ['an exclusive bound', { type: 'number', exclusiveMinimum: 0 }, '0.0'],
    ['minus zero beside one', { type: 'number', exclusiveMinimum: 0 }, '-0'],
    ['what is not listed', { enum: ['a', 'b'] }, '"c"'],
    ['a listed value of another type', { enum: ['a', 1], type: 'string' }, '1'],
    ['29 February', { type: 'string', format: 'date' }, '"2023-02-29"'],
    ['31 April', { type: 'string', format: 'date' }, '"2023-04-31"'],
    ['hour 24', { type: 'string', format: 'date-time' }, '"2023-04-30T24:00:00Z"'],
    ['half a link', { type: 'string', format: 'uri' }, '"example.org/a b"'],
    ['a short list', { type: 'array', items: {}, minItems: 2 }, '[1]'],
    ['a long list', { type: 'array', items: {}, maxItems: 2 }, '[1, 2, 3]'],
    ['a long text', { type: 'string', maxLength: 2 }, '"abc"'],
    ['an object without what is required', { type: 'object', properties: { a: {} }, required: ['a'] }, '{}'],
    ['a property that is not named', { type: 'object', properties: { a: {} } }, '{"b": 1}'],
    [
      'a named property among extra ones',
      { type: 'object', properties: { a: { type: 'null' } }, additionalProperties: true },
      '{"a": 1}',
    ],
    [
      'the same property twice',
      { type: 'object', properties: { a: {} }, additionalProperties: true },
      '{"a": 1, "a": 1}',
    ],
    ['a raw line break', { type: 'string' }, '"a\nb"'],
    ['half an escape', { type: 'string' }, String.raw`"\x"`],
    ['what one of two parts forbids', { allOf: [{ type: 'integer' }, { enum: [1, 'x'] }] }, '"x"'],
  ])('not %s', async (_, schema, written) => {
    expect(await walker.accepts(compile(ofValue(schema)).grammar, `{"v": ${written}}`)).toBe(false);
  });

  it.each<[string, JsonSchema, readonly string[]]>([
    ['patterns', { type: 'string', pattern: '^a' }, ['pattern']],
    ['unknown formats', { type: 'string', format: 'regex' }, ['format']],
    ['lengths of formats', { type: 'string', format: 'uri', maxLength: 90 }, ['maxLength']],
    ['lengths within formats', { type: 'string', format: 'email' }, ['format']],
    ['long lengths', { type: 'string', minLength: 1, maxLength: 5000 }, ['maxLength']],
    ['multiples', { type: 'integer', multipleOf: 5 }, ['multipleOf']],
    ['bounds between whole numbers', { type: 'number', minimum: 0.5 }, ['minimum']],
    ['unique items', { type: 'array', uniqueItems: true }, ['uniqueItems']],
    ['conditions', { type: 'object', if: { required: ['a'] }, not: { required: ['b'] } }, ['not', 'if']],
    ['options that overlap', { oneOf: [{ type: 'integer' }, { type: 'number' }] }, ['oneOf']],
    ['options of one type without a tag', { oneOf: [{ required: ['a'] }, { required: ['b'] }] }, ['oneOf']],
    ['counts of properties', { type: 'object', minProperties: 1 }, ['minProperties']],
    ['patterns of keys', { type: 'object', patternProperties: { '^x': { type: 'null' } } }, ['patternProperties']],
    [
      'keys beside long names',
      { type: 'object', properties: { ['a'.repeat(40)]: {} }, additionalProperties: true },
      ['additionalProperties'],
    ],
    ['dependencies', { type: 'object', dependentRequired: { a: ['b'] } }, ['dependentRequired']],
  ])('reports %s', (_, schema, keywords) => {
    const { leftovers } = compile(ofValue(schema));
    expect(leftovers).toEqual(keywords.map(keyword => ({ tool: 'f', path: 'v', keyword })));
  });

  it('reports nothing where the listed values settle it', () => {
    const schema = { enum: ['ab', 'cd', 5], pattern: '^a', not: { const: 5 } };
    expect(compile(ofValue(schema))).toMatchObject({ leftovers: [] });
  });

  it('ends in values that have no end', () => {
    const endless = { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] };
    expect(hasCalls(endless)).toBe(false);
    expect(hasCalls({ ...endless, required: [] })).toBe(true);
    expect(hasCalls(ofValue({ type: 'integer', minimum: 3, maximum: 2 }))).toBe(false);
    expect(hasCalls(ofValue({ allOf: [{ type: 'string' }, { type: 'integer' }] }))).toBe(false);
  });

  it('leaves out an optional property that nothing fits', async () => {
    const schema = { type: 'object', properties: { a: { enum: [] }, b: { type: 'null' } } };
    const { grammar } = compile(schema);
    expect(await walker.accepts(grammar, '{"b": null}')).toBe(true);
    expect(await walker.accepts(grammar, '{}')).toBe(true);
  });

  it('stays small where many optional properties and many tools meet', () => {
    const properties = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, { type: 'string' }]));
    const tools = Array.from({ length: 50 }, (_, index) => ({
      name: `tool_${index}`,
      parameters: { type: 'object', properties },
    }));
    expect(jsonCallGrammar(tools, bare).grammar.length).toBeLessThan(500_000);
  });
});

describe('calls', () => {
  const syntax: CallSyntax = {
    call: (name, values) => sequence(text(`${name} `), values.root()),
    answer: call => choice(text('none'), call),
  };
  const tools = [
    { name: 'add', parameters: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] } },
    { name: 'say"', parameters: { type: 'object', properties: { t: { type: 'string' } } } },
  ];

  it('name real tools, each with its own parameters', async () => {
    const { grammar } = jsonCallGrammar(tools, syntax);
    for (const answer of ['none', 'add {"n": 1}', 'say" {"t": "x"}', 'say" {}'])
      expect(await walker.accepts(grammar, answer), answer).toBe(true);
    for (const answer of ['add {"t": "x"}', 'sub {}', 'add {}', 'none '])
      expect(await walker.accepts(grammar, answer), answer).toBe(false);
  });

  it('are none without tools', async () => {
    const { grammar } = jsonCallGrammar([], syntax);
    expect(await walker.accepts(grammar, 'none')).toBe(true);
    expect(await walker.accepts(grammar, 'add {"n": 1}')).toBe(false);
  });
});
