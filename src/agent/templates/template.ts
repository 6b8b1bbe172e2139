import type { PromptPiece } from '../../decode/decoder.ts';
import type { Narrowing } from '../../decode/grammar.ts';
import type { Tool } from '../../tools/tool.ts';
import type { ToolCall } from '../events.ts';

/** An earlier turn, as later prompts show it. */
export interface HistoryTurn {
  readonly request: string;
  /** The `history` of its `turn.finished`. */
  readonly answer: string;
}

/** The tools of a step, sorted by how a model learns of them. */
export interface StepTools {
  /** Registered tools that the model was trained on: callable, not listed. */
  readonly known: readonly Tool[];
  /** Registered tools that the prompt lists, under the name that the model is told (an alias where it is taken). */
  readonly listed: readonly { readonly alias: string; readonly tool: Tool }[];
  /** Known tools that are not registered or denied, by name -> parameters: the grammar lets the model say them, nothing runs. */
  readonly absent: Readonly<Record<string, string>>;
}

/** A call as parsed from an answer. `start` and `end` are its UTF-16 offsets in the answer's text. */
export interface ParsedCall extends ToolCall {
  readonly missing: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Messages + tools -> prompt, and an answer's text -> calls: one per model family. */
export interface ChatTemplate {
  /** Control tokens that end an answer. */
  readonly stop: readonly string[];
  /** The answer that means "nothing fits". */
  readonly none: string;
  readonly maxTokens: number;
  /** How many earlier turns a prompt shows at most: the last ones. */
  readonly historyTurns: number;
  prompt(history: readonly HistoryTurn[], request: string, tools: StepTools): readonly PromptPiece[];
  /**
   * EBNF of every answer that the tools allow; narrowed, of the calls that stand already and one more that is not what was refused.
   * Throws `TOOL_NOT_WRITABLE` for a tool whose parameters the template cannot write.
   */
  grammar(tools: StepTools, narrowing?: Narrowing): string;
  /** Why the template cannot write calls of a tool, or null when it can. */
  cannotWrite(tool: Tool): string | null;
  /** The calls of an answer, in order; empty for "nothing fits". Throws `ANSWER_MALFORMED`. */
  parse(answer: string): readonly ParsedCall[];
  /** Calls as an answer writes them, for the history. */
  format(calls: readonly ToolCall[], tools: StepTools): string;
}
