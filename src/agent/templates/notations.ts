import {
  characterOf,
  choice,
  type Expression,
  never,
  optional,
  Rules,
  repeat,
  sequence,
  text,
} from '../../decode/json-schema/expression.ts';
import { bareForms, formatJson, ValueGrammar } from '../../decode/json-schema/values.ts';
import type { JsonSchema, JsonValue } from '../../tools/tool.ts';
import type { ToolCall } from '../events.ts';
import type { CallNotation } from './family.ts';
import { type AnswerText, type Reading, readJsonCall } from './reader.ts';
import type { ParsedCall } from './template.ts';

/** Most calls of one answer. */
const maxCalls = 8;

const anyCharacter = characterOf(String.raw`^\u0000`);

/** A text that begins neither with some character of a class nor with white space. */
const textBut = (ranges: string): Expression =>
  sequence(characterOf(`^${ranges} \\t\\r\\n\\u0000`), repeat(anyCharacter, 0));

/** Calls with something between them. */
const joined = (call: Expression, separator: string): Expression =>
  sequence(call, repeat(sequence(text(separator), call), 0, maxCalls - 1));

type ArgumentsKey = 'arguments' | 'parameters';

const jsonCall =
  (key: ArgumentsKey) =>
  (name: string, values: ValueGrammar): Expression =>
    sequence(text(`{"name": ${JSON.stringify(name)}, "${key}": `), values.root(), text('}'));

const writeJsonCall = ({ name, arguments: args }: ToolCall, key: ArgumentsKey): string =>
  `{"name": ${JSON.stringify(name)}, "${key}": ${formatJson({ ...args })}}`;

const open = '<tool_call>';
const close = '</tool_call>';

/** A text without calls: one that never begins a tag with `t`. */
const untagged = repeat(
  choice(characterOf(String.raw`^<\u0000`), sequence(repeat(text('<'), 1), characterOf(String.raw`^<t\u0000`))),
  1,
);

/** A text, calls, or calls behind a text; `gap` stands between. */
const spokenOrTagged = (call: Expression, gap: string): Expression =>
  choice(untagged, sequence(optional(sequence(untagged, text(gap))), joined(call, '\n')));

/** `<tool_call>`, a JSON object, `</tool_call>`, each on its line (Hermes 2 Pro, Hermes 3, Qwen 2.5, Qwen 3). */
export const taggedJson: CallNotation = {
  syntax: {
    call: (name, values) => sequence(text(`${open}\n`), jsonCall('arguments')(name, values), text(`\n${close}`)),
    answer: call => spokenOrTagged(call, '\n'),
  },

  *read(answer) {
    while (yield* answer.upTo(open)) {
      yield* answer.expect(open);
      yield* answer.space();
      const call = yield* readJsonCall(answer, 'arguments');
      yield* answer.space();
      yield* answer.expect(close);
      yield call;
    }
  },

  write: calls => calls.map(call => `${open}\n${writeJsonCall(call, 'arguments')}\n${close}`).join('\n'),
};

/** The calls of a JSON array behind its bracket. */
function* readArray(answer: AnswerText): Reading<void> {
  yield* answer.space();
  if (yield* answer.accept(']')) return;
  do {
    yield* answer.space();
    yield yield* readJsonCall(answer, 'arguments');
    yield* answer.space();
  } while (yield* answer.accept(','));
  yield* answer.expect(']');
}

/** Reads a text for the person to its end, or white space alone. */
function* readSpeech(answer: AnswerText): Reading<void> {
  while (!(yield* answer.atEnd())) answer.at = answer.text.length;
}

/** One JSON array of calls, or a text (xLAM-2). */
export const jsonArray: CallNotation = {
  syntax: {
    call: jsonCall('arguments'),
    answer: call => choice(textBut('\\['), sequence(text('['), joined(call, ', '), text(']'))),
  },

  *read(answer) {
    yield* answer.space();
    if (yield* answer.accept('[')) {
      yield* readArray(answer);
      yield* answer.space();
    } else yield* readSpeech(answer);
  },

  write: calls => `[${calls.map(call => writeJsonCall(call, 'arguments')).join(', ')}]`,
};

/** `{"tool_calls": [...]}`, an empty list for none (xLAM-1). */
export const jsonWrapped: CallNotation = {
  syntax: {
    call: jsonCall('arguments'),
    answer: call => sequence(text('{"tool_calls": ['), optional(joined(call, ', ')), text(']}')),
  },

  *read(answer) {
    for (const mark of ['{', '"tool_calls"', ':', '[']) {
      yield* answer.space();
      yield* answer.expect(mark);
    }
    yield* readArray(answer);
    yield* answer.space();
    yield* answer.expect('}');
    yield* answer.space();
  },

  write: calls => `{"tool_calls": ${jsonArray.write(calls)}}`,
};

