import type { z } from 'zod';
import type { ErrorDetails } from '../errors.ts';
import type { JsonValue, Violation } from './tool.ts';

/** What a value must be, by the name that a schema gives its type. */
const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

/** Each fault in English, as the rest of a sentence that begins with the path of what is wrong: what models and developers read. */
const messages = {
  missing: () => 'is missing',
  unknown: () => 'is not a parameter',
  unfit: () => 'does not fit',
  /** `value`: names of types, `|` between them. */
  type: (value: string) =>
    `must be ${value
      .split('|')
      .map(type => kinds[type] ?? type)
      .join(' or ')}`,
  one: (value: string) => `must be ${value}`,
  choice: (value: string) => `must be one of ${value}`,
  least: (value: string) => `must be at least ${value}`,
  most: (value: string) => `must be at most ${value}`,
  more: (value: string) => `must be more than ${value}`,
  less: (value: string) => `must be less than ${value}`,
  'least-characters': (value: string) => `must have at least ${value} characters`,
  'most-characters': (value: string) => `must have at most ${value} characters`,
  'least-items': (value: string) => `must have at least ${value} items`,
  'most-items': (value: string) => `must have at most ${value} items`,
  'least-properties': (value: string) => `must have at least ${value} properties`,
  'most-properties': (value: string) => `must have at most ${value} properties`,
  multiple: (value: string) => `must be a multiple of ${value}`,
  twice: () => 'must have no item twice',
  pattern: (value: string) => `must match ${value}`,
  format: (value: string) => `must be a valid ${value}`,
  'schema-invalid': (value: string) => `its parameters are no JSON Schema at ${value}`,
  'schema-unresolved': (value: string) => `its parameters cannot be resolved (${value})`,
  'schema-dangling': (value: string) => `its parameters refer to ${value}, which is not in them`,
  'schema-circular': () => 'its parameters refer to themselves without end',
  'schema-deep': (value: string) => `its schema is more than ${value} levels deep`,
  'schema-names': () => 'its schema holds a name that is not allowed',
  'schema-not-json': () => 'its parameters are not JSON',
  'results-not-json': () => 'its results are not JSON',
  'tool-name': () => 'its name may hold letters, digits, "_", "." and "-"',
  'tool-description': () => 'it has no description',
  'tool-run': () => 'it has no function to run',
  'tool-parameters': () => 'its parameters are no object schema',
  'url-scheme': () => 'it must begin with https://, or with http://localhost',
  'url-characters': () => 'it must have no space, # or \\',
  'url-brace': () => 'a brace has no other half',
  'url-host': () => 'its host must be fixed: placeholders stand behind it',
  'url-none': () => 'it is no address',
  'url-user': () => 'it must hold no user name or password',
  'url-dots': () => 'it must have no . or .. in its path',
  headers: () => 'are no headers',
  'headers-secret': () => 'must hold no secrets',
  'body-of-get': () => 'is not sent by GET',
  placeholder: (value: string) => `{${value}} is no parameter`,
} as const;

export type FaultCode = keyof typeof messages;
export const faultCodes = Object.keys(messages) as readonly FaultCode[];

/** What is wrong with a value. `code` and `value` are for words in other languages, `message` says it in English. */
export interface Fault {
  readonly code: FaultCode;
  readonly value?: string;
  readonly message: string;
}

export function fault(code: FaultCode, value?: string): Fault {
  return { code, ...(value !== undefined && { value }), message: messages[code](value ?? '') };
}

/** A fault as the details of an error: `errorText` puts the words of its language in place of `reason`. */
export function reasonDetails({ code, value, message }: Pick<Violation, 'code' | 'value' | 'message'>): ErrorDetails {
  return {
    reason: message,
    ...(code !== undefined && { reasonCode: code }),
    ...(value !== undefined && { reasonValue: value }),
  };
}

function mustBeOneOf(values: readonly unknown[]): Fault {
  const texts = values.map(value => (typeof value === 'string' ? value : JSON.stringify(value)));
  return fault(texts.length > 1 ? 'choice' : 'one', texts.join(', '));
}

