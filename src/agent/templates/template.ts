import type { PromptPiece } from '../../decode/decoder.ts';
import type { Narrowing } from '../../decode/grammar.ts';
import type { Tool } from '../../tools/tool.ts';
import type { ToolCall } from '../events.ts';

/** What came of a call, as a model that reads results is told it. */
export interface CallResult {
  /** The tool's name as the model wrote it. */
  readonly name: string;
  /** The result, or what went wrong: a text, JSON where the result is not one. */
  readonly content: string;
}

/** A step that a model took in a turn, as the next steps and later prompts show it. */
export interface TakenStep {
  /** The answer as it was written, or as `format` writes the calls that ran. */
  readonly answer: string;
  /** In the order of the answer's calls. */
  readonly results: readonly CallResult[];
}

/** An earlier turn, as later prompts show it. */
export interface HistoryTurn {
  readonly request: string;
  /** Steps before the last answer: none for a model that does not read results. */
  readonly steps?: readonly TakenStep[];
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

/** Reads an answer while it grows. */
export interface AnswerStream {
  /** Takes more of the answer and gives the calls that it completes. Throws `ANSWER_MALFORMED`. */
  add(text: string): readonly ParsedCall[];
  /** Ends the answer and gives the calls that this completes. Throws `ANSWER_MALFORMED` where the text breaks off. */
  end(): readonly ParsedCall[];
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
  /** True: an answer that holds no call is a text for the person. */
  readonly speaks: boolean;
  /** `steps` are those taken in this turn; a template of a model that does not read results leaves them out. */
  prompt(
    history: readonly HistoryTurn[],
    request: string,
    tools: StepTools,
    steps?: readonly TakenStep[],
  ): readonly PromptPiece[];
  /**
   * EBNF of every answer that the tools allow; narrowed, of the calls that stand already and one more that is not what was refused.
   * Throws `TOOL_NOT_WRITABLE` for a tool whose parameters the template cannot write.
   */
  grammar(tools: StepTools, narrowing?: Narrowing): string;
  /** Why the template cannot write calls of a tool, or null when it can. */
  cannotWrite(tool: Tool): string | null;
  /**
   * The calls of an answer, in order; empty for "nothing fits". A syntax that does not tell texts from other values reads them by the
   * schemas of `tools`. Throws `ANSWER_MALFORMED`.
   */
  parse(answer: string, tools?: StepTools): readonly ParsedCall[];
  /** The same for an answer that is still being written. */
  reader(tools?: StepTools): AnswerStream;
  /** Calls as an answer writes them, for the history. */
  format(calls: readonly ToolCall[], tools: StepTools): string;
}
