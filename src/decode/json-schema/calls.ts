import type { JsonSchema } from '../../tools/tool.ts';
import { choice, type Expression, Rules } from './expression.ts';
import { type Leftover, ValueGrammar } from './values.ts';

/** A tool as a call of it is written: under a name, with the JSON Schema (2020-12) of its arguments. */
export interface CallableTool {
  readonly name: string;
  readonly parameters: JsonSchema;
}

/** How a template writes calls. */
export interface CallSyntax {
  /** A call of a tool whose arguments are `values`. */
  call(name: string, values: ValueGrammar): Expression;
  /** An answer: no call, one or several. `call` matches nothing where there is no tool. */
  answer(call: Expression): Expression;
}

export interface CallGrammar {
  /** xgrammar's EBNF with a rule `root`. */
  readonly grammar: string;
  /** What of the tools' schemas the grammar leaves to the format check, by tool. */
  readonly leftovers: readonly (Leftover & { readonly tool: string })[];
}

/**
 * The answers that some tools allow: only their names, each with its own parameters. Sound but for what it reports as left over,
 * and every call that fits a schema can be written, in the order of the schema's properties.
 */
export function jsonCallGrammar(tools: readonly CallableTool[], syntax: CallSyntax): CallGrammar {
  const rules = new Rules();
  const leftovers: (Leftover & { readonly tool: string })[] = [];
  const calls = tools.map(({ name, parameters }) => {
    const values = new ValueGrammar(parameters, rules);
    const call = syntax.call(name, values);
    leftovers.push(...values.leftovers.map(leftover => ({ tool: name, ...leftover })));
    return call;
  });
  return { grammar: rules.print(syntax.answer(choice(...calls))), leftovers };
}

/** Whether any call of a tool can be written. */
export function hasCalls(tool: CallableTool, syntax: CallSyntax): boolean {
  const rules = new Rules();
  return rules.matchesAnything(syntax.call(tool.name, new ValueGrammar(tool.parameters, rules)));
}
