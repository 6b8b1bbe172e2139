import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { type Fault, fault, parseWithFaults, reasonDetails, refusal } from '../faults.ts';
import { faultOf } from '../schema.ts';
import type { JsonSchema, JsonValue } from '../tool.ts';
import { faultOfUrl, placeholdersOf } from './template.ts';

export const userToolFormat = 'tiny-giant-tool/1';
/** Of a definition's JSON. */
export const definitionLimitBytes = 64 * 1024;

const json = z.json() as z.ZodType<JsonValue>;
const name = z.string().regex(/^[A-Za-z_][\w.-]{0,63}$/, 'may hold letters, digits, "_", "." and "-"');

/** Headers that carry secrets: a definition is stored, exported and shared. */
const secretHeader = /authorization|cookie|api-?key|token|secret|password/i;

function areHeaders(headers: Readonly<Record<string, string>>): boolean {
  try {
    return [...new Headers(headers)].length === Object.keys(headers).length;
  } catch {
    return false;
  }
}

/** A fault as an issue of zod, at a path below where it was found. */
function issueOf(found: Fault, path: string[] = []) {
  return { code: 'custom' as const, path, message: found.message, params: { fault: found } };
}

const codeBody = z.strictObject({
  kind: z.literal('code'),
  /** JavaScript for the sandbox; the arguments are its `input` and `args`. */
  code: z.string().min(1),
});

const httpBody = z
  .strictObject({
    kind: z.literal('http'),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    /** With `{parameter}` placeholders behind its host. */
    url: z.string(),
    headers: z
      .record(z.string(), z.string())
      .refine(areHeaders, refusal('headers'))
      .refine(headers => !Object.keys(headers).some(key => secretHeader.test(key)), refusal('headers-secret'))
      .optional(),
    /** JSON, in which a text `"{parameter}"` stands for an argument's value. */
    body: json.optional(),
    /** The steps to the part of the answer that is the result: `main.temp`, `items.0`. */
    resultPath: z.string().min(1).optional(),
  })
  .refine(({ method, body }) => method !== 'GET' || body === undefined, { path: ['body'], ...refusal('body-of-get') })
  .superRefine(({ url }, context) => {
    const found = faultOfUrl(url);
    if (found) context.addIssue(issueOf(found, ['url']));
  });

const definitionSchema = z
  .strictObject({
    format: z.literal(userToolFormat),
    name,
    title: z.string().trim().min(1).max(80).optional(),
    description: z.string().trim().min(1).max(500),
    /** JSON Schema of the arguments: an object. */
    parameters: z
      .record(z.string(), json)
      .refine(({ type }) => type === 'object', { path: ['type'], ...refusal('one', 'object') })
      .superRefine((parameters, context) => {
        const found = faultOf(parameters as JsonSchema);
        if (found) context.addIssue(issueOf(found));
      }),
    examples: z
      .array(z.strictObject({ query: z.string().min(1), arguments: z.record(z.string(), json) }))
      .max(20)
      .optional(),
    body: z.discriminatedUnion('kind', [codeBody, httpBody]),
  })
  .superRefine(({ parameters, body }, context) => {
    if (body.kind !== 'http') return;
    const { properties } = parameters;
    const names = typeof properties === 'object' && properties !== null ? properties : {};
    const unknown = placeholdersOf(body.url).find(placeholder => !Object.hasOwn(names, placeholder));
    if (unknown === undefined) return;
    context.addIssue(issueOf(fault('placeholder', unknown), ['body', 'url']));
  });

/** A tool that a person made, as it is stored, exported and shared. */
export type UserToolDefinition = z.output<typeof definitionSchema>;
export type HttpBody = z.output<typeof httpBody>;

/** What a value calls itself, where it is a definition at all. */
export function nameOf(value: unknown): string {
  const { name: called } = typeof value === 'object' && value !== null ? (value as { name?: unknown }) : {};
  return typeof called === 'string' && called !== '' ? called.slice(0, 64) : '?';
}

/**
 * Reads a definition from a value of JSON. Throws `USER_TOOL_TOO_LARGE`, `USER_TOOL_FORMAT` where it is of another version or is none,
 * and `USER_TOOL_INVALID` with the place that is wrong.
 */
export function readDefinition(value: unknown): UserToolDefinition {
  const tool = nameOf(value);
  const bytes = new TextEncoder().encode(JSON.stringify(value) ?? '').length;
  if (bytes > definitionLimitBytes) throw new AppError('USER_TOOL_TOO_LARGE', { kib: definitionLimitBytes / 1024 });
  const { format } = typeof value === 'object' && value !== null ? (value as { format?: unknown }) : {};
  if (format !== userToolFormat)
    throw new AppError('USER_TOOL_FORMAT', { tool, format: String(format ?? '?').slice(0, 64), known: userToolFormat });
  const parsed = parseWithFaults(definitionSchema, value);
  if (parsed.ok) return parsed.value;
  const [first] = parsed.faults;
  throw new AppError('USER_TOOL_INVALID', {
    tool,
    path: first?.path.map(String).join('.') || '.',
    ...reasonDetails(first?.fault ?? fault('unfit')),
  });
}
