import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { JsonValue, Tool } from '../tools/tool.ts';
import type { AgentEvent } from './events.ts';
import { replayTurn, type TurnState } from './reduce.ts';

export const transcriptFormat = 'tiny-giant-transcript/1';
/** Of a file of several conversations. */
export const transcriptsFormat = 'tiny-giant-transcripts/1';
/** Bytes; a file above this is not read. */
export const transcriptLimit = 20_000_000;

export interface TranscriptTurn {
  readonly id: string;
  /** In their order, the first `turn.started`. */
  readonly events: readonly AgentEvent[];
  /** A person said that this turn was right. */
  readonly right?: boolean | undefined;
}

/** A conversation, or a part of one. */
export interface TranscriptConversation {
  readonly title: string;
  readonly turns: readonly TranscriptTurn[];
}

/** When a file was written, and by what. */
interface TranscriptOrigin {
  /** ISO 8601. */
  readonly exportedAt: string;
  /** The model of the page that wrote the file; `version` is that of its files. */
  readonly model: { readonly id: string; readonly version: string };
}

/** A conversation, or a single turn of it, as a file. */
export interface Transcript extends TranscriptConversation, TranscriptOrigin {
  readonly format: typeof transcriptFormat;
}

const names = z.array(z.string());
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);
const ms = z.number().nonnegative();
const at = z.iso.datetime();
const record = z.record(z.string(), z.json());
const error = z.looseObject({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) });

const generation = z.looseObject({
  text: z.string(),
  tokens: z.array(
    z.looseObject({
      id: z.number().int(),
      text: z.string(),
      forced: z.boolean(),
      drafted: z.boolean().optional(),
      probability: share,
      alternatives: z.array(z.looseObject({ text: z.string(), probability: share })),
    }),
  ),
  ended: z.enum(['stop', 'length']),
  stopProbability: share,
  watched: z.record(z.string(), share),
  promptTokens: count,
  cachedTokens: count,
  steps: count,
  draftedTokens: count.optional(),
  firstTokenMs: ms,
  totalMs: ms,
});

const piece = z.union([z.object({ control: z.string() }), z.object({ text: z.string() })]);

const proposed = z.looseObject({
  id: z.string(),
  name: z.string(),
  arguments: record,
  missing: names,
  probability: share,
  confidence: share.optional(),
});
const reasons = z.array(
  z.looseObject({
    path: z.string(),
    message: z.string(),
    // What the page has no words for is told by its message.
    code: z.string().optional(),
    value: z.string().optional(),
  }),
);
const callId = z.string();
const step = count;

/** What of an event the page relies on; what it does not know is kept. */
export const storedEvent = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('turn.started'), turnId: z.string(), at, text: z.string() }),
  z.looseObject({
    type: z.literal('generation.started'),
    step,
    listed: names,
    known: names.optional(),
    considered: z.array(z.looseObject({ tool: z.string(), score: z.number() })).optional(),
  }),
  z.looseObject({ type: z.literal('generation.finished'), step, generation, prompt: z.array(piece).optional() }),
  z.looseObject({
    type: z.literal('generation.refused'),
    step,
    refusals: z.array(z.looseObject({ call: z.looseObject({ name: z.string(), arguments: record }), reasons })),
  }),
  z.looseObject({ type: z.literal('call.proposed'), call: proposed }),
  z.looseObject({
    type: z.literal('call.checked'),
    callId,
    verdict: z.looseObject({
      check: z.enum(['format', 'execution', 'semantics']),
      passed: z.boolean(),
      reasons,
      coerced: names.optional(),
    }),
  }),
  z.looseObject({ type: z.literal('call.repaired'), callId, call: proposed, generation }),
  z.looseObject({
    type: z.literal('call.confidence'),
    callId,
    value: share,
    decision: z.enum(['act', 'confirm', 'ask', 'refuse']),
    limits: z.looseObject({ leave: share, act: share }).optional(),
  }),
  z.looseObject({ type: z.literal('confirmation.asked'), callId, choices: z.array(proposed) }),
  z.looseObject({ type: z.literal('confirmation.answered'), callId, choice: count.nullable() }),
  z.looseObject({ type: z.literal('call.unavailable'), callId, reason: z.enum(['absent', 'denied']) }),
  z.looseObject({ type: z.literal('clarification.asked'), callId, missing: names }),
  z.looseObject({ type: z.literal('clarification.answered'), callId, arguments: record.nullable() }),
  z.looseObject({
    type: z.literal('permission.asked'),
    callId,
    reason: z.enum(['permission', 'gesture', 'tainted']).optional(),
  }),
  z.looseObject({
    type: z.literal('permission.answered'),
    callId,
    allowed: z.boolean(),
    answer: z.string().optional(),
  }),
  z.looseObject({ type: z.literal('tool.started'), callId, at, arguments: record }),
  z.looseObject({ type: z.literal('tool.finished'), callId, result: z.json(), ms }),
  z.looseObject({ type: z.literal('tool.failed'), callId, error, ms }),
  z.looseObject({
    type: z.literal('turn.finished'),
    at,
    outcome: z.enum(['ran', 'none', 'said', 'unavailable', 'declined', 'failed', 'stopped']),
    history: z.string(),
    said: z.string().optional(),
    ms,
    error: error.optional(),
  }),
  z.looseObject({ type: z.literal('call.undone'), callId, at }),
]);

