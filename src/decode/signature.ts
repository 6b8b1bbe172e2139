import { AppError } from '../errors.ts';
import type { JsonSchema, JsonValue } from '../tools/tool.ts';

const scalarTypes = ['string', 'number', 'integer', 'boolean'] as const;
const itemTypes = ['string', 'number', 'integer'] as const;

/** The types that the embedded model's template can write. */
export type ScalarType = (typeof scalarTypes)[number];
export type ItemType = (typeof itemTypes)[number];
export type ParameterType =
  | { readonly kind: 'scalar'; readonly type: ScalarType }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'array'; readonly items: ItemType };

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional: boolean;
}

/** A tool as a flat-call template sees it: its name and its parameters in the order of the definition. */
export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

/** Names that stand in a call without quotes. */
const callableName = /^[A-Za-z_][\w.-]*$/;

function isOneOf<T extends JsonValue>(values: readonly T[], value: JsonValue | undefined): value is T {
  return values.some(one => one === value);
}

function parseType(text: string): ParameterType {
  if (isOneOf(scalarTypes, text)) return { kind: 'scalar', type: text };
  const items = text.endsWith('[]') ? text.slice(0, -2) : '';
  if (isOneOf(itemTypes, items)) return { kind: 'array', items };
  return { kind: 'enum', values: text.split('|') };
}

function formatType(type: ParameterType): string {
  if (type.kind === 'scalar') return type.type;
  return type.kind === 'array' ? `${type.items}[]` : type.values.join('|');
}

/**
 * Reads parameters in the notation of a prompt's tool list: `a: string, b?: x|y, c: number[]`; the empty text has none.
 * Throws a `SyntaxError`.
 */
export function parseParameters(notation: string): readonly Parameter[] {
  if (notation === '') return [];
  return notation.split(', ').map(part => {
    const { name, optional, type } = part.match(/^(?<name>[\w.-]+)(?<optional>\?)?: (?<type>.+)$/)?.groups ?? {};
    if (name === undefined || type === undefined) throw new SyntaxError(`Not a parameter: ${part}`);
    return { name, type: parseType(type), optional: optional !== undefined };
  });
}

/** Writes parameters in the notation that `parseParameters` reads. */
export function formatParameters(parameters: readonly Parameter[]): string {
  return parameters.map(({ name, type, optional }) => `${name}${optional ? '?' : ''}: ${formatType(type)}`).join(', ');
}

/** True for a JSON object, which is what a schema is unless it is `true` or `false`. */
export function isSchema(value: JsonValue | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type of one property, or null when the template cannot write its values. */
function typeOf(schema: JsonValue | undefined): ParameterType | null {
  if (!isSchema(schema)) return null;
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (Array.isArray(values)) {
    // A line break would end the tool's line in the prompt.
    const texts = values.filter(value => typeof value === 'string' && !/[\r\n]/.test(value));
    return texts.length > 0 && texts.length === values.length ? { kind: 'enum', values: texts } : null;
  }
  if (isOneOf(scalarTypes, schema.type)) return { kind: 'scalar', type: schema.type };
  const { type, items } = schema;
  if (type !== 'array' || !isSchema(items) || items.enum !== undefined || schema.prefixItems !== undefined) return null;
  return isOneOf(itemTypes, items.type) ? { kind: 'array', items: items.type } : null;
}

const combining = ['anyOf', 'oneOf', 'allOf', '$ref', 'if', 'not'] as const;

/** Why the template cannot write a property, in the words of its schema: `anyOf`, `enum`, `object`. */
function reasonOf(schema: JsonValue | undefined): string {
  if (!isSchema(schema)) return JSON.stringify(schema);
  const keyword = [...combining, 'const', 'enum'].find(name => schema[name] !== undefined);
  return keyword ?? (typeof schema.type === 'string' ? schema.type : JSON.stringify(schema.type ?? {}));
}

/**
 * The signature of a tool from the JSON Schema of its arguments: an object whose properties are strings, numbers, integers,
 * booleans, enums of strings, or arrays of the first three. Bounds and formats are the format check's business.
 * Throws `TOOL_NOT_WRITABLE` with the `tool` and the `reason` for anything else: a name that a call cannot hold, nested objects,
 * unions, references, a required property without a schema.
 */
export function signatureOf(name: string, schema: JsonSchema): Signature {
  const refuse = (reason: string) => new AppError('TOOL_NOT_WRITABLE', { tool: name, reason });
  if (!callableName.test(name)) throw refuse(name);
  if (schema.type !== undefined && schema.type !== 'object') throw refuse(JSON.stringify(schema.type));
  const properties = schema.properties ?? {};
  if (!isSchema(properties)) throw refuse('properties');
  const unsupported = combining.find(keyword => schema[keyword] !== undefined);
  if (unsupported) throw refuse(unsupported);

  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  for (const key of required) if (!Object.hasOwn(properties, key)) throw refuse(key);
  const parameters = Object.entries(properties).map(([key, property]) => {
    const type = typeOf(property);
    if (!callableName.test(key)) throw refuse(key);
    if (!type) throw refuse(`${key}: ${reasonOf(property)}`);
    return { name: key, type, optional: !required.has(key) };
  });
  return { name, parameters };
}
