import type { Schema } from '@cfworker/json-schema';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';
import { type Branch, type JsonType, type Node, Resolved } from './branches.ts';
import {
  choice,
  type Expression,
  empty,
  never,
  optional,
  type Rules,
  repeat,
  rule,
  sequence,
  text,
} from './expression.ts';
import { anyInteger, anyNumber, type Bound, integersBetween, numbersBetween } from './numbers.ts';
import {
  anyBareText,
  anyString,
  bareName,
  keyOtherThan,
  quoted,
  stringOfLength,
  textOfFormat,
  uncounted,
} from './strings.ts';

/** A keyword of a tool's schema that its grammar does not hold calls to: the format check does. `path` is that of the value. */
export interface Leftover {
  readonly path: string;
  readonly keyword: string;
}

/** Lists up to this length are counted by the grammar. */
const maxCountedItems = 64;

/** Texts up to this length are: each character counted takes the compiler some 15 ms with a vocabulary of 49,152. */
const maxCountedCharacters = 16;

/** Keys are told from names of up to so many characters together, for the same reason. */
const maxNameCharacters = 32;

/** A tool whose schema comes to more rules than this has the rest of its values unconstrained. */
const maxRules = 20_000;

const comma = text(', ');
const member = (name: Expression, value: Expression): Expression => sequence(name, text(': '), value);
const list = (of: Expression): Expression => sequence(of, repeat(sequence(comma, of), 0));

