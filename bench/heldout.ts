import type { ToolCall } from '../src/agent/events.ts';
import { selectTools } from '../src/agent/select.ts';
import { templateOf } from '../src/agent/templates/index.ts';
import type { ChatTemplate, HistoryTurn, StepTools } from '../src/agent/templates/template.ts';
import type { GenerateRequest } from '../src/decode/decoder.ts';
import { formatParameters, signatureOf } from '../src/decode/signature.ts';
import { type ModelRecord, tinyGiant135m } from '../src/engine/catalogue.ts';
import { builtinTools } from '../src/tools/builtin/index.ts';
import { toolFromSchema } from '../src/tools/listed.ts';
import type { Tool } from '../src/tools/tool.ts';
import { type RequestSet, readRequests } from './lib/requests.ts';

/** A held-out request with the tools that could serve it. */
export interface HeldOutCase {
  /** `known`: the page's own tools. `listed`: tools of another, they alone. */
  readonly set: 'known' | 'listed';
  readonly language: 'en' | 'zh';
  readonly q: string;
  readonly history: readonly HistoryTurn[];
  /** What is right. A required value that the request does not hold is `?`. */
  readonly calls: readonly ToolCall[];
  readonly tools: ReadonlyMap<string, Tool>;
}

export const record: ModelRecord = tinyGiant135m;
export const template: ChatTemplate = templateOf(record.template);

const mapOf = (tools: readonly Tool[]): ReadonlyMap<string, Tool> => new Map(tools.map(tool => [tool.name, tool]));

const builtin = mapOf(builtinTools);

/** The tools of a step as the page chooses them. */
export function stepToolsOf(tools: ReadonlyMap<string, Tool>): StepTools {
  return selectTools(record, template, tools, () => 'allow').tools;
}

/** Calls as the model is shown them in its history: a missing value is a bare `?`. */
function answerOf(calls: readonly ToolCall[], tools: StepTools): string {
  return template.format(calls, tools).replaceAll('="?"', '=?');
}

/** Spreads every beginning evenly over all: by steps of the golden ratio. */
function spread<T>(items: readonly T[]): readonly T[] {
  const ratio = (Math.sqrt(5) - 1) / 2;
  return items
    .map((item, index) => ({ item, at: (index * ratio) % 1 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/**
 * The held-out requests of a folder, in an order whose every beginning is spread over all of them. The requests of a family stay
 * together, because their prompts begin alike, and what was read of the one before needs no second reading.
 */
export function heldOutCases(folder: string): readonly HeldOutCase[] {
  const { heldOut, heldOutFamilies }: RequestSet = readRequests(folder);
  const tools = stepToolsOf(builtin);
  const known = spread(heldOut).map(
    ({ language, q, history, calls }): HeldOutCase => ({
      set: 'known',
      language,
      q,
      history: history.map(turn => ({ request: turn.q, answer: answerOf(turn.calls, tools) })),
      calls,
      tools: builtin,
    }),
  );
  const listed = heldOutFamilies.map(({ tools: definitions, requests }): readonly HeldOutCase[] => {
    const family = mapOf(
      definitions.map(tool => toolFromSchema({ ...tool, source: 'page', run: args => args, permission: 'allow' })),
    );
    return requests.map(({ q, calls }) => ({ set: 'listed', language: 'en', q, history: [], calls, tools: family }));
  });
  const between = Math.ceil(known.length / listed.length);
  return listed.flatMap((family, index) => [...known.slice(index * between, (index + 1) * between), ...family]);
}

/** What the grammar of these tools lets the model say, in one text. */
export function allowedBy({ known, listed, absent }: StepTools): string {
  const written = [
    ...known.map(tool => [tool.name, formatParameters(signatureOf(tool.name, tool.parameters).parameters)]),
    ...listed.map(({ alias, tool }) => [alias, formatParameters(signatureOf(alias, tool.parameters).parameters)]),
    ...Object.entries(absent),
  ];
  return written
    .map(([name, parameters]) => `${name}(${parameters})`)
    .sort()
    .join('\n');
}

/** What the agent asks the decoder first. */
export function firstRequest({ q, history, tools }: HeldOutCase): GenerateRequest {
  const step = stepToolsOf(tools);
  return {
    prompt: template.prompt(history.slice(-template.historyTurns), q, step),
    grammar: template.grammar(step),
    stop: template.stop,
    maxTokens: template.maxTokens,
    watch: [template.none],
  };
}
