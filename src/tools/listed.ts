import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { AppError } from '../errors.ts';
import type { ToolContext } from './context.ts';
import { messageOfKeyword, missing, notAParameter } from './messages.ts';
import { faultOf } from './schema.ts';
import type { Arguments, Checked, JsonSchema, JsonValue, Tool, ToolSource, Violation } from './tool.ts';

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

/** The steps of a JSON pointer, `#/a~1b/2`. */
function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What lies at a pointer in a schema or a value; references on the way are followed. */
function at(root: unknown, pointer: string): JsonValue | undefined {
  let node: unknown = root;
  for (const step of stepsOf(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Readonly<Record<string, unknown>>)[step];
    if (step === '$ref' && typeof node === 'string') node = at(root, node);
  }
  return node as JsonValue | undefined;
}

/** Keywords that say that something inside them is wrong; that is reported by itself. */
const containers = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'dependentSchemas',
  'items',
  'patternProperties',
  'prefixItems',
  'properties',
]);
/** Keywords whose insides say why each of several ways failed: only that none fits is told. */
const choices = new Set(['anyOf', 'contains', 'if', 'not', 'oneOf', 'propertyNames']);

/** The innermost errors, each once. */
function violationsOf(errors: readonly OutputUnit[], schema: JsonSchema, value: unknown): readonly Violation[] {
  const roots = errors
    .filter(({ keyword }) => choices.has(keyword))
    .map(({ keywordLocation }) => `${keywordLocation}/`);
  const told = errors.filter(
    ({ keyword, keywordLocation }) =>
      !containers.has(keyword) && !roots.some(choice => keywordLocation.startsWith(choice)),
  );
  const violations = told.flatMap(({ keyword, keywordLocation, instanceLocation }): Violation[] => {
    const path = stepsOf(instanceLocation);
    const bound = at(schema, keywordLocation);
    if (keyword === 'required' && Array.isArray(bound)) {
      const instance = at(value, instanceLocation);
      const absent = bound.filter(name => !isObject(instance) || !Object.hasOwn(instance, name));
      return absent.map(name => ({ path: [...path, name].join('.'), message: missing }));
    }
    const message = keyword === 'false' ? notAParameter : messageOfKeyword(keyword, bound);
    return [{ path: path.join('.'), message }];
  });
  return [...new Map(violations.map(violation => [`${violation.path} ${violation.message}`, violation])).values()];
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

  // A copy: whoever registers it may change theirs, and the validator adds to the one that it is given.
  let schema: JsonSchema;
  try {
    schema = { type: 'object', ...JSON.parse(JSON.stringify(structuredClone(parameters))) };
  } catch {
    throw refuse('its parameters are not JSON');
  }
  const fault = faultOf(schema);
  if (fault) throw refuse(fault);
  const validator = new Validator(structuredClone(schema) as Schema, '2020-12', false);
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
    checkArguments(value): Checked<Arguments> {
      const { valid, errors } = validator.validate(value);
      if (valid) return { ok: true, value: value as Arguments };
      return { ok: false, violations: violationsOf(errors, schema, value) };
    },
    checkResult: value => ({ ok: true, value: value as JsonValue }),
    run: async (args, context) => (await run(args, context)) ?? null,
    describe: result => (typeof result === 'string' ? result : JSON.stringify(result)),
  };
}
