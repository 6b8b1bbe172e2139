import type { JsonSchema, JsonValue } from '@/tools/tool';

/** `json`: a parameter whose schema says more than a row can show. */
export type RowKind = 'text' | 'number' | 'integer' | 'boolean' | 'enum' | 'texts' | 'numbers' | 'json';

/** The kinds that a person chooses from. */
export const rowKinds = ['text', 'number', 'integer', 'boolean', 'enum', 'texts', 'numbers'] as const;

/** A parameter as a row of the form. */
export interface Row {
  /** Tells rows apart while their names are being written. */
  readonly id: string;
  readonly name: string;
  readonly kind: RowKind;
  readonly required: boolean;
  readonly description: string;
  /** The values of an enum, one a line. */
  readonly values: string;
  /** The whole schema of a row of kind `json`. */
  readonly schema: JsonValue;
}

/** A schema of arguments as a form: its rows, and the keywords beside them, which stay as they are. */
export interface ParameterForm {
  readonly rows: readonly Row[];
  readonly rest: JsonSchema;
}

const plain = {
  text: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  texts: { type: 'array', items: { type: 'string' } },
  numbers: { type: 'array', items: { type: 'number' } },
} as const satisfies Readonly<Record<string, JsonSchema>>;

/** The values that the lines of an enum's field say, each once. */
export function valuesOf(lines: string): string[] {
  const values = lines.split('\n').map(line => line.trim());
  return [...new Set(values.filter(line => line !== ''))];
}

export function emptyRow(id: string): Row {
  return { id, name: '', kind: 'text', required: true, description: '', values: '', schema: {} };
}

function schemaOfRow({ kind, description, values, schema }: Row): JsonValue {
  if (kind === 'json') return schema;
  const type = kind === 'enum' ? { type: 'string', enum: valuesOf(values) } : plain[kind];
  return description.trim() === '' ? type : { ...type, description: description.trim() };
}

/** The schema that a form says. Of rows with one name the last counts. */
export function schemaOf({ rows, rest }: ParameterForm): JsonSchema {
  const required = rows.filter(row => row.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(rows.map(row => [row.name, schemaOfRow(row)])),
    ...(required.length > 0 && { required }),
    ...rest,
  };
}

function isObject(value: JsonValue | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are one in JSON, whatever the order of their keys. */
function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}

function rowOf(id: string, name: string, schema: JsonValue, required: boolean): Row {
  const row = { ...emptyRow(id), name, required, schema };
  const { description = '', enum: values } = isObject(schema) ? schema : {};
  if (typeof description !== 'string') return { ...row, kind: 'json' };
  const lines = Array.isArray(values) && values.length > 0 ? values.join('\n') : '';
  // The row says the schema where it would make the very same again.
  const kind = rowKinds.find(candidate =>
    isSame(schemaOfRow({ ...row, kind: candidate, description, values: lines }), schema),
  );
  return kind ? { ...row, kind, description, values: lines, schema: {} } : { ...row, kind: 'json' };
}

/** The form of a schema, of which `schemaOf` makes the same again, in the order of its properties; null where no form can show it. */
export function formOf(schema: JsonSchema): ParameterForm | null {
  const { type, properties = {}, required = [], ...rest } = schema;
  if (type !== 'object' || !isObject(properties) || !Array.isArray(required)) return null;
  if (!required.every(name => typeof name === 'string' && Object.hasOwn(properties, name))) return null;
  const rows = Object.entries(properties).map(([name, value], at) =>
    rowOf(`${at}`, name, value, required.includes(name)),
  );
  return { rows, rest };
}

/** Rows whose names cannot stand: empty ones, and the later ones of a name that is there already. */
export function nameFaults(rows: readonly Row[]): ReadonlyMap<string, 'empty' | 'twice'> {
  const seen = new Set<string>();
  const faults = new Map<string, 'empty' | 'twice'>();
  for (const { id, name } of rows) {
    if (name === '') faults.set(id, 'empty');
    else if (seen.has(name)) faults.set(id, 'twice');
    seen.add(name);
  }
  return faults;
}