/** A value as the grammar writes it: on one line, with a space after each comma and colon, as Python's `json.dumps` does. */
export function formatJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(formatJson).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${formatJson(member)}`);
  return `{${members.join(', ')}}`;
}

const pythonWords: ReadonlyMap<JsonValue, string> = new Map<JsonValue, string>([
  [true, 'True'],
  [false, 'False'],
  [null, 'None'],
]);

/** A value without quotes around it: a text as it is, others as JSON; a word of Python's for one of JSON's, which comes first. */
export function bareForms(value: JsonValue): readonly string[] {
  const word = pythonWords.get(value);
  if (word !== undefined) return [word, formatJson(value)];
  return [typeof value === 'string' ? value : formatJson(value)];
}

/** The types of a value; an integer is a number as well. */
function jsonTypesOf(value: JsonValue): readonly JsonType[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value as 'string' | 'boolean' | 'object'];
}

/** The largest of some bounds, or null; of equal ones the exclusive one. `direction` -1: the smallest. */
function tightest(bounds: readonly Bound[], direction: 1 | -1): Bound | null {
  const [first] = bounds.toSorted((a, b) => direction * (b.at - a.at) || Number(b.exclusive) - Number(a.exclusive));
  return first ?? null;
}

function bounds(branch: Branch, inclusive: 'minimum' | 'maximum', direction: 1 | -1): Bound | null {
  const exclusive = inclusive === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  const all = branch.flatMap(member => {
    const [at, beyond] = [member[inclusive], member[exclusive]];
    return [
      ...(typeof at === 'number' ? [{ at, exclusive: false }] : []),
      ...(typeof beyond === 'number' ? [{ at: beyond, exclusive: true }] : []),
    ];
  });
  return tightest(all, direction);
}

type Count = 'minLength' | 'minItems' | 'maxLength' | 'maxItems' | 'minProperties' | 'maxProperties';

function atLeast(branch: Branch, keyword: Count): number {
  return Math.max(0, ...branch.map(member => member[keyword] ?? 0));
}

function atMost(branch: Branch, keyword: Count): number | null {
  const most = Math.min(...branch.map(member => member[keyword] ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(most) ? most : null;
}

function has(branch: Branch, keyword: string): boolean {
  return branch.some(member => member[keyword as keyof Schema] !== undefined);
}

/** Values of any schema. */
function anyValue(rules: Rules): Expression {
  return rules.shared('json', () => {
    const value = rule('json');
    return choice(
      sequence(text('{'), optional(list(sequence(textValue(rules), text(': '), value))), text('}')),
      sequence(text('['), optional(list(value)), text(']')),
      textValue(rules),
      rules.shared('number', () => anyNumber),
      text('true'),
      text('false'),
      text('null'),
    );
  });
}

const textValue = (rules: Rules): Expression => rules.shared('string', () => anyString);
const bareText = (rules: Rules): Expression => rules.shared('bare', () => anyBareText);

/**
 * The values of one JSON Schema (2020-12) as a grammar over JSON text: properties in the order in which the schema names them,
 * properties beside those only where it says `additionalProperties`, or nothing of properties at all.
 */
export class ValueGrammar {
  readonly #leftovers = new Map<string, Leftover>();
  readonly #names = new Map<string, string>();
  readonly #schema: Resolved;

  constructor(
    schema: JsonSchema,
    readonly rules: Rules,
  ) {
    this.#schema = new Resolved(schema);
  }

  /** What the grammar leaves to the format check; complete once `root` was read. */
  get leftovers(): readonly Leftover[] {
    return [...this.#leftovers.values()];
  }

  /** Values of the whole schema. */
  root(): Expression {
    return this.#value([this.#schema.root], '');
  }

  #leave(path: string, keyword: string): void {
    this.#leftovers.set(`${keyword} ${path}`, { path, keyword });
  }

  /**
   * The arguments of the whole schema in a syntax that is not JSON: each as `write` writes it, in order. Values are bare (`bareForms`):
   * JSON, but texts without quotes or escapes, and without `</pa`.
   */
  parameters(write: (name: Expression, value: Expression) => Expression): Expression {
    const branches = this.#schema.branchesOf([this.#schema.root], keyword => this.#leave('', keyword));
    return choice(...branches.map(branch => this.#object(branch, '', write)));
  }

  /** The types of values that a parameter may have. */
  typesOf(parameter: string): ReadonlySet<JsonType> {
    const branches = this.#schema
      .branchesOf([this.#schema.root], () => {})
      .flatMap(branch => this.#schema.branchesOf(this.#propertyNodes(branch, parameter), () => {}));
    return new Set(
      branches.flatMap(branch => this.#schema.valuesOf(branch)?.flatMap(jsonTypesOf) ?? this.#schema.typesOf(branch)),
    );
  }

  /** Values that fit all of some parts. The same parts share a rule, which is how recursive schemas end. */
  #value(nodes: readonly Node[], path: string, bare = false): Expression {
    const constraining = nodes.filter(node => node !== true);
    if (constraining.length === 0)
      return bare ? choice(anyValue(this.rules), bareText(this.rules)) : anyValue(this.rules);
    const key = `${bare ? 'bare ' : ''}${this.#schema.keyOf(constraining)}`;
    const known = this.#names.get(key);
    if (known !== undefined) return rule(known);
    if (this.rules.size > maxRules) {
      this.#leave(path, 'type');
      return anyValue(this.rules);
    }
    const name = this.rules.reserve('value');
    this.#names.set(key, name);
    const branches = this.#schema.branchesOf(constraining, keyword => this.#leave(path, keyword));
    this.rules.define(name, choice(...branches.map(branch => this.#branch(branch, path, bare))));
    return rule(name);
  }

  #branch(branch: Branch, path: string, bare: boolean): Expression {
    const values = this.#schema.valuesOf(branch);
    const written = bare ? bareForms : (value: JsonValue) => [formatJson(value)];
    if (values) return choice(...[...new Set(values.flatMap(written))].map(text));
    for (const keyword of ['not', 'if'] as const) if (has(branch, keyword)) this.#leave(path, keyword);
    return choice(...this.#schema.typesOf(branch).map(type => this.#typed(type, branch, path, bare)));
  }

  #typed(type: JsonType, branch: Branch, path: string, bare: boolean): Expression {
    switch (type) {
      case 'null':
        return choice(...(bare ? bareForms(null) : ['null']).map(text));
      case 'boolean':
        return choice(...(bare ? [true, false].flatMap(bareForms) : ['true', 'false']).map(text));
      case 'integer':
        return this.#integer(branch, path);
      case 'number':
        return this.#number(branch, path);
      case 'string':
        return this.#string(branch, path, bare);
      case 'array':
        return this.#array(branch, path);
      case 'object':
        return this.#object(branch, path);
    }
  }

  #integer(branch: Branch, path: string): Expression {
    if (has(branch, 'multipleOf')) this.#leave(path, 'multipleOf');
    const [low, high] = [bounds(branch, 'minimum', 1), bounds(branch, 'maximum', -1)];
    if (!low && !high) return this.rules.shared('integer', () => anyInteger);
    return integersBetween(
      low && (low.exclusive ? Math.floor(low.at) + 1 : low.at),
      high && (high.exclusive ? Math.ceil(high.at) - 1 : high.at),
    );
  }

  #number(branch: Branch, path: string): Expression {
    if (has(branch, 'multipleOf')) this.#leave(path, 'multipleOf');
    const [low, high] = [bounds(branch, 'minimum', 1), bounds(branch, 'maximum', -1)];
    if (!low && !high) return this.rules.shared('number', () => anyNumber);
    const { expression, exact } = numbersBetween(low, high);
    if (!exact)
      for (const keyword of ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'])
        if (has(branch, keyword)) this.#leave(path, keyword);
    return expression;
  }

  #string(branch: Branch, path: string, bare: boolean): Expression {
    if (has(branch, 'pattern')) this.#leave(path, 'pattern');
    const [format, ...others] = new Set(branch.flatMap(member => member.format ?? []));
    const formatted = format === undefined ? null : textOfFormat(format);
    if (others.length > 0 || (format !== undefined && (!formatted || uncounted.has(format))))
      this.#leave(path, 'format');

    const [min, max] = [atLeast(branch, 'minLength'), atMost(branch, 'maxLength')];
    if (max !== null && min > max) return never;
    const countable = (length: number) => !formatted && !bare && length <= maxCountedCharacters;
    if (min > 0 && !countable(min)) this.#leave(path, 'minLength');
    if (max !== null && !countable(max)) this.#leave(path, 'maxLength');
    if (formatted && format !== undefined) {
      const form = this.rules.shared(`format_${format.replaceAll('-', '_')}`, () => formatted);
      return bare ? form : quoted(form);
    }
    if (bare) return bareText(this.rules);
    const [least, most] = [countable(min) ? min : 0, max !== null && countable(max) ? max : null];
    if (least === 0 && most === null) return textValue(this.rules);
    return this.rules.shared(`string_${least}_${most ?? ''}`, () => stringOfLength(least, most));
  }

  #array(branch: Branch, path: string): Expression {
    for (const keyword of ['uniqueItems', 'contains', 'unevaluatedItems'] as const)
      if (has(branch, keyword)) this.#leave(path, keyword);
    const [min, max] = [atLeast(branch, 'minItems'), atMost(branch, 'maxItems')];
    if (max !== null && min > max) return never;
    if (min > maxCountedItems) this.#leave(path, 'minItems');
    if (max !== null && max > maxCountedItems) this.#leave(path, 'maxItems');
    const [counted, limit] = [Math.min(min, maxCountedItems), max !== null && max > maxCountedItems ? null : max];

    const prefix = Math.max(0, ...branch.map(({ prefixItems }) => prefixItems?.length ?? 0));
    const item = (index: number): Expression => {
      const nodes = branch.flatMap(({ prefixItems = [], items }): readonly Node[] => {
        const own = (prefixItems as readonly Node[])[index] ?? (items as Node | undefined);
        return own === undefined ? [] : [own];
      });
      return this.#value(nodes, `${path}.${index < prefix ? index : '*'}`);
    };
    /** The items from one on, with the comma before them. */
    const from = (index: number): Expression => {
      if (limit !== null && index >= limit) return empty;
      const separator = index > 0 ? comma : empty;
      if (index < prefix) {
        const items = sequence(separator, item(index), from(index + 1));
        return index < counted ? items : optional(items);
      }
      const one = item(prefix);
      const others = (min: number, max: number | null) => repeat(sequence(comma, one), min, max);
      const least = Math.max(0, counted - index);
      const most = limit === null ? null : limit - index;
      if (index > 0) return others(least, most);
      const items = sequence(one, others(Math.max(0, least - 1), most === null ? null : most - 1));
      return least > 0 ? items : optional(items);
    };
    return sequence(text('['), from(0), text(']'));
  }

  /** The parts that apply to a property, by each member's own rules. */
  #propertyNodes(branch: Branch, name: string): readonly Node[] {
    return branch.flatMap(({ properties = {}, patternProperties = {}, additionalProperties }): readonly Node[] => {
      const own = [
        ...(Object.hasOwn(properties, name) ? [properties[name] as Node] : []),
        ...Object.entries(patternProperties).flatMap(([pattern, node]) =>
          new RegExp(pattern, 'u').test(name) ? [node as Node] : [],
        ),
      ];
      if (own.length > 0) return own;
      return additionalProperties === undefined ? [] : [additionalProperties as Node];
    });
  }

  #object(branch: Branch, path: string, write?: (name: Expression, value: Expression) => Expression): Expression {
    const unchecked = ['dependentRequired', 'dependentSchemas', 'dependencies', 'unevaluatedProperties'];
    for (const keyword of unchecked) if (has(branch, keyword)) this.#leave(path, keyword);
    const keyNodes = branch.flatMap(({ propertyNames }): readonly Node[] =>
      propertyNames === undefined ? [] : [propertyNames as Node],
    );
    const required = new Set(branch.flatMap(member => member.required ?? []));
    const names = [...new Set([...branch.flatMap(({ properties = {} }) => Object.keys(properties)), ...required])];
    const members = names
      .filter(name => keyNodes.every(node => this.#schema.isValid(name, node)))
      .map(name => ({
        needed: required.has(name),
        written: (write ?? member)(
          text(write ? name : JSON.stringify(name)),
          this.#value(this.#propertyNodes(branch, name), path === '' ? name : `${path}.${name}`, write !== undefined),
        ),
      }));
    if (members.filter(({ needed }) => needed).length < required.size) return never;

    const extra = this.#extraMember(branch, names, keyNodes, path, write);
    const [min, max] = [atLeast(branch, 'minProperties'), atMost(branch, 'maxProperties')];
    if (min > required.size) this.#leave(path, 'minProperties');
    if (max !== null && (extra !== never || max < members.length)) this.#leave(path, 'maxProperties');
    return write
      ? this.#members(members, extra, empty)
      : sequence(text('{'), this.#members(members, extra, comma), text('}'));
  }

  /** A property beside the named ones. */
  #extraMember(
    branch: Branch,
    names: readonly string[],
    keyNodes: readonly Node[],
    path: string,
    write?: (name: Expression, value: Expression) => Expression,
  ): Expression {
    const nodes = branch.flatMap(({ additionalProperties }): readonly Node[] =>
      additionalProperties === undefined ? [] : [additionalProperties as Node],
    );
    const patterned = branch.flatMap(({ patternProperties = {} }) => Object.values(patternProperties) as Node[]);
    if (patterned.length > 0) this.#leave(path, 'patternProperties');
    // Where neither is said, an object may hold anything, but a tool without parameters takes none.
    const undescribed = path !== '' && names.length === 0 && !has(branch, 'properties') && patterned.length === 0;
    const open = nodes.length > 0 || undescribed;
    if (!open && patterned.length === 0) return never;

    if (write) this.#leave(path, 'additionalProperties');
    const keys = write ? bareName : this.#keys(names, keyNodes, path);
    const one = (of: readonly Node[]) => (write ?? member)(keys, this.#value(of, `${path}.*`, write !== undefined));
    return choice(...(open ? [one(nodes)] : []), ...patterned.map(node => one([node])));
  }

  #keys(names: readonly string[], keyNodes: readonly Node[], path: string): Expression {
    if (keyNodes.length === 0) return this.#otherKey(names, path);
    const branches = this.#schema.branchesOf(keyNodes, keyword => this.#leave(path, keyword));
    const listed = branches.map(branch => this.#schema.valuesOf(branch));
    if (listed.every(values => values !== null)) {
      const others = listed.flat().filter(value => typeof value === 'string' && !names.includes(value));
      return choice(...[...new Set(others)].map(value => text(JSON.stringify(value))));
    }
    this.#leave(path, 'propertyNames');
    return this.#otherKey(names, path);
  }

  #otherKey(names: readonly string[], path: string): Expression {
    if (names.length === 0) return textValue(this.rules);
    if (names.join('').length <= maxNameCharacters) return keyOtherThan(names);
    // A named property that is written again counts as it is written last.
    this.#leave(path, 'additionalProperties');
    return textValue(this.rules);
  }

  /** The members of an object, the named ones in order, optional ones left out or not. */
  #members(
    members: readonly { readonly needed: boolean; readonly written: Expression }[],
    extra: Expression,
    separator: Expression,
  ): Expression {
    const firstNeeded = members.findIndex(({ needed }) => needed);
    const leading = firstNeeded < 0 ? members.length : firstNeeded;
    const tails = new Map<number, Expression>();
    /** The members from one on, behind one that was written. */
    const behind = (index: number): Expression => {
      const known = tails.get(index);
      if (known) return known;
      const rest = members.slice(index).map(({ needed, written }) => {
        const member = sequence(separator, written);
        return needed ? member : optional(member);
      });
      const all = sequence(...rest, repeat(sequence(separator, extra), 0));
      if (index > leading) return all;
      const [member] = rest;
      const name = this.rules.reserve('members');
      this.rules.define(name, member ? sequence(member, behind(index + 1)) : all);
      tails.set(index, rule(name));
      return rule(name);
    };
    const from = (index: number): Expression => {
      const member = members[index];
      if (!member) return optional(sequence(extra, repeat(sequence(separator, extra), 0)));
      const written = sequence(member.written, behind(index + 1));
      return member.needed ? written : choice(written, from(index + 1));
    };
    return from(0);
  }
}
