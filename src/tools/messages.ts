import type { z } from 'zod';
import type { JsonValue } from './tool.ts';

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

export const missing = 'is missing';
export const notAParameter = 'is not a parameter';

function mustBe(types: readonly string[]): string {
  return `must be ${types.map(type => kinds[type] ?? type).join(' or ')}`;
}

function mustBeOneOf(values: readonly unknown[]): string {
  const texts = values.map(value => (typeof value === 'string' ? value : JSON.stringify(value)));
  return `must be ${texts.length > 1 ? 'one of ' : ''}${texts.join(', ')}`;
}

const counted: Readonly<Record<string, string>> = { string: 'characters', array: 'items', object: 'properties' };

/** `of` is what is bounded: a number itself, or the length of a text, a list or an object. */
function mustBeBounded(side: 'least' | 'most', bound: number | bigint, of: string, inclusive = true): string {
  const what = counted[of];
  if (what) return `must have at ${side} ${bound} ${what}`;
  return inclusive ? `must be at ${side} ${bound}` : `must be ${side === 'least' ? 'more' : 'less'} than ${bound}`;
}

/** What is wrong with a value, as the rest of a sentence that begins with its path. */
export function messageOfIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : mustBe([issue.expected]);
    case 'invalid_value':
      return mustBeOneOf(issue.values);
    case 'too_small':
      return mustBeBounded('least', Number(issue.minimum), issue.origin, issue.inclusive);
    case 'too_big':
      return mustBeBounded('most', Number(issue.maximum), issue.origin, issue.inclusive);
    case 'invalid_format':
      return `must be a valid ${issue.format}`;
    case 'unrecognized_keys':
      return notAParameter;
    default:
      return 'does not fit';
  }
}

type Keyword = (bound: JsonValue) => string;
const asNumber =
  (say: (bound: number) => string): Keyword =>
  bound =>
    say(Number(bound));
const asList =
  (say: (values: readonly unknown[]) => string): Keyword =>
  bound =>
    say([bound].flat());

const byKeyword: Readonly<Record<string, Keyword>> = {
  type: asList(types => mustBe(types.map(String))),
  enum: asList(mustBeOneOf),
  const: value => mustBeOneOf([value]),
  minimum: asNumber(bound => mustBeBounded('least', bound, 'number')),
  maximum: asNumber(bound => mustBeBounded('most', bound, 'number')),
  exclusiveMinimum: asNumber(bound => mustBeBounded('least', bound, 'number', false)),
  exclusiveMaximum: asNumber(bound => mustBeBounded('most', bound, 'number', false)),
  multipleOf: asNumber(bound => `must be a multiple of ${bound}`),
  minLength: asNumber(bound => mustBeBounded('least', bound, 'string')),
  maxLength: asNumber(bound => mustBeBounded('most', bound, 'string')),
  minItems: asNumber(bound => mustBeBounded('least', bound, 'array')),
  maxItems: asNumber(bound => mustBeBounded('most', bound, 'array')),
  uniqueItems: () => 'must have no item twice',
  minProperties: asNumber(bound => mustBeBounded('least', bound, 'object')),
  maxProperties: asNumber(bound => mustBeBounded('most', bound, 'object')),
  pattern: pattern => `must match ${pattern}`,
  format: format => `must be a valid ${format}`,
};

/** The same for a keyword of JSON Schema and its value. */
export function messageOfKeyword(keyword: string, bound: JsonValue | undefined): string {
  const say = Object.hasOwn(byKeyword, keyword) ? byKeyword[keyword] : undefined;
  return say && bound !== undefined ? say(bound) : 'does not fit';
}