const counted: Readonly<Record<string, 'characters' | 'items' | 'properties'>> = {
  string: 'characters',
  array: 'items',
  object: 'properties',
};

/** `of` is what is bounded: a number itself, or the length of a text, a list or an object. */
function bounded(side: 'least' | 'most', bound: number | bigint, of: string, inclusive = true): Fault {
  const what = counted[of];
  if (what) return fault(`${side}-${what}`, String(bound));
  return fault(inclusive ? side : side === 'least' ? 'more' : 'less', String(bound));
}

/** What is wrong with a value that zod refused. */
export function faultOfIssue(issue: z.core.$ZodRawIssue): Fault {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? fault('missing') : fault('type', issue.expected);
    case 'invalid_value':
      return mustBeOneOf(issue.values);
    case 'too_small':
      return bounded('least', Number(issue.minimum), issue.origin, issue.inclusive);
    case 'too_big':
      return bounded('most', Number(issue.maximum), issue.origin, issue.inclusive);
    case 'invalid_format':
      return fault('format', issue.format);
    case 'unrecognized_keys':
      return fault('unknown');
    default:
      return fault('unfit');
  }
}

/** What `refine` of zod takes: a check whose failure is this fault. */
export function refusal(code: FaultCode, value?: string): { readonly error: string; readonly params: object } {
  const found = fault(code, value);
  return { error: found.message, params: { fault: found } };
}

/** Parses a value. What is wrong comes with the path of each place; an unknown property is one at its own path. */
export function parseWithFaults<T>(
  schema: z.ZodType<T>,
  value: unknown,
):
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly faults: readonly { readonly path: readonly PropertyKey[]; readonly fault: Fault }[];
    } {
  // Zod hands on nothing of a raw issue but its message.
  const said = new Map<string, Fault>();
  const parsed = schema.safeParse(value, {
    error(issue) {
      const found = faultOfIssue(issue);
      said.set(found.message, found);
      return found.message;
    },
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    faults: parsed.error.issues.flatMap(issue => {
      const given: Fault | undefined = issue.code === 'custom' ? issue.params?.fault : undefined;
      const found = given ?? said.get(issue.message) ?? { ...fault('unfit'), message: issue.message };
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [...issue.path, key]) : [issue.path];
      return paths.map(path => ({ path, fault: found }));
    }),
  };
}

type Keyword = (bound: JsonValue) => Fault;
const asNumber =
  (say: (bound: number) => Fault): Keyword =>
  bound =>
    say(Number(bound));

const byKeyword: Readonly<Record<string, Keyword>> = {
  type: types => fault('type', [types].flat().map(String).join('|')),
  enum: values => mustBeOneOf([values].flat()),
  const: value => mustBeOneOf([value]),
  minimum: asNumber(bound => bounded('least', bound, 'number')),
  maximum: asNumber(bound => bounded('most', bound, 'number')),
  exclusiveMinimum: asNumber(bound => bounded('least', bound, 'number', false)),
  exclusiveMaximum: asNumber(bound => bounded('most', bound, 'number', false)),
  multipleOf: bound => fault('multiple', String(bound)),
  minLength: asNumber(bound => bounded('least', bound, 'string')),
  maxLength: asNumber(bound => bounded('most', bound, 'string')),
  minItems: asNumber(bound => bounded('least', bound, 'array')),
  maxItems: asNumber(bound => bounded('most', bound, 'array')),
  uniqueItems: () => fault('twice'),
  minProperties: asNumber(bound => bounded('least', bound, 'object')),
  maxProperties: asNumber(bound => bounded('most', bound, 'object')),
  pattern: pattern => fault('pattern', String(pattern)),
  format: format => fault('format', String(format)),
};

/** What is wrong with a value that breaks a keyword of JSON Schema, by the keyword and its value. */
export function faultOfKeyword(keyword: string, bound: JsonValue | undefined): Fault {
  const say = Object.hasOwn(byKeyword, keyword) ? byKeyword[keyword] : undefined;
  return say && bound !== undefined ? say(bound) : fault('unfit');
}
