import { formatParameters, signatureOf } from '../decode/signature.ts';
import type { ModelRecord } from '../engine/catalogue.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import { rankingOf } from './rank/ranking.ts';
import type { ChatTemplate, StepTools } from './templates/template.ts';

/** Training showed one to nine listed tools. */
export const maxListedTools = 9;

/** Of more tools than fit, as many are listed for a request. */
export const bestListedTools = 6;

/** What tools are chosen by where not all fit. */
export interface SelectionRequest {
  readonly text: string;
  /** Names of the tools used lately, the last one first. */
  readonly recent: readonly string[];
  /** Names of the tools that the conversation's last prompt listed, in its order. */
  readonly listed?: readonly string[];
}

export interface Selection {
  readonly tools: StepTools;
  /** Registered tools that the template cannot write calls of, and why. */
  readonly notWritable: readonly { readonly tool: Tool; readonly reason: string }[];
  /** Tools that could be listed but are not: too many others fit better. */
  readonly leftOut: readonly Tool[];
  /** How well each tool that could be listed fits the request, the best first; empty where all are listed, or without a request. */
  readonly considered: readonly { readonly tool: Tool; readonly score: number }[];
}

/** `name_2`, `name_3`, ...: the first that is free. */
function aliasOf(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
}

/**
 * The tools to list for a request that `best` suit. What the last prompt listed stays in its place; the others are added at the end,
 * where the last ones that suit no longer make room for them. So most prompts begin as the one before did, and the engine feeds
 * only what follows (`npm run bench:select` measures it).
 */
function chooseListed(listable: readonly Tool[], best: readonly Tool[], before: readonly string[]): readonly Tool[] {
  const byName = new Map(listable.map(tool => [tool.name, tool]));
  const listed = before.flatMap(name => byName.get(name) ?? []);
  const added = listable.filter(tool => best.includes(tool) && !listed.includes(tool));
  while (listed.length + added.length > maxListedTools)
    listed.splice(
      listed.findLastIndex(tool => !best.includes(tool)),
      1,
    );
  return [...listed, ...added];
}

/**
 * Sorts the registered tools for one step of a model: known by heart, listed in the prompt, or out of its reach. Denied tools
 * count as not registered. A tool keeps its name in the list unless the model knows that name with other parameters, or reads
 * it as "nothing fits". Of more tools than fit, those that suit the request are listed; without one, those registered first. Pure.
 */
export function selectTools(
  record: ModelRecord,
  template: ChatTemplate,
  registered: ReadonlyMap<string, Tool>,
  permissionOf: (tool: Tool) => Permission,
  request?: SelectionRequest,
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

  let chosen: readonly Tool[] = listable.slice(0, maxListedTools);
  let considered: Selection['considered'] = [];
  if (request && listable.length > maxListedTools) {
    const scores = rankingOf(registered).scores(request.text, request.recent);
    considered = listable.map(tool => ({ tool, score: scores.get(tool) ?? 0 })).sort((a, b) => b.score - a.score);
    const best = considered.slice(0, bestListedTools).map(({ tool }) => tool);
    chosen = chooseListed(listable, best, request.listed ?? []);
  }

  const taken = new Set([template.none, ...Object.keys(record.knows), ...registered.keys()]);
  const listed = chosen.map(tool => {
    if (!knowsName(tool.name) && tool.name !== template.none) return { alias: tool.name, tool };
    const alias = aliasOf(tool.name, taken);
    taken.add(alias);
    return { alias, tool };
  });

  const knownNames = new Set(known.map(tool => tool.name));
  const absent = Object.fromEntries(Object.entries(record.knows).filter(([name]) => !knownNames.has(name)));
  const leftOut = listable.filter(tool => !chosen.includes(tool));
  return { tools: { known, listed, absent }, notWritable, leftOut, considered };
}
