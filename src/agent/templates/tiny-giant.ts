import type { PromptPiece } from '../../decode/decoder.ts';
import { callGrammar } from '../../decode/grammar.ts';
import { formatParameters, parseParameters, type Signature, signatureOf } from '../../decode/signature.ts';
import { AppError } from '../../errors.ts';
import type { Arguments, JsonValue, Tool } from '../../tools/tool.ts';
import type { ToolCall } from '../events.ts';
import type { AnswerStream, ChatTemplate, HistoryTurn, ParsedCall, StepTools } from './template.ts';

/*
 * The template of the embedded model: ChatML of SmolLM2 without BOS, as the model was trained (model/README.md). The system
 * message says which tools count; an answer is one call a line, `name(parameter=value, parameter=value)`, or `none`.
 */

const messageStart: PromptPiece = { control: '<|im_start|>' };
const messageEnd: PromptPiece = { control: '<|im_end|>' };
const none = 'none';

/** Training showed at most three turns. */
const historyTurns = 3;

/** A listed description is one sentence of at most this many characters, as in training. */
const descriptionLimit = 160;

function message(role: 'system' | 'user', body: string): readonly PromptPiece[] {
  return [messageStart, { text: `${role}\n${body}` }, messageEnd, { text: '\n' }];
}

const answerStart: readonly PromptPiece[] = [messageStart, { text: 'assistant\n' }];

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The first sentence of a description, on one line. */
function firstSentence(description: string): string {
  const line = description.replace(/\s+/g, ' ').trim();
  const [first] = sentences.segment(line);
  return (first?.segment ?? '').slice(0, descriptionLimit).trim();
}

function listLine(alias: string, tool: Tool): string {
  const { parameters } = signatureOf(alias, tool.parameters);
  return `${alias}(${formatParameters(parameters)}) ${firstSentence(tool.description.en)}`.trimEnd();
}

function systemText({ known, listed }: StepTools): string {
  if (listed.length === 0) return 'tools';
  return [known.length > 0 ? 'tools and' : 'only', ...listed.map(({ alias, tool }) => listLine(alias, tool))].join(
    '\n',
  );
}

function callableSignatures({ known, listed }: StepTools): readonly Signature[] {
  return [
    ...known.map(tool => signatureOf(tool.name, tool.parameters)),
    ...listed.map(({ alias, tool }) => signatureOf(alias, tool.parameters)),
  ];
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads an answer from left to right. Every method throws `ANSWER_MALFORMED` where the text is not what it reads. */
class AnswerReader {
  #at = 0;

  constructor(readonly text: string) {}

  get at(): number {
    return this.#at;
  }

  get ended(): boolean {
    return this.#at === this.text.length;
  }

  /** Reads `literal` if it comes next. */
  accept(literal: string): boolean {
    if (!this.text.startsWith(literal, this.#at)) return false;
    this.#at += literal.length;
    return true;
  }

  expect(literal: string): void {
    if (!this.accept(literal)) throw this.#malformed();
  }

  /** What a sticky pattern matches next. */
  match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [matched] = pattern.exec(this.text) ?? [];
    if (matched === undefined) throw this.#malformed();
    this.#at += matched.length;
    return matched;
  }

  value(): JsonValue {
    return this.accept('[') ? this.#list() : this.#scalar();
  }

  #scalar(): JsonValue {
    if (this.accept('true')) return true;
    if (this.accept('false')) return false;
    if (this.text[this.#at] === '"') return this.#string();
    return Number(this.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y));
  }

  /** A JSON string, in which unescaped control characters other than a line break may stand: the grammar allows them. */
  #string(): string {
    const quoted = this.match(/"[^"\\\n]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\n]*)*"/y);
    return quoted
      .slice(1, -1)
      .replace(/\\(?:u(.{4})|(.))/g, (_, hex: string | undefined, char: string) =>
        hex === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(hex, 16)),
      );
  }

  #list(): readonly JsonValue[] {
    const items: JsonValue[] = [];
    if (this.accept(']')) return items;
    do items.push(this.#scalar());
    while (this.accept(', '));
    this.expect(']');
    return items;
  }

  #malformed(): AppError {
    return new AppError('ANSWER_MALFORMED', { position: this.#at + 1 });
  }
}

