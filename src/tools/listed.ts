import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { AppError } from '../errors.ts';
import type { OutsideContext } from './context.ts';
import { defaultResultLimitBytes } from './define.ts';
import { type Fault, type FaultCode, fault, faultOfKeyword, reasonDetails } from './faults.ts';
import type { LocalText } from './language.ts';
import { faultOf } from './schema.ts';
import type {
  Arguments,
  Checked,
  Effects,
  JsonSchema,
  JsonValue,
  Permission,
  Tool,
  ToolExample,
  ToolSource,
  Violation,
} from './tool.ts';

const namePattern = /^[A-Za-z_][\w.-]{0,63}$/;
const defaultTimeoutMs = 30_000;

/** A tool that is not ours: its parameters are a JSON Schema, and nothing is known of its result. */
export interface SchemaTool {
  readonly name: string;
  readonly description: string;
  /** JSON Schema (2020-12) of the arguments: an object. */
  readonly parameters: JsonSchema;
  /** Gets nothing of the page. */
  readonly run: (args: Arguments, context: OutsideContext) => JsonValue | undefined | Promise<JsonValue | undefined>;
  readonly source: ToolSource;
  /** Its name unless told. */
  readonly title?: string | LocalText | undefined;
  /** `local` unless told. */
  readonly effects?: Effects | undefined;
  /** `ask` unless told. */
  readonly permission?: Permission | undefined;
  readonly deletes?: boolean | undefined;
  readonly origin?: string | undefined;
  readonly hosts?: readonly string[] | undefined;
  readonly examples?: readonly ToolExample[] | undefined;
  readonly timeoutMs?: number | undefined;
  readonly resultLimitBytes?: number | undefined;
  /** JSON Schema of what `run` returns. */
  readonly result?: JsonSchema | undefined;
  /** One sentence about a result, which is its own JSON unless told. */
  readonly describe?: ((result: JsonValue) => string) | undefined;
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
      return absent.map(name => ({ path: [...path, name].join('.'), ...fault('missing') }));
    }
    const found = keyword === 'false' ? fault('unknown') : faultOfKeyword(keyword, bound);
    return [{ path: path.join('.'), ...found }];
  });
  return [...new Map(violations.map(violation => [`${violation.path} ${violation.message}`, violation])).values()];
}

/** A schema's own copy: whoever made it may change theirs. Throws what `refuse` makes of the reason. */
function copyOf(schema: unknown, notJson: FaultCode, refuse: (found: Fault) => AppError): JsonSchema {
  let copy: JsonSchema;
  try {
    copy = JSON.parse(JSON.stringify(structuredClone(schema)));
  } catch {
    throw refuse(fault(notJson));
  }
  const found = faultOf(copy);
  if (found) throw refuse(found);
  return copy;
}

/** Checks values against a schema by an interpreter: the usual compilers need `eval`. */
function checker<T extends JsonValue>(schema: JsonSchema): (value: unknown) => Checked<T> {
  // The validator adds to the schema that it is given.
  const validator = new Validator(structuredClone(schema) as Schema, '2020-12', false);
  return value => {
    const { valid, errors } = validator.validate(value);
    if (valid) return { ok: true, value: value as T };
    return { ok: false, violations: violationsOf(errors, schema, value) };
  };
}

/**
 * A tool of others. Its calls ask first, since nobody here knows what it does, and its results are data that nobody vouches for.
 * Throws `TOOL_DEFINITION_INVALID` with the reason.
 */
export function toolFromSchema(definition: SchemaTool): Tool {
  const { name, description, parameters, run, source, title, result, describe: say } = definition;
  const refuse = (found: Fault) =>
    new AppError('TOOL_DEFINITION_INVALID', { tool: String(name), ...reasonDetails(found) });
  if (typeof name !== 'string' || !namePattern.test(name)) throw refuse(fault('tool-name'));
  if (typeof description !== 'string' || description.trim() === '') throw refuse(fault('tool-description'));
  if (typeof run !== 'function') throw refuse(fault('tool-run'));
  if (!isObject(parameters) || (parameters.type ?? 'object') !== 'object') throw refuse(fault('tool-parameters'));

  const schema = copyOf({ type: 'object', ...parameters }, 'schema-not-json', refuse);
  return {
    name,
    title: typeof title === 'object' ? title : { en: title ?? name, zh: title ?? name },
    description: { en: description, zh: description },
    category: 'other',
    source,
    effects: definition.effects ?? 'local',
    permission: definition.permission ?? 'ask',
    gesture: false,
    deletes: definition.deletes ?? false,
    origin: definition.origin,
    hosts: definition.hosts ?? [],
    untrusted: true,
    parameters: schema,
    examples: definition.examples ?? [],
    timeoutMs: definition.timeoutMs ?? defaultTimeoutMs,
    resultLimitBytes: definition.resultLimitBytes ?? defaultResultLimitBytes,
    checkArguments: checker<Arguments>(schema),
    checkResult: result
      ? checker<JsonValue>(copyOf(result, 'results-not-json', refuse))
      : value => ({ ok: true, value: value as JsonValue }),
    run: async (args, { signal, progress, language }) => (await run(args, { signal, progress, language })) ?? null,
    describe: value => say?.(value) ?? (typeof value === 'string' ? value : JSON.stringify(value)),
  };
}
