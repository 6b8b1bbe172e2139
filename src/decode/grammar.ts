import type { Parameter, ParameterType, Signature } from './signature.ts';

/** Most calls that one answer holds; the embedded model saw no more in training. */
export const maxCalls = 6;

/**
 * A rule for each scalar type, by the type's name. Digits are bounded: a model that runs on is stopped, whole numbers stay exact
 * as doubles, and none becomes infinite.
 */
const valueRules = [
  String.raw`string ::= "\"" ([^"\\\n] | "\\" ["\\/bfnrt])* "\""`,
  'integer ::= "-"? ("0" | [1-9] [0-9]{0,14})',
  'number ::= integer ("." [0-9]{1,17})? ([eE] [-+]? [0-9]{1,2})?',
  'boolean ::= "true" | "false"',
];

/** A text as an EBNF literal; every character that is not plain ASCII is written by its code point. */
function literal(text: string): string {
  const escaped = Array.from(text, character => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (code >= 0x20 && code < 0x7f) return character;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return `"${escaped.join('')}"`;
}

function valueRule(type: ParameterType): string {
  switch (type.kind) {
    case 'scalar':
      return type.type;
    case 'enum':
      return `(${type.values.map(value => literal(JSON.stringify(value))).join(' | ')})`;
    case 'array':
      return `"[" (${type.items} (", " ${type.items})*)? "]"`;
  }
}

/** `name=value`, or `name=?` where a required value may be missing from the request. */
function assignment({ name, type, optional }: Parameter, separator: string): string {
  const value = optional ? valueRule(type) : `(${valueRule(type)} | "?")`;
  return `${literal(`${separator}${name}=`)} ${value}`;
}

/** The parameters behind at least one that was written. */
function tail(parameters: readonly Parameter[]): string {
  return parameters
    .map(parameter => (parameter.optional ? `(${assignment(parameter, ', ')})?` : assignment(parameter, ', ')))
    .join(' ');
}

/** The parameters of a call, in order, optional ones left out or not. */
function list(parameters: readonly Parameter[]): string {
  const [first, ...rest] = parameters;
  if (!first) return '""';
  const written = `${assignment(first, '')} ${tail(rest)}`;
  return first.optional ? `(${written} | ${list(rest)})` : written;
}

export interface CallGrammarTools {
  readonly callable: readonly Signature[];
  /** Tools that a model may mean but that are not here. They stay in the grammar, so that such a call is not bent into another. */
  readonly absent: readonly Signature[];
}

/**
 * The answers of the embedded model's template as xgrammar's EBNF: `none`, or up to `maxCalls` calls, one a line,
 * `name(parameter=value, parameter=value)`, values as JSON with a space after the commas of a list, `?` for a required value
 * that the request does not hold.
 */
export function callGrammar({ callable, absent }: CallGrammarTools): string {
  const tools = [...callable, ...absent];
  if (tools.length === 0) return 'root ::= "none"';
  const calls = tools.map(({ name, parameters }) => `${literal(`${name}(`)} ${list(parameters)} ")"`);
  return [
    `root ::= "none" | call ("\\n" call){0,${maxCalls - 1}}`,
    `call ::= ${calls.join(' | ')}`,
    ...valueRules,
  ].join('\n');
}