/** One JSON object with `parameters`, or a text (Llama 3.1 and later). Several are read where `;` or white space parts them. */
export const jsonObject: CallNotation = {
  syntax: {
    call: jsonCall('parameters'),
    answer: call => choice(textBut('{'), call),
  },

  *read(answer) {
    yield* answer.space();
    if (yield* answer.atEnd()) return;
    if (answer.text[answer.at] !== '{') return yield* readSpeech(answer);
    for (;;) {
      yield yield* readJsonCall(answer, 'parameters');
      yield* answer.space();
      if (yield* answer.accept(';')) yield* answer.space();
      if (yield* answer.atEnd()) return;
    }
  },

  write: calls => calls.map(call => writeJsonCall(call, 'parameters')).join('; '),
};

const pythonWords: ReadonlyMap<string, JsonValue> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
]);

function parsedJson(written: string): JsonValue | undefined {
  try {
    return JSON.parse(written);
  } catch {
    // A text that is no JSON is a text.
    return undefined;
  }
}

/** Types of values that are not texts. */
function typeNames(value: JsonValue): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return typeof value === 'number' ? ['number', 'integer'] : [typeof value];
}

/** A value by the types that its parameter may have; a text where nothing is known of it. */
function typedValue(written: string, types: ReadonlySet<string>): JsonValue {
  const value = pythonWords.has(written) ? pythonWords.get(written) : parsedJson(written);
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return written;
  return typeNames(value).some(name => name !== 'string' && types.has(name)) ? value : written;
}

function* readFunction(
  answer: AnswerText,
  parametersOf: (name: string) => JsonSchema | undefined,
): Reading<ParsedCall> {
  const start = answer.at;
  yield* answer.expect('<function=');
  const name = yield* readName(answer);
  const schema = parametersOf(name);
  const values = schema && new ValueGrammar(schema, new Rules());
  const args: [string, JsonValue][] = [];
  yield* answer.space();
  while (yield* answer.accept('<parameter=')) {
    const parameter = yield* readName(answer);
    yield* answer.accept('\n');
    const from = answer.at;
    if (!(yield* answer.upTo('</parameter>'))) throw answer.fail();
    const written = answer.text.slice(from, answer.at).replace(/\n$/, '');
    yield* answer.expect('</parameter>');
    args.push([parameter, typedValue(written, values?.typesOf(parameter) ?? new Set())]);
    yield* answer.space();
  }
  yield* answer.expect('</function>');
  return { name, arguments: Object.fromEntries(args), missing: [], start, end: answer.at };
}

function* readName(answer: AnswerText): Reading<string> {
  const from = answer.at;
  if (!(yield* answer.upTo('>')) || !/^[^<>\n]+$/.test(answer.text.slice(from, answer.at))) throw answer.fail(from);
  const name = answer.text.slice(from, answer.at);
  yield* answer.expect('>');
  return name;
}

/** `<tool_call>` around `<function=name>` around `<parameter=name>` elements, texts without quotes (Qwen 3.5). */
export const taggedFunctions: CallNotation = {
  syntax: {
    call: (name, values) =>
      sequence(
        text(`${open}\n<function=${name}>\n`),
        values.parameters((parameter, value) =>
          // A name that would end its own tag cannot be written.
          parameter.kind === 'text' && /[<>\n]/.test(parameter.text)
            ? never
            : sequence(text('<parameter='), parameter, text('>\n'), value, text('\n</parameter>\n')),
        ),
        text(`</function>\n${close}`),
      ),
    answer: call => spokenOrTagged(call, '\n\n'),
  },

  *read(answer, parametersOf) {
    while (yield* answer.upTo(open)) {
      yield* answer.expect(open);
      yield* answer.space();
      const call = yield* readFunction(answer, parametersOf);
      yield* answer.space();
      yield* answer.expect(close);
      yield call;
    }
  },

  write: calls =>
    calls
      .map(({ name, arguments: args }) => {
        const parameters = Object.entries(args).map(
          ([key, value]) => `<parameter=${key}>\n${bareForms(value)[0]}\n</parameter>\n`,
        );
        return `${open}\n<function=${name}>\n${parameters.join('')}</function>\n${close}`;
      })
      .join('\n'),
};
