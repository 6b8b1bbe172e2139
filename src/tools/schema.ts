import { dereference, type Schema } from '@cfworker/json-schema';
import { z } from 'zod';
import { type Fault, fault } from './faults.ts';
import type { JsonSchema } from './tool.ts';
// Types alone are erased: this runs it, which forbids zod to compile.
import './tool.ts';

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Some keywords of one kind of value. */
function each<S extends z.ZodType>(names: string, value: S): Readonly<Record<string, z.ZodOptional<S>>> {
  return Object.fromEntries(names.split(' ').map(name => [name, value.optional()]));
}

const subschema: z.ZodType = z.lazy(() => z.union([z.boolean(), keywords]));
const type = z.enum(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null']);
const pattern = z.string().refine(isPattern);

/** What JSON Schema (2020-12) says of the values of its keywords. */
const keywords = z.looseObject({
  ...each('type', z.union([type, z.array(type).min(1)])),
  ...each('enum', z.array(z.unknown())),
  ...each('if then else not items contains additionalProperties propertyNames', subschema),
  ...each('allOf anyOf oneOf prefixItems', z.array(subschema)),
  ...each('properties $defs definitions dependentSchemas', z.record(z.string(), subschema)),
  ...each('patternProperties', z.record(pattern, subschema)),
  ...each('required', z.array(z.string())),
  ...each('dependentRequired', z.record(z.string(), z.array(z.string()))),
  ...each(
    'minLength maxLength minItems maxItems minContains maxContains minProperties maxProperties',
    z.int().nonnegative(),
  ),
  ...each('minimum maximum exclusiveMinimum exclusiveMaximum', z.number()),
  ...each('multipleOf', z.number().positive()),
  ...each('pattern', pattern),
  ...each('uniqueItems', z.boolean()),
  ...each('$ref format', z.string()),
});

/** The dotted path of the innermost thing that is wrong, through the unions on the way. */
function pathOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues;
  if (!issue) return '';
  const deepest =
    issue.code === 'invalid_union' ? issue.errors.map(pathOf).toSorted((a, b) => b.length - a.length)[0] : '';
  return [...issue.path.map(String), ...(deepest ? [deepest] : [])].join('.');
}

/** The parts that a part applies to the value that it is itself applied to. */
function appliedBeside(part: Schema, target: Schema | undefined): readonly (Schema | boolean | undefined)[] {
  const { allOf = [], anyOf = [], oneOf = [], dependentSchemas = {} } = part;
  const lists = [allOf, anyOf, oneOf, Object.values(dependentSchemas)].flat();
  return [target, part.not, part.if, part.then, part.else, ...lists];
}

/**
 * Why a schema cannot be checked against; null where it can. What the validator would throw, at once or at the first
 * call, is found here: keywords with values of another type, patterns that are none, references to nothing or round in a circle.
 */
export function faultOf(schema: JsonSchema): Fault | null {
  const parsed = keywords.safeParse(schema);
  if (!parsed.success) return fault('schema-invalid', pathOf(parsed.error.issues));

  let parts: Record<string, Schema | boolean>;
  try {
    parts = dereference(structuredClone(schema) as Schema);
  } catch (thrown) {
    return fault('schema-unresolved', thrown instanceof Error ? thrown.message : String(thrown));
  }
  const targetOf = (part: Schema) =>
    part.$ref === undefined ? undefined : parts[String(part.__absolute_ref__ ?? part.$ref)];
  const checked = new Set<Schema>();
  const open = new Set<Schema>();
  /** Whether a part, applied to one value, comes to apply itself to that value again. */
  const circles = (part: Schema | boolean | undefined): boolean => {
    if (typeof part !== 'object' || checked.has(part)) return false;
    if (open.has(part)) return true;
    open.add(part);
    const target = targetOf(part);
    const found = appliedBeside(part, typeof target === 'object' ? target : undefined).some(circles);
    open.delete(part);
    checked.add(part);
    return found;
  };
  for (const part of Object.values(parts)) {
    if (typeof part === 'boolean') continue;
    if (part.$ref !== undefined && targetOf(part) === undefined) return fault('schema-dangling', part.$ref);
    if (circles(part)) return fault('schema-circular');
  }
  return null;
}
