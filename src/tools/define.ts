import { z } from 'zod';
import type { Arguments, Checked, JsonSchema, JsonValue, Tool, ToolDefinition } from './tool.ts';

const defaultTimeoutMs = 10_000;

/** Parses a value, its violations with dotted paths. */
function check<T>(schema: z.ZodType, value: unknown): Checked<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data as T };
  return {
    ok: false,
    violations: parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
  };
}

/** The JSON Schema of the arguments as a caller writes them, so that one with a default is optional. */
function jsonSchemaOf(parameters: z.ZodObject): JsonSchema {
  const { $schema, additionalProperties, ...schema } = z.toJSONSchema(parameters, { io: 'input' });
  return schema as JsonSchema;
}

/**
 * Makes a built-in tool from what its file says: JSON Schema and both checks follow from the zod schemas, whose outputs must
 * be JSON. A run gets what `checkArguments` returned, a description what `checkResult` returned.
 */
export function defineTool<P extends z.ZodObject, R extends z.ZodType>(definition: ToolDefinition<P, R>): Tool {
  const { parameters, result, run, describe, gesture = false, timeoutMs = defaultTimeoutMs, ...rest } = definition;
  return {
    ...rest,
    source: 'builtin',
    gesture,
    timeoutMs,
    parameters: jsonSchemaOf(parameters),
    checkArguments: value => check<Arguments>(parameters, value),
    checkResult: value => check<JsonValue>(result, value),
    run: async (args, context) => (await run(args as z.output<P>, context)) as JsonValue,
    describe: (value, format) => describe[format.language](value as z.output<R>, format),
  };
}
