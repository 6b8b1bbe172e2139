import { formatParameters, signatureOf } from '../decode/signature.ts';
import type { ModelRecord } from '../engine/catalogue.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import type { ChatTemplate, StepTools } from './templates/template.ts';

/** Training showed one to nine listed tools. */
export const maxListedTools = 9;

export interface Selection {
  readonly tools: StepTools;
  /** Registered tools that the template cannot write calls of, and why. */
  readonly notWritable: readonly { readonly tool: Tool; readonly reason: string }[];
  /** Tools that could be listed but come after the first `maxListedTools`. */
  readonly leftOut: readonly Tool[];
}

/** `name_2`, `name_3`, ...: the first that is free. */
function aliasOf(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
}

/**
 * Sorts the registered tools for one step of a model: known by heart, listed in the prompt, or out of its reach. Denied tools
 * count as not registered. A tool keeps its name in the list unless the model knows that name with other parameters, or reads
 * it as "nothing fits". Pure.
 */
export function selectTools(
  record: ModelRecord,
  template: ChatTemplate,
  registered: ReadonlyMap<string, Tool>,
  permissionOf: (tool: Tool) => Permission,
): Selection {
  const known: Tool[] = [];
  const listable: Tool[] = [];
  const notWritable: { tool: Tool; reason: string }[] = [];
  const knowsName = (name: string) => Object.hasOwn(record.knows, name);

  for (const tool of registered.values()) {
    if (permissionOf(tool) === 'deny') continue;
    const reason = template.cannotWrite(tool);
    if (reason !== null) notWritable.push({ tool, reason });
    else if (
      knowsName(tool.name) &&
      record.knows[tool.name] === formatParameters(signatureOf(tool.name, tool.parameters).parameters)
    )
      known.push(tool);
    else listable.push(tool);
  }

  const taken = new Set([template.none, ...Object.keys(record.knows), ...registered.keys()]);
  const listed = listable.slice(0, maxListedTools).map(tool => {
    if (!knowsName(tool.name) && tool.name !== template.none) return { alias: tool.name, tool };
    const alias = aliasOf(tool.name, taken);
    taken.add(alias);
    return { alias, tool };
  });

  const knownNames = new Set(known.map(tool => tool.name));
  const absent = Object.fromEntries(Object.entries(record.knows).filter(([name]) => !knownNames.has(name)));
  return { tools: { known, listed, absent }, notWritable, leftOut: listable.slice(maxListedTools) };
}
