import type { PromptPiece } from '../../decode/decoder.ts';
import { type CallableTool, type CallSyntax, hasCalls, jsonCallGrammar } from '../../decode/json-schema/calls.ts';
import { AppError } from '../../errors.ts';
import type { JsonSchema, Tool } from '../../tools/tool.ts';
import type { ToolCall } from '../events.ts';
import { type AnswerText, type Reading, readAll, readerOf } from './reader.ts';
import type { CallResult, ChatTemplate, HistoryTurn, ParsedCall, StepTools, TakenStep } from './template.ts';

/** One message of a conversation, as a family's template sees it. */
export type Message =
  | { readonly role: 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string;
      readonly calls: readonly ParsedCall[];
      readonly past: boolean;
    }
  | ({ readonly role: 'tool' } & CallResult);

/** A tool as the families' prompts list it, in the form of OpenAI's API. */
export interface ListedFunction {
  readonly type: 'function';
  readonly function: { readonly name: string; readonly description: string; readonly parameters: JsonSchema };
}

/** How a family writes calls and reads them. */
export interface CallNotation {
  readonly syntax: CallSyntax;
  read(answer: AnswerText, parametersOf: (name: string) => JsonSchema | undefined): Reading<void>;
  write(calls: readonly ToolCall[]): string;
}

/** What sets a family apart. */
export interface Family {
  readonly stop: readonly string[];
  readonly none: string;
  readonly speaks: boolean;
  readonly notation: CallNotation;
  prompt(messages: readonly Message[], tools: readonly ListedFunction[]): readonly PromptPiece[];
}

/** Most tokens of an answer: several calls with long texts. */
const maxTokens = 1024;

/** More earlier turns help a small model little and fill its context. */
const historyTurns = 6;

function namedTools({ known, listed }: StepTools): readonly { readonly alias: string; readonly tool: Tool }[] {
  return [...known.map(tool => ({ alias: tool.name, tool })), ...listed];
}

function callableTools(tools: StepTools): readonly CallableTool[] {
  return namedTools(tools).map(({ alias, tool }) => ({ name: alias, parameters: tool.parameters }));
}

/** `$schema` says nothing to a model. */
function listedParameters({ $schema, ...parameters }: JsonSchema): JsonSchema {
  return parameters;
}

/** Pieces of a text in which some control tokens are spelled out. Only for what a template or a model wrote, never a person. */
export function piecesOf(text: string, controls: readonly string[]): readonly PromptPiece[] {
  const pieces: PromptPiece[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const control = controls.find(name => text.startsWith(name, at));
    if (control === undefined) {
      at += 1;
      continue;
    }
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ control });
    at += control.length;
    from = at;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Pieces of an answer: its marks are control tokens, what its calls hold is not. */
export function answerPieces(
  content: string,
  calls: readonly ParsedCall[],
  controls: readonly string[],
): readonly PromptPiece[] {
  if (calls.length === 0) return content === '' ? [] : [{ text: content }];
  const pieces: PromptPiece[] = [];
  let at = 0;
  for (const { start, end } of calls) {
    pieces.push(...piecesOf(content.slice(at, start), controls), { text: content.slice(start, end) });
    at = end;
  }
  return [...pieces, ...piecesOf(content.slice(at), controls)];
}

/** A chat template out of what sets its family apart. These families know no tool by heart: every tool is listed. */
export function familyTemplate(family: Family): ChatTemplate {
  const { notation } = family;

  const reader = (tools?: StepTools) => {
    const parameters = new Map(tools && callableTools(tools).map(tool => [tool.name, tool.parameters]));
    return readerOf(answer => notation.read(answer, name => parameters.get(name)));
  };
  const parse = (answer: string, tools?: StepTools) => readAll(reader(tools), answer);

  /** What an answer of the past holds; one that cannot be read is a text. */
  const callsOf = (answer: string, tools: StepTools): readonly ParsedCall[] => {
    try {
      return parse(answer, tools);
    } catch (thrown) {
      if (thrown instanceof AppError) return [];
      throw thrown;
    }
  };

  const messagesOf = (
    history: readonly HistoryTurn[],
    request: string,
    tools: StepTools,
    steps: readonly TakenStep[],
  ) => {
    const answered = (answer: string, past: boolean): Message => ({
      role: 'assistant',
      content: answer,
      calls: callsOf(answer, tools),
      past,
    });
    const taken = (all: readonly TakenStep[], past: boolean) =>
      all.flatMap(({ answer, results }): readonly Message[] => [
        answered(answer, past),
        ...results.map(result => ({ role: 'tool' as const, ...result })),
      ]);
    return [
      ...history
        .slice(-historyTurns)
        .flatMap((turn): readonly Message[] => [
          { role: 'user', content: turn.request },
          ...taken(turn.steps ?? [], true),
          answered(turn.answer, true),
        ]),
      { role: 'user' as const, content: request },
      ...taken(steps, false),
    ];
  };

  return {
    stop: family.stop,
    none: family.none,
    speaks: family.speaks,
    maxTokens,
    historyTurns,

    prompt: (history, request, tools, steps = []) =>
      family.prompt(
        messagesOf(history, request, tools, steps),
        namedTools(tools).map(({ alias, tool }) => ({
          type: 'function',
          function: { name: alias, description: tool.description.en, parameters: listedParameters(tool.parameters) },
        })),
      ),

    grammar: (tools, narrowing) => {
      const callable = callableTools(tools).filter(({ name }) => !narrowing?.names.includes(name));
      return jsonCallGrammar(callable, notation.syntax).grammar;
    },

    cannotWrite: tool => (hasCalls(tool, notation.syntax) ? null : 'no arguments fit its parameters'),

    parse,
    reader,

    format(calls, tools) {
      if (calls.length === 0) return family.none;
      const aliases = new Map(tools.listed.map(({ alias, tool }) => [tool.name, alias]));
      return notation.write(calls.map(call => ({ ...call, name: aliases.get(call.name) ?? call.name })));
    },
  };
}
