import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf } from '@/tools/schema';
import type { JsonSchema, JsonValue } from '@/tools/tool';
import { emptyRow, formOf, nameFaults, type Row, type RowKind, rowKinds, schemaOf, valuesOf } from './rows';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,12}$/);
const line = fc.stringMatching(/^[A-Za-z0-9,;:.äé文]([A-Za-z0-9,;:. äé文]{0,10}[A-Za-z0-9文])?$/);

/** A row as a person fills it in. */
const row: fc.Arbitrary<Row> = fc
  .record({
    name,
    kind: fc.constantFrom<RowKind>(...rowKinds),
    required: fc.boolean(),
    description: fc.oneof(fc.constant(''), line),
    values: fc.uniqueArray(line, { minLength: 1, maxLength: 5 }),
  })
  .map(({ kind, values, ...rest }) => ({
    ...emptyRow(''),
    ...rest,
    kind,
    values: kind === 'enum' ? values.join('\n') : '',
  }));
const rows = fc
  .uniqueArray(row, { selector: ({ name: named }) => named, maxLength: 6 })
  .map(all => all.map((one, at) => ({ ...one, id: `${at}` })));

/** Schemas of a parameter, most of them beyond what a row shows. */
const parameter: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(
    true,
    {},
    { type: 'string' },
    { type: 'string', enum: ['a', 'b'], description: 'one of two' },
    { type: 'string', enum: ['a\nb'] },
    { type: 'string', enum: [' a'] },
    { type: 'string', enum: [] },
    { enum: [1, 2] },
    { type: 'string', format: 'date' },
    { type: 'string', description: ' padded ' },
    { type: ['string', 'null'] },
    { type: 'integer', minimum: 1, default: 3 },
    { type: 'array', items: { type: 'object', properties: { x: { type: 'number' } } } },
    { anyOf: [{ type: 'string' }, { type: 'number' }] },
    { $ref: '#/$defs/place' },
  ),
  fc.jsonValue().map(value => value as JsonValue),
);

describe('the rows of a form and the JSON Schema of its parameters', () => {
  it('are the same rows after the way there and back', () => {
    fc.assert(
      fc.property(rows, all => {
        const schema = schemaOf({ rows: all, rest: {} });
        expect(formOf(schema)).toEqual({ rows: all.toSorted(asKeys(schema)), rest: {} });
      }),
    );
  });

  it('make a schema that can be checked against', () => {
    fc.assert(
      fc.property(rows, all => {
        expect(faultOf(schemaOf({ rows: all, rest: {} }))).toBeNull();
      }),
    );
  });

  it('are the same schema after the way there and back, whatever it says', () => {
    const rest = fc.constantFrom<JsonSchema>(
      {},
      { additionalProperties: false },
      { $defs: { place: { type: 'string' } }, minProperties: 1 },
    );
    const properties = fc.dictionary(name, parameter, { maxKeys: 6 });
    fc.assert(
      fc.property(properties, rest, fc.func(fc.boolean()), (all, beside, isRequired) => {
        const required = Object.keys(all).filter(key => isRequired(key));
        const schema = { type: 'object', properties: all, ...(required.length > 0 && { required }), ...beside };
        const form = formOf(schema);
        expect(form && schemaOf(form)).toEqual(schema);
      }),
    );
  });

  it('leave to JSON what a row does not show', () => {
    const form = formOf({
      type: 'object',
      properties: { city: { type: 'string' }, day: { type: 'string', format: 'date' } },
      required: ['day'],
    });
    expect(form?.rows.map(({ name: named, kind, required }) => [named, kind, required])).toEqual([
      ['city', 'text', false],
      ['day', 'json', true],
    ]);
  });

  it.each<[string, JsonSchema]>([
    ['no object', { type: 'array' }],
    ['properties that are none', { type: 'object', properties: [] }],
    ['a required parameter that is not there', { type: 'object', properties: {}, required: ['city'] }],
  ])('are no form of %s', (_, schema) => expect(formOf(schema)).toBeNull());
});

/** Names that are whole numbers come first in an object: the rows follow the schema's order. */
function asKeys({ properties }: JsonSchema) {
  const keys = Object.keys(properties as object);
  return (a: Row, b: Row) => keys.indexOf(a.name) - keys.indexOf(b.name);
}

describe('the fields of a row', () => {
  it('read an enum by lines, each value once', () => {
    expect(valuesOf(' small \n\nlarge\nsmall\n')).toEqual(['small', 'large']);
  });

  it('complain of names that are empty or there already', () => {
    const named = ['city', '', 'city', 'unit'].map((called, at) => ({ ...emptyRow(`${at}`), name: called }));
    expect([...nameFaults(named)]).toEqual([
      ['1', 'empty'],
      ['2', 'twice'],
    ]);
  });
});
