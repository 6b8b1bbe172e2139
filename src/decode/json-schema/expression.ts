import { literal } from '../grammar.ts';

/** A piece of a grammar. A choice of nothing matches nothing; the empty text matches the empty text. */
export type Expression =
  | { readonly kind: 'text'; readonly text: string }
  /** One character out of ranges as EBNF writes them between brackets: `^"\\\n`. */
  | { readonly kind: 'class'; readonly ranges: string }
  | { readonly kind: 'sequence'; readonly of: readonly Expression[] }
  | { readonly kind: 'choice'; readonly of: readonly Expression[] }
  /** `max` null: no end. */
  | { readonly kind: 'repeat'; readonly of: Expression; readonly min: number; readonly max: number | null }
  | { readonly kind: 'rule'; readonly name: string };

export const text = (value: string): Expression => ({ kind: 'text', text: value });
export const characterOf = (ranges: string): Expression => ({ kind: 'class', ranges });
export const sequence = (...of: readonly Expression[]): Expression => ({ kind: 'sequence', of });
export const choice = (...of: readonly Expression[]): Expression => ({ kind: 'choice', of });
export const repeat = (of: Expression, min: number, max: number | null = null): Expression => ({
  kind: 'repeat',
  of,
  min,
  max,
});
export const optional = (of: Expression): Expression => repeat(of, 0, 1);
export const rule = (name: string): Expression => ({ kind: 'rule', name });

export const empty = text('');
export const never: Expression = choice();

export const digit = characterOf('0-9');

/** Whether an expression matches anything at all, given the rules that do. */
function isProductive(expression: Expression, productive: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case 'text':
    case 'class':
      return true;
    case 'sequence':
      return expression.of.every(part => isProductive(part, productive));
    case 'choice':
      return expression.of.some(part => isProductive(part, productive));
    case 'repeat':
      return expression.min === 0 || isProductive(expression.of, productive);
    case 'rule':
      return productive.has(expression.name);
  }
}

/** Without what matches nothing: alternatives, and repetitions of it. */
function pruned(expression: Expression, productive: ReadonlySet<string>): Expression {
  switch (expression.kind) {
    case 'sequence':
      return sequence(...expression.of.map(part => pruned(part, productive)));
    case 'choice': {
      const [first, ...others] = expression.of.filter(part => isProductive(part, productive));
      if (!first) return never;
      return choice(...[first, ...others].map(part => pruned(part, productive)));
    }
    case 'repeat':
      if (!isProductive(expression.of, productive)) return empty;
      return repeat(pruned(expression.of, productive), expression.min, expression.max);
    default:
      return expression;
  }
}

function times(min: number, max: number | null): string {
  if (min === 0 && max === 1) return '?';
  if (max !== null) return `{${min},${max}}`;
  return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
}

function print(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return literal(expression.text);
    case 'class':
      return `[${expression.ranges}]`;
    case 'sequence':
      return expression.of.length === 0 ? '""' : `(${expression.of.map(print).join(' ')})`;
    case 'choice':
      return expression.of.length === 1 && expression.of[0]
        ? print(expression.of[0])
        : `(${expression.of.map(print).join(' | ')})`;
    case 'repeat':
      return expression.max === 0 ? '""' : `(${print(expression.of)})${times(expression.min, expression.max)}`;
    case 'rule':
      return expression.name;
  }
}

function rulesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'sequence':
    case 'choice':
      return expression.of.flatMap(rulesIn);
    case 'repeat':
      return rulesIn(expression.of);
    case 'rule':
      return [expression.name];
    default:
      return [];
  }
}

/** Named expressions, which may name each other. */
export class Rules {
  readonly #rules = new Map<string, Expression>();

  /** A new name. Until it is defined, it matches nothing. */
  reserve(stem: string): string {
    const name = `${stem}_${this.#rules.size}`;
    this.#rules.set(name, never);
    return name;
  }

  define(name: string, expression: Expression): void {
    this.#rules.set(name, expression);
  }

  /** A rule of a fixed name, made once: what many places need is compiled once. */
  shared(name: string, make: () => Expression): Expression {
    if (!this.#rules.has(name)) {
      this.#rules.set(name, never);
      this.#rules.set(name, make());
    }
    return rule(name);
  }

  /** The number of rules. */
  get size(): number {
    return this.#rules.size;
  }

  /** The rules that match anything: the least fixed point. */
  #productive(): ReadonlySet<string> {
    const productive = new Set<string>();
    let before = -1;
    while (productive.size > before) {
      before = productive.size;
      for (const [name, expression] of this.#rules)
        if (!productive.has(name) && isProductive(expression, productive)) productive.add(name);
    }
    return productive;
  }

  /** Whether an expression over these rules matches anything. */
  matchesAnything(expression: Expression): boolean {
    return isProductive(expression, this.#productive());
  }

  /** EBNF with the rule `root` and the rules that it needs. What matches nothing is left out; `root` itself has to match something. */
  print(root: Expression): string {
    const productive = this.#productive();
    const lines: string[] = [];
    const printed = new Set<string>();
    const waiting: [string, Expression][] = [['root', root]];
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, expression] = next;
      const kept = pruned(expression, productive);
      lines.push(`${name} ::= ${print(kept)}`);
      for (const needed of rulesIn(kept)) {
        const body = this.#rules.get(needed);
        if (printed.has(needed) || !body) continue;
        printed.add(needed);
        waiting.push([needed, body]);
      }
    }
    return lines.join('\n');
  }
}
