import { dereference, type Schema, validate } from '@cfworker/json-schema';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';

/** A schema or a part of one. */
export type Node = Schema | boolean;

/** Parts that apply to one value together, without the ways to combine schemas: those are spread out. */
export type Branch = readonly Schema[];

/** A value has at most this many ways; what would make more is left to the format check. */
const maxBranches = 256;

export const jsonTypes = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'] as const;
export type JsonType = (typeof jsonTypes)[number];

/** The types that a keyword speaks of. */
const keywordTypes: Readonly<Record<string, JsonType>> = {
  additionalProperties: 'object',
  maxProperties: 'object',
  minProperties: 'object',
  patternProperties: 'object',
  properties: 'object',
  propertyNames: 'object',
  required: 'object',
  items: 'array',
  maxItems: 'array',
  minItems: 'array',
  prefixItems: 'array',
  format: 'string',
  maxLength: 'string',
  minLength: 'string',
  pattern: 'string',
  exclusiveMaximum: 'number',
  exclusiveMinimum: 'number',
  maximum: 'number',
  minimum: 'number',
  multipleOf: 'number',
};

/** Types that both lists hold; an integer is a number. */
function commonTypes(one: readonly JsonType[], other: readonly JsonType[]): readonly JsonType[] {
  const holds = (types: readonly JsonType[], type: JsonType) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const common = jsonTypes.filter(type => holds(one, type) && holds(other, type));
  return common.includes('number') ? common.filter(type => type !== 'integer') : common;
}

/** Whether two objects have to differ in a property that both require: the usual tag of a union. */
function tagsDiffer(one: Branch, other: Branch): boolean {
  const tags = (branch: Branch) =>
    new Map(
      branch.flatMap(({ properties = {}, required = [] }) =>
        required.flatMap(name => {
          const property = properties[name] as Node | undefined;
          const values = typeof property === 'object' ? valuesListed(property) : null;
          return values ? [[name, new Set(values.map(value => JSON.stringify(value)))] as const] : [];
        }),
      ),
    );
  const others = tags(other);
  return [...tags(one)].some(([name, values]) => {
    const otherValues = others.get(name);
    return otherValues !== undefined && ![...values].some(value => otherValues.has(value));
  });
}

function valuesListed(schema: Schema): readonly JsonValue[] | null {
  if (schema.const !== undefined) return [schema.const];
  return schema.enum ?? null;
}

/** A JSON Schema with its references resolved. */
export class Resolved {
  readonly root: Schema;
  readonly #lookup: Readonly<Record<string, Node>>;
  readonly #ids = new Map<Node, number>();

  constructor(schema: JsonSchema) {
    // What resolves the references writes into the schema.
    this.root = structuredClone(schema) as Schema;
    this.#lookup = dereference(this.root);
  }

  /** The same for the same parts in any order. */
  keyOf(nodes: readonly Node[]): string {
    const ids = nodes.map(node => {
      const id = this.#ids.get(node) ?? this.#ids.size;
      this.#ids.set(node, id);
      return id;
    });
    return [...new Set(ids)].sort((a, b) => a - b).join();
  }

  isValid(value: JsonValue, node: Node): boolean {
    return validate(value, node, '2020-12', this.#lookup as Record<string, Node>).valid;
  }

  /**
   * The ways in which parts can apply together. Of what cannot be spread out, the keyword is reported: too many ways, and
   * `oneOf` whose ways overlap.
   */
  branchesOf(nodes: readonly Node[], report: (keyword: string) => void): readonly Branch[] {
    const spread = (waiting: readonly Node[], members: Branch): readonly Branch[] => {
      const [node, ...rest] = waiting;
      if (node === undefined) return [members];
      if (node === false) return [];
      if (node === true || members.includes(node)) return spread(rest, members);
      const target = node.$ref === undefined ? [] : [this.#lookup[String(node.__absolute_ref__ ?? node.$ref)] ?? true];
      const grown = [...members, node];
      let ways: readonly (readonly Node[])[] = [[...target, ...((node.allOf ?? []) as Node[]), ...rest]];
      for (const keyword of ['anyOf', 'oneOf'] as const) {
        const options = node[keyword] as readonly Node[] | undefined;
        if (!options) continue;
        if (options.length * ways.length > maxBranches) report(keyword);
        else ways = ways.flatMap(way => options.map(option => [option, ...way]));
      }
      return ways.flatMap(way => spread(way, grown));
    };
    const branches = spread(nodes, []);
    for (const member of new Set(branches.flat()))
      if (member.oneOf && !this.#apart(member.oneOf as Node[])) report('oneOf');
    if (branches.length <= maxBranches) return branches;
    report('anyOf');
    return [nodes.filter(node => typeof node === 'object')];
  }

  /** Whether a value that fits one of the options fits no other, as far as types, listed values and tags tell. */
  #apart(options: readonly Node[]): boolean {
    const spread = options.map(option => this.branchesOf([option], () => {}));
    return spread.every((branches, index) =>
      spread
        .slice(index + 1)
        .flat()
        .every(other => branches.every(branch => this.#differ(branch, other))),
    );
  }

  #differ(one: Branch, other: Branch): boolean {
    if (tagsDiffer(one, other)) return true;
    const [values, otherValues] = [this.valuesOf(one), this.valuesOf(other)];
    if (values) return !values.some(value => other.every(member => this.isValid(value, member)));
    if (otherValues) return !otherValues.some(value => one.every(member => this.isValid(value, member)));
    return commonTypes(this.typesOf(one), this.typesOf(other)).length === 0;
  }

  /** The values that a branch lists and that fit all of it; null where it lists none. */
  valuesOf(branch: Branch): readonly JsonValue[] | null {
    for (const member of branch) {
      const values = valuesListed(member);
      if (values) return values.filter(value => branch.every(other => this.isValid(value, other)));
    }
    return null;
  }

  /** The types that a branch allows. One without types has those that its keywords speak of, and all where they speak of none. */
  typesOf(branch: Branch): readonly JsonType[] {
    let types: readonly JsonType[] = jsonTypes;
    let told = false;
    for (const { type } of branch) {
      if (type === undefined) continue;
      told = true;
      types = commonTypes(types, [type].flat() as readonly JsonType[]);
    }
    if (told) return types;
    const spoken = branch.flatMap(member => Object.keys(member).flatMap(keyword => keywordTypes[keyword] ?? []));
    return jsonTypes.filter(type => (spoken.length > 0 ? spoken.includes(type) : type !== 'integer'));
  }
}
