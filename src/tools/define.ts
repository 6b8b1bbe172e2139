import { z } from 'zod';
// For its effect: zod must not compile its parsers.
import './tool.ts';
import type { ToolContext } from './context.ts';
import { parseWithFaults } from './faults.ts';
import type { Arguments, Checked, JsonSchema, JsonValue, Tool, ToolDefinition } from './tool.ts';

const defaultTimeoutMs = 10_000;
export const defaultResultLimitBytes = 256 * 1024;

/** Parses a value, its violations with dotted paths. */
function check<T>(schema: z.ZodType, value: unknown): Checked<T> {
  const parsed = parseWithFaults(schema, value);
  if (parsed.ok) return { ok: true, value: parsed.value as T };
  return {
    ok: false,
    violations: parsed.faults.map(({ path, fault }) => ({ path: path.map(String).join('.'), ...fault })),
  };
}

/** The JSON Schema of the arguments as a caller writes them, so that one with a default is optional. */
function jsonSchemaOf(parameters: z.ZodObject): JsonSchema {
  const { $schema, additionalProperties, ...schema } = z.toJSONSchema(parameters, {
    io: 'input',
    override({ jsonSchema }) {
      // Whole numbers are those that a number holds exactly; no reader needs to be told.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return schema as JsonSchema;
}

/**
 * Makes a built-in tool from what its file says: JSON Schema and both checks follow from the zod schemas, whose outputs must
 * be JSON. Properties that no parameter names are refused. A run gets what `checkArguments` returned, a description what `checkResult` returned.
 */
export function defineTool<P extends z.ZodObject, R extends z.ZodType>(definition: ToolDefinition<P, R>): Tool {
  const { parameters, result, run, describe, undo, ...rest } = definition;
  const strict = parameters.strict();
  let jsonSchema: JsonSchema | undefined;
  return {
    gesture: false,
    deletes: false,
    hosts: [],
    untrusted: false,
    timeoutMs: defaultTimeoutMs,
    ...rest,
    source: 'builtin',
    resultLimitBytes: defaultResultLimitBytes,
    // Made when it is first looked at: the page starts with all tools, and few are.
    get parameters() {
      jsonSchema ??= jsonSchemaOf(parameters);
      return jsonSchema;
    },
    checkArguments: value => check<Arguments>(strict, value),
    checkResult: value => check<JsonValue>(result, value),
    run: async (args, context) => (await run(args as z.output<P>, context)) as JsonValue,
    describe: (value, format) => describe[format.language](value as z.output<R>, format),
    ...(undo && { undo: (value: JsonValue, context: ToolContext) => undo(value as z.output<R>, context) }),
  };
}