const turn = z
  .object({ id: z.string().min(1), events: z.array(storedEvent).min(1), right: z.boolean().optional() })
  .refine(({ id, events: [first] }) => first?.type === 'turn.started' && first.turnId === id, {
    message: 'A turn begins with its turn.started',
    path: ['events', 0],
  })
  .refine(({ events }) => events.slice(1).every(({ type }) => type !== 'turn.started'), {
    message: 'A turn is started once',
    path: ['events'],
  });

const conversation = z.object({
  title: z.string(),
  turns: z
    .array(turn)
    .min(1)
    .refine(turns => new Set(turns.map(({ id }) => id)).size === turns.length, { message: 'A turn occurs twice' }),
});
const origin = { exportedAt: at, model: z.object({ id: z.string(), version: z.string() }) };
const transcript = conversation.extend({ format: z.literal(transcriptFormat), ...origin });
const transcripts = z.object({
  format: z.literal(transcriptsFormat),
  ...origin,
  conversations: z.array(conversation).min(1),
});

/** What is shown only while it happens is left out of a file. */
function keptTurns(turns: readonly TranscriptTurn[]): readonly TranscriptTurn[] {
  return turns.map(({ events, ...rest }) => ({
    ...rest,
    events: events.filter(({ type }) => type !== 'generation.progress' && type !== 'tool.progress'),
  }));
}

/** The text of a transcript's file. */
export function writeTranscript(value: Omit<Transcript, 'format'>): string {
  return `${JSON.stringify({ format: transcriptFormat, ...value, turns: keptTurns(value.turns) }, null, 1)}\n`;
}

/** The text of a file of several conversations. */
export function writeTranscripts(written: TranscriptOrigin, conversations: readonly TranscriptConversation[]): string {
  const kept = conversations.map(({ title, turns }) => ({ title, turns: keptTurns(turns) }));
  return `${JSON.stringify({ format: transcriptsFormat, ...written, conversations: kept }, null, 1)}\n`;
}

/** Throws `TRANSCRIPT_TOO_LARGE` for a file of more than `transcriptLimit` bytes: call it before the file is read. */
export function checkTranscriptSize(bytes: number, file: string): void {
  if (bytes > transcriptLimit) throw new AppError('TRANSCRIPT_TOO_LARGE', { file, limit: transcriptLimit / 1e6 });
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('TRANSCRIPT_NOT_JSON', { file }, { cause });
  }
}

const named = z.looseObject({ format: z.string() });

/**
 * Reads the text of a file of one or of several conversations. Throws `TRANSCRIPT_TOO_LARGE`, `TRANSCRIPT_NOT_JSON`, `TRANSCRIPT_FORMAT_UNKNOWN`
 * (it says no format, or one that this page does not read) or `TRANSCRIPT_DAMAGED` with the place that is wrong.
 */
export function readTranscripts(text: string, file: string): readonly TranscriptConversation[] {
  checkTranscriptSize(new TextEncoder().encode(text).length, file);
  const value = parse(text, file);
  const format = named.safeParse(value).data?.format;
  if (format !== transcriptFormat && format !== transcriptsFormat)
    throw new AppError('TRANSCRIPT_FORMAT_UNKNOWN', { file, format: transcriptFormat });
  const read = format === transcriptFormat ? transcript.safeParse(value) : transcripts.safeParse(value);
  if (!read.success) {
    const place = read.error.issues[0]?.path.join('.') ?? '';
    throw new AppError('TRANSCRIPT_DAMAGED', { file, place }, { cause: read.error });
  }
  // The schema is of what the page relies on; the types of events say no more than that.
  return ('conversations' in read.data
    ? read.data.conversations
    : [read.data]) as readonly unknown[] as readonly TranscriptConversation[];
}

