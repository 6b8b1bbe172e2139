import { isSchema } from '../../decode/signature.ts';
import type { Arguments, JsonValue, Tool } from '../../tools/tool.ts';
import type { ToolCall, Verdict } from '../events.ts';

export interface FormatCheck {
  readonly verdict: Verdict;
  /** The call's arguments after safe coercions: what a person or a model gave, nothing added. */
  readonly given: Arguments;
  /** What the tool runs on: `given` as the tool's schema reads it, defaults filled in. Equals `given` when refused. */
  readonly arguments: Arguments;
}

const numeral = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** The value as the schema's type, where it is a string that spells exactly one value of that type; else the value itself. */
function coerceScalar(value: JsonValue, type: JsonValue | undefined): JsonValue {
  if (typeof value !== 'string') return value;
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if ((type === 'number' || type === 'integer') && numeral.test(value)) {
    const number = Number(value);
    if (type === 'number' || Number.isSafeInteger(number)) return number;
  }
  return value;
}

function coerce(value: JsonValue, schema: JsonValue | undefined, path: string, coerced: string[]): JsonValue {
  if (!isSchema(schema)) return value;
  if (schema.type === 'array' && Array.isArray(value))
    return value.map((item: JsonValue, index) => coerce(item, schema.items, `${path}.${index}`, coerced));
  const result = coerceScalar(value, schema.type);
  if (result !== value) coerced.push(path);
  return result;
}

/**
 * Check 1 of three: the tool exists and its schema holds the arguments (APIGen, arXiv 2406.18518, section 3.2). Only coercions
 * that cannot change the meaning are made, "10" to 10 and "true" to true, and the verdict names them. Pure.
 */
export function checkFormat(call: ToolCall, tools: ReadonlyMap<string, Tool>): FormatCheck {
  const tool = tools.get(call.name);
  if (!tool)
    return {
      verdict: {
        check: 'format',
        passed: false,
        reasons: [{ path: '', code: 'tool-unknown', value: call.name, message: `No tool is named ${call.name}.` }],
      },
      given: call.arguments,
      arguments: call.arguments,
    };

  const { properties } = tool.parameters;
  const coerced: string[] = [];
  const given = Object.fromEntries(
    Object.entries(call.arguments).map(([name, value]) => {
      const schema = isSchema(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
      return [name, coerce(value, schema, name, coerced)];
    }),
  );
  const checked = tool.checkArguments(given);
  return {
    verdict: {
      check: 'format',
      passed: checked.ok,
      reasons: checked.ok ? [] : checked.violations,
      ...(coerced.length > 0 && { coerced }),
    },
    given,
    arguments: checked.ok ? checked.value : given,
  };
}
