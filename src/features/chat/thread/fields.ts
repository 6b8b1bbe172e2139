import type { Language } from '@/tools/language';
import type { Arguments, JsonSchema, JsonValue, Tool } from '@/tools/tool';

/** `json`: a value with parts of its own, written as JSON. */
export type FieldKind = 'text' | 'number' | 'integer' | 'boolean' | 'enum' | 'list' | 'json';

/** A parameter as a field of a form. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional: boolean;
  /** The values of an enum. */
  readonly values: readonly string[];
}

function isSchema(value: JsonValue | undefined): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a value that no plain text can stand for. */
function hasParts(schema: JsonSchema): boolean {
  return (
    ['object', 'array'].includes(String(schema.type)) || ['$ref', 'anyOf', 'oneOf', 'allOf'].some(key => key in schema)
  );
}

function kindOf(schema: JsonSchema): FieldKind {
  if (Array.isArray(schema.enum)) return 'enum';
  switch (schema.type) {
    case 'number':
    case 'integer':
    case 'boolean':
      return schema.type;
    case 'array':
      return isSchema(schema.items) && hasParts(schema.items) ? 'json' : 'list';
    case 'string':
      return 'text';
    default:
      return hasParts(schema) ? 'json' : 'text';
  }
}

/** The fields of a tool's form, in the order of its parameters. */
export function fieldsOf(parameters: JsonSchema): Field[] {
  const { properties, required } = parameters;
  if (!isSchema(properties)) return [];
  return Object.entries(properties).map(([name, value]) => {
    const schema = isSchema(value) ? value : {};
    return {
      name,
      kind: kindOf(schema),
      optional: !(Array.isArray(required) && required.includes(name)),
      values: Array.isArray(schema.enum) ? schema.enum.map(String) : [],
    };
  });
}

/** A value as a field shows it; empty where there is none. */
export function fieldText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every(item => typeof item !== 'object')) return value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A comma groups thousands, as English and Chinese write them. */
const numeral = /^[-+−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

function numberOf(text: string): number | null {
  return numeral.test(text) ? Number(text.replace('−', '-').replaceAll(',', '')) : null;
}

/**
 * What a field's text means as its parameter's value; null where it means none. A number that cannot be read stays a text: the
 * tool's own check says what it understands.
 */
export function fieldValue(field: Field, text: string): JsonValue {
  const written = text.trim();
  if (written === '') return null;
  switch (field.kind) {
    case 'number':
    case 'integer':
      return numberOf(written) ?? written;
    case 'boolean':
      return written === 'true';
    case 'list':
      return written.split(/[,，、]/).map(item => numberOf(item.trim()) ?? item.trim());
    case 'json':
      return parsed(written);
    default:
      return written;
  }
}

/** Text that is no JSON stays a text: the tool's own check says what it wants. */
function parsed(written: string): JsonValue {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

/** The arguments that a form's texts make; `missing` are required fields without a text. */
export function argumentsOf(
  fields: readonly Field[],
  texts: Readonly<Record<string, string>>,
): { readonly values: Arguments; readonly missing: readonly string[] } {
  const values: Record<string, JsonValue> = {};
  const missing: string[] = [];
  for (const field of fields) {
    const value = fieldValue(field, texts[field.name] ?? '');
    if (value !== null) values[field.name] = value;
    else if (!field.optional) missing.push(field.name);
  }
  return { values, missing };
}

/** What the examples of a tool say for a parameter, those in the interface's language where they say it in both. */
export function exampleValues(tool: Tool, name: string, language: Language): string[] {
  const values = tool.examples.flatMap(({ query, arguments: args }) => {
    const value = fieldText(args[name]);
    return value !== '' && query[language].includes(value) ? [value] : [];
  });
  return [...new Set(values)];
}