function readCall(reader: AnswerReader): ParsedCall {
  const start = reader.at;
  const name = reader.match(/[^\s()]+/y);
  reader.expect('(');
  const given: [string, JsonValue][] = [];
  const missing: string[] = [];
  if (!reader.accept(')')) {
    do {
      const parameter = reader.match(/[^\s()=]+/y);
      reader.expect('=');
      if (reader.accept('?')) missing.push(parameter);
      else given.push([parameter, reader.value()]);
    } while (reader.accept(', '));
    reader.expect(')');
  }
  return { name, arguments: Object.fromEntries(given), missing, start, end: reader.at };
}

function parse(answer: string): readonly ParsedCall[] {
  if (answer === none) return [];
  const reader = new AnswerReader(answer);
  const calls = [readCall(reader)];
  while (!reader.ended) {
    reader.expect('\n');
    calls.push(readCall(reader));
  }
  return calls;
}

/** Reads an answer line by line: a string holds no line break. */
function lineReader(): AnswerStream {
  let answer = '';
  /** Where the line that is not complete yet begins. */
  let lineStart = 0;
  const read = (text: string) =>
    parse(text).map(call => ({ ...call, start: call.start + lineStart, end: call.end + lineStart }));
  const lines = (text: string, whole: boolean) => {
    if (text === none && !whole) throw new AppError('ANSWER_MALFORMED', { position: lineStart + none.length + 1 });
    try {
      return read(text);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'ANSWER_MALFORMED') throw thrown;
      throw new AppError('ANSWER_MALFORMED', { position: Number(thrown.details.position) + lineStart });
    }
  };
  return {
    add(text) {
      const lastBreak = text.lastIndexOf('\n');
      answer += text;
      if (lastBreak < 0) return [];
      const end = answer.length - text.length + lastBreak;
      const calls = lines(answer.slice(lineStart, end), false);
      lineStart = end + 1;
      return calls;
    },
    end: () => lines(answer.slice(lineStart), lineStart === 0),
  };
}

/** A value as Python's `json.dumps(value, ensure_ascii=False)` writes it: `JSON.stringify` with a space after each comma of a list. */
function formatValue(value: JsonValue): string {
  return Array.isArray(value) ? `[${value.map(formatValue).join(', ')}]` : JSON.stringify(value);
}

function orderedEntries(args: Arguments, signature: Signature | undefined): [string, JsonValue][] {
  const order = signature?.parameters.map(parameter => parameter.name) ?? [];
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(args).sort(([a], [b]) => rank(a) - rank(b));
}

function formatCall(call: ToolCall, tools: StepTools): string {
  const listed = tools.listed.find(({ tool }) => tool.name === call.name);
  const tool = listed?.tool ?? tools.known.find(known => known.name === call.name);
  const name = listed?.alias ?? call.name;
  const absent = Object.hasOwn(tools.absent, name) ? tools.absent[name] : undefined;
  const signature = tool
    ? signatureOf(name, tool.parameters)
    : absent === undefined
      ? undefined
      : { name, parameters: parseParameters(absent) };
  const values = orderedEntries(call.arguments, signature).map(([key, value]) => `${key}=${formatValue(value)}`);
  return `${name}(${values.join(', ')})`;
}

export const tinyGiant: ChatTemplate = {
  stop: ['<|im_end|>', '<|endoftext|>'],
  none,
  maxTokens: 512,
  historyTurns,
  speaks: false,

  prompt(history: readonly HistoryTurn[], request: string, tools: StepTools) {
    return [
      ...message('system', systemText(tools)),
      ...history
        .slice(-historyTurns)
        .flatMap(turn => [
          ...message('user', turn.request),
          ...answerStart,
          { text: turn.answer },
          messageEnd,
          { text: '\n' },
        ]),
      ...message('user', request),
      ...answerStart,
    ];
  },

  grammar: (tools, narrowing) =>
    callGrammar(
      {
        callable: callableSignatures(tools),
        absent: Object.entries(tools.absent).map(([name, parameters]) => ({
          name,
          parameters: parseParameters(parameters),
        })),
      },
      narrowing,
    ),

  cannotWrite(tool) {
    try {
      signatureOf(tool.name, tool.parameters);
      return null;
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'TOOL_NOT_WRITABLE') return String(thrown.details.reason);
      throw thrown;
    }
  },

  parse: answer => parse(answer),
  reader: lineReader,

  format: (calls, tools) => (calls.length > 0 ? calls.map(call => formatCall(call, tools)).join('\n') : none),
};
