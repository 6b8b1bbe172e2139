import { type Schema, Validator } from '@cfworker/json-schema';
import { AppError } from '../errors.ts';
import type { ToolContext } from './context.ts';
import type { Arguments, Checked, JsonSchema, JsonValue, Tool, ToolSource } from './tool.ts';

const namePattern = /^[A-Za-z_][\w.-]{0,63}$/;
const timeoutMs = 30_000;

/** A tool that is not ours: its parameters are a JSON Schema, and nothing is known of its result. */
export interface SchemaTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (2020-12) of the arguments: an object. */
  readonly parameters: JsonSchema;
  readonly run: (args: Arguments, context: ToolContext) => JsonValue | undefined | Promise<JsonValue | undefined>;
  readonly source: ToolSource;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `#/numbers/2` as `numbers.2`. */
function dotted(pointer: string): string {
  return pointer.replace(/^#\/?/, '').replaceAll('/', '.');
}

function checkWith(validator: Validator, value: unknown): Checked<Arguments> {
  const { valid, errors } = validator.validate(value);
  if (valid) return { ok: true, value: value as Arguments };
  // The validator also reports every schema around a failed one; the innermost says what is wrong.
  const innermost = errors.filter(({ keyword }) => keyword !== 'properties' && keyword !== 'items');
  return {
    ok: false,
    violations: innermost.map(({ instanceLocation, error }) => ({ path: dotted(instanceLocation), message: error })),
  };
}

/**
 * A tool of others. Its calls ask first, since nobody here knows what it does. The schema is checked by an interpreter: the usual
 * compilers need `eval`. Throws `TOOL_DEFINITION_INVALID` with the reason.
 */
export function toolFromSchema({ name, description, parameters, run, source }: SchemaTool): Tool {
  const refuse = (reason: string) => new AppError('TOOL_DEFINITION_INVALID', { tool: String(name), reason });
  if (typeof name !== 'string' || !namePattern.test(name))
    throw refuse('its name may hold letters, digits, "_", "." and "-"');
  if (typeof description !== 'string' || description.trim() === '') throw refuse('it has no description');
  if (typeof run !== 'function') throw refuse('it has no function to run');
  if (!isObject(parameters) || (parameters.type ?? 'object') !== 'object')
    throw refuse('its parameters are no object schema');

  const schema = { type: 'object', ...parameters } as JsonSchema;
  const validator = new Validator(schema as Schema, '2020-12', false);
  return {
    name,
    title: { en: name, zh: name },
    description: { en: description, zh: description },
    category: 'other',
    source,
    effects: 'local',
    permission: 'ask',
    gesture: false,
    parameters: schema,
    examples: [],
    timeoutMs,
    checkArguments: value => checkWith(validator, value),
    checkResult: value => ({ ok: true, value: value as JsonValue }),
    run: async (args, context) => (await run(args, context)) ?? null,
    describe: result => (typeof result === 'string' ? result : JSON.stringify(result)),
  };
}
