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
export function literal(text: string): string {
  const escaped = Array.from(text, character => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') return `\\${character}`;
    if (code >= 0x20 && code < 0x7f) return character;
    return codeEscape(code);
  });
  return `"${escaped.join('')}"`;
}

function codeEscape(code: number): string {
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** The characters of a JSON string as the grammar sees them: plain ones, and pairs with a backslash. */
function stringUnits(text: string): readonly string[] {
  const written = JSON.stringify(text).slice(1, -1);
  return written.match(/\\.|[^\\]/gsu) ?? [];
}

/** What may follow a backslash, as a class of characters; all but one where that is given. */
function escapeClass(but = ''): string {
  const letters = [...'"\\/bfnrt'].filter(letter => letter !== but);
  return `[${letters.map(letter => (letter === '\\' ? '\\\\' : letter)).join('')}]`;
}

/** Every JSON string but one of ASCII: it ends before that does, differs from it somewhere, or goes on behind it. */
function otherString(text: string): string {
  const any = String.raw`([^"\\\n] | "\\" ${escapeClass()})`;
  const other = stringUnits(text).reduceRight((behind, unit) => {
    const plain = unit.startsWith('\\') ? '' : /\w/.test(unit) ? unit : codeEscape(unit.charCodeAt(0));
    const escaped = unit.startsWith('\\') ? unit[1] : '';
    const differs = String.raw`([^"\\\n${plain}] | "\\" ${escapeClass(escaped)})`;
    return String.raw`("\"" | ${differs} ${any}* "\"" | ${literal(unit)} ${behind})`;
  }, String.raw`${any}+ "\""`);
  return String.raw`"\"" ${other}`;
}

/** A part of a text and the white space behind it. */
interface Part {
  readonly text: string;
  readonly space: string;
}

/** Longer texts give no copies. */
const maxParts = 300;

/** A text's parts: words and numbers, single Han characters, other characters. */
function partsOf(text: string): readonly Part[] {
  const parts = text.matchAll(/(\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\S)(\s*)/gu);
  return [...parts].slice(0, maxParts).map(([, part = '', space = '']) => ({ text: part, space }));
}

const written = (text: string) => literal(JSON.stringify(text).slice(1, -1));

/** Rules `copy0`, `copy1`, ...: what begins at a part of a text and ends behind the same or a later one. */
function copyRules(parts: readonly Part[]): readonly string[] {
  return parts.map(({ text, space }, index) => {
    const more = index + 1 < parts.length ? ` (${space === '' ? '' : `${written(space)} `}copy${index + 1})?` : '';
    return `copy${index} ::= ${written(text)}${more}`;
  });
}

/** Every copy of neighbouring parts but one, by the rules of `copyRules`. Null when there is no other. */
function otherCopy(parts: readonly Part[], refused: string): string | null {
  const copies = parts.flatMap((_, from) => {
    if (!refused.startsWith(parts[from]?.text ?? '')) return [`copy${from}`];
    // The refused text may begin here: behind each of its parts the copy may end, but for the last.
    let copied = '';
    const before: Part[] = [];
    for (const part of parts.slice(from)) {
      before.push(part);
      copied += part.text;
      if (copied === refused) return otherEnds(before, from + before.length, parts.length);
      copied += part.space;
      if (!refused.startsWith(copied)) break;
    }
    return [`copy${from}`];
  });
  return copies.length > 0 ? String.raw`"\"" (${copies.join(' | ')}) "\""` : null;
}

/** Copies that begin with `parts` or with some of them, but do not end behind the last of them. */
function otherEnds(parts: readonly Part[], next: number, count: number): readonly string[] {
  const longer = next < count ? `copy${next}` : null;
  const rule = parts.reduceRight<string | null>((behind, { text, space }, index) => {
    const more = behind && `${space === '' ? '' : `${written(space)} `}${behind}`;
    const isLast = index === parts.length - 1;
    if (more === null) return isLast ? null : written(text);
    return isLast ? `${written(text)} ${more}` : `${written(text)} (${more})?`;
  }, longer);
  return rule === null ? [] : [rule];
}

/** Every text but one: copies from `parts` where there are some; else any, which XGrammar's classes can tell apart in ASCII only. */
function otherText(refused: string, parts: readonly Part[]): string {
  const copy = otherCopy(parts, refused);
  if (copy !== null) return copy;
  return [...refused].every(character => character < '\u0080') ? otherString(refused) : 'string';
}

/** Every number but one, in digits. */
function otherNumber(value: number, whole: boolean): string {
  const text = String(value);
  const ways = [...text].flatMap((character, index) => {
    const before = text.slice(0, index);
    const ends = /\d$/.test(before) ? [literal(before)] : [];
    if (!/\d/.test(character)) return ends;
    const digits = [...'0123456789'].filter(digit => digit !== character).join('');
    const fraction = whole || before.includes('.') ? '' : ' ("." [0-9]{1,17})?';
    return [...ends, `${before === '' ? '' : `${literal(before)} `}[${digits}] [0-9]{0,14}${fraction}`];
  });
  const otherSign = literal(value < 0 ? text.slice(1) : `-${text}`);
  return `(${[...ways, `${literal(text)} [0-9]{1,14}`, otherSign].join(' | ')})`;
}

/** True for a number that is written without an exponent. */
const isPlain = (value: number) => /^-?\d+(?:\.\d+)?$/.test(String(value));

/** The values of a type but one; all of them where it is of another type, or cannot be told from the others. */
function otherValueRule(type: ParameterType, refused: ScalarValue, { parts, numbers }: Refused): string {
  if (type.kind === 'enum' && type.values.length > 1)
    return valueRule({ ...type, values: type.values.filter(value => value !== refused) });
  if (type.kind !== 'scalar') return valueRule(type);
  if (type.type === 'boolean' && typeof refused === 'boolean') return literal(String(!refused));
  if (type.type === 'string' && typeof refused === 'string') return otherText(refused, parts);
  const isNumber = type.type === 'integer' || type.type === 'number';
  if (!isNumber || typeof refused !== 'number' || !isPlain(refused)) return valueRule(type);
  const whole = type.type === 'integer';
  const others = numbers.filter(
    number => number !== refused && isPlain(number) && (!whole || Number.isInteger(number)),
  );
  return others.length > 0
    ? `(${others.map(number => literal(String(number))).join(' | ')})`
    : otherNumber(refused, whole);
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

type ScalarValue = string | number | boolean;

/** What a call may not say. */
interface Refused {
  /** The refused values of its parameters by name. */
  readonly values: ReadonlyMap<string, ScalarValue>;
  /** What other texts are copies of, and what other numbers there are. */
  readonly parts: readonly Part[];
  readonly numbers: readonly number[];
}

/** `name=value`, or `name=?` where a required value may be missing from the request. */
function assignment({ name, type, optional }: Parameter, separator: string, refused: Refused): string {
  const value = refused.values.get(name);
  const given = value === undefined ? valueRule(type) : otherValueRule(type, value, refused);
  return `${literal(`${separator}${name}=`)} ${optional ? given : `(${given} | "?")`}`;
}

/** The parameters behind at least one that was written. */
function tail(parameters: readonly Parameter[], refused: Refused): string {
  return parameters
    .map(parameter => {
      const written = assignment(parameter, ', ', refused);
      return parameter.optional ? `(${written})?` : written;
    })
    .join(' ');
}

/** The parameters of a call, in order, optional ones left out or not. */
function list(parameters: readonly Parameter[], refused: Refused): string {
  const [first, ...rest] = parameters;
  if (!first) return '""';
  const written = `${assignment(first, '', refused)} ${tail(rest, refused)}`;
  return first.optional ? `(${written} | ${list(rest, refused)})` : written;
}

export interface CallGrammarTools {
  readonly callable: readonly Signature[];
  /** Tools that a model may mean but that are not here. They stay in the grammar, so that such a call is not bent into another. */
  readonly absent: readonly Signature[];
}

/** One more call in place of one that was doubted: what it may not be. */
export interface Narrowing {
  /** The calls before it, as they were written; empty for none. They are the beginning of the answer. */
  readonly after: string;
  /** Names that it may not have. */
  readonly names: readonly string[];
  /** Values that it may not have, where it has the name. Lists are left alone. */
  readonly values: readonly { readonly name: string; readonly parameter: string; readonly value: ScalarValue }[];
  /** A text that stands in place of a refused one is a copy from here, where this is not empty: of neighbouring words. */
  readonly source: string;
  /** A number that stands in place of a refused one is one of these, where there are some. */
  readonly numbers?: readonly number[];
}

/**
 * The answers of the embedded model's template as xgrammar's EBNF: `none`, or up to `maxCalls` calls, one a line,
 * `name(parameter=value, parameter=value)`, values as JSON with a space after the commas of a list, `?` for a required value
 * that the request does not hold. Narrowed: what stands already and exactly one call more.
 */
export function callGrammar({ callable, absent }: CallGrammarTools, narrowing?: Narrowing): string {
  const tools = [...callable, ...absent].filter(({ name }) => !narrowing?.names.includes(name));
  if (tools.length === 0) return 'root ::= "none"';
  const parts = partsOf(narrowing?.source ?? '');
  const refusedOf = (tool: string): Refused => {
    const values = narrowing?.values.filter(({ name }) => name === tool) ?? [];
    const byParameter = new Map(values.map(({ parameter, value }) => [parameter, value]));
    return { values: byParameter, parts, numbers: narrowing?.numbers ?? [] };
  };
  const calls = tools.map(({ name, parameters }) => `${literal(`${name}(`)} ${list(parameters, refusedOf(name))} ")"`);
  const root = narrowing
    ? `root ::= ${narrowing.after === '' ? '' : `${literal(`${narrowing.after}\n`)} `}call`
    : `root ::= "none" | call ("\\n" call){0,${maxCalls - 1}}`;
  return [root, `call ::= ${calls.join(' | ')}`, ...valueRules, ...copyRules(parts)].join('\n');
}