/** The turns under new ids, so that they stand beside those that the file was made of. */
export function renamedTurns(turns: readonly TranscriptTurn[], newId: () => string): TranscriptTurn[] {
  return turns.map(({ events, ...rest }) => {
    const id = newId();
    return {
      ...rest,
      id,
      events: events.map(known => (known.type === 'turn.started' ? { ...known, turnId: id } : known)),
    };
  });
}

/** A parameter as the dataset writes it: a Python type, `, optional` behind it where it may be left out. */
export interface XlamParameter {
  readonly description: string;
  readonly type: string;
  readonly default?: JsonValue;
}

/** A training example in the format of xlam-function-calling-60k (APIGen, arXiv 2406.18518), its parts as JSON rather than as strings of it. */
export interface XlamExample {
  readonly query: string;
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: Readonly<Record<string, XlamParameter>>;
  }[];
  readonly answers: readonly { readonly name: string; readonly arguments: Readonly<Record<string, JsonValue>> }[];
}

type Schema = { readonly [key: string]: JsonValue };

function schemaOf(value: JsonValue | undefined): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}

const pythonTypes: Readonly<Record<string, string>> = {
  string: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  object: 'Dict',
};

function pythonType(schema: Schema): string {
  if (schema.type === 'array') {
    const items = schemaOf(schema.items);
    return 'type' in items ? `List[${pythonType(items)}]` : 'List';
  }
  if (typeof schema.type === 'string') return pythonTypes[schema.type] ?? 'Any';
  return Array.isArray(schema.enum) && schema.enum.every(value => typeof value === 'string') ? 'str' : 'Any';
}

function xlamParameters(parameters: Schema): Record<string, XlamParameter> {
  const required = Array.isArray(parameters.required) ? parameters.required : [];
  return Object.fromEntries(
    Object.entries(schemaOf(parameters.properties)).map(([name, value]) => {
      const schema = schemaOf(value);
      return [
        name,
        {
          description: typeof schema.description === 'string' ? schema.description : '',
          type: pythonType(schema) + (required.includes(name) ? '' : ', optional'),
          ...(schema.default !== undefined && { default: schema.default }),
        },
      ];
    }),
  );
}

/**
 * The training example that a turn makes: its request, the tools that the model could choose from, in English and in the order in
 * which it had them, and the calls that ran with the values that the person corrected. Null where a tool that it called is not here
 * any more. Of an older turn, which does not tell what the model knew, the tools that it considered, listed or called.
 */
export function xlamExample(state: TurnState, tools: ReadonlyMap<string, Tool>): XlamExample | null {
  const ran = state.calls.filter(({ status }) => status === 'ran');
  if (ran.some(({ call }) => !tools.has(call.name))) return null;
  const { listed, known = (state.considered ?? []).map(({ tool }) => tool) } = state;
  // No order gives the answer away: what the turn does not tell goes where it is registered.
  const untold = [...tools.keys()].filter(name => ran.some(({ call }) => call.name === name));
  const chosenFrom = new Set([...known, ...listed, ...untold]);
  return {
    query: state.text,
    tools: [...chosenFrom].flatMap(name => {
      const tool = tools.get(name);
      return tool ? [{ name, description: tool.description.en, parameters: xlamParameters(tool.parameters) }] : [];
    }),
    answers: ran.map(({ call, arguments: args }) => ({ name: call.name, arguments: args })),
  };
}

/** JSON lines of the turns that are marked right, one example a line; `left` counts those that make none. */
export function xlamLines(
  turns: readonly TranscriptTurn[],
  tools: ReadonlyMap<string, Tool>,
): { readonly text: string; readonly written: number; readonly left: number } {
  const examples = turns
    .filter(({ right }) => right)
    .map(({ events }) => {
      const state = replayTurn(events);
      return state ? xlamExample(state, tools) : null;
    });
  const lines = examples.flatMap(example => (example ? [`${JSON.stringify(example)}\n`] : []));
  return { text: lines.join(''), written: lines.length, left: examples.length - lines.length };
}
