import type { PromptPiece } from '../../decode/decoder.ts';
import { bareForms } from '../../decode/json-schema/values.ts';
import { AppError } from '../../errors.ts';
import type { Arguments } from '../../tools/tool.ts';
import { type CallNotation, familyTemplate, type ListedFunction, type Message, piecesOf } from './family.ts';
import { jsonArray, jsonObject, jsonWrapped, taggedFunctions, taggedJson } from './notations.ts';
import type { ChatTemplate } from './template.ts';

/** What of a model's published tokenizer its prompts need. */
export interface TokenizerTemplate {
  /** The `chat_template` of its `tokenizer_config.json`: Jinja. */
  readonly source: string;
  /** The beginning-of-sequence token, empty for none. */
  readonly bos: string;
  /** The tokens that end an answer, the usual one first. */
  readonly stop: readonly string[];
  /** All control tokens of its vocabulary. */
  readonly controls: readonly string[];
  /** Values for the template's own variables, e.g. `enable_thinking`. */
  readonly variables?: Readonly<Record<string, string | number | boolean>>;
}

/** Stands inside control tokens that a person, a tool or a result spells out: a code point that no text holds (Unicode, noncharacters). */
const mark = '\uFDD1';

/** How the models of a template write calls, as far as the template shows it. */
function notationOf(source: string): CallNotation {
  if (source.includes('<function=')) return taggedFunctions;
  if (source.includes('<tool_call>')) return taggedJson;
  if (/["']?tool_calls["']?: \[/.test(source)) return jsonWrapped;
  return source.includes('"parameters"') ? jsonObject : jsonArray;
}

/** Any text in any value, changed. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map(item => mapTexts(item, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [change(key), mapTexts(one, change)])) as T;
}

/**
 * Arguments for a template that writes them by the filter `string`: Python's words for what the interpreter would write in
 * JavaScript's, or not at all.
 */
const inPythonWords = (args: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? value : (bareForms(value)[0] ?? ''),
    ]),
  );

/** A message as `apply_chat_template` of Transformers takes it. */
function templateMessage(message: Message, written: (args: Arguments) => Arguments): Readonly<Record<string, unknown>> {
  if (message.role === 'tool') return { role: 'tool', name: message.name, content: message.content };
  if (message.role === 'user' || message.calls.length === 0) return { role: message.role, content: message.content };
  // What stands before the first call and is no mark of it was said to the person.
  const spoken = message.content
    .slice(0, message.calls[0]?.start)
    .replace(/\s*(?:<tool_call>|\[|\{"tool_calls": \[)\s*$/, '');
  return {
    role: 'assistant',
    content: spoken,
    tool_calls: message.calls.map(({ name, arguments: args }) => ({
      type: 'function',
      function: { name, arguments: written(args) },
    })),
  };
}

/**
 * The chat template of a model by its own Jinja text, which runs in an interpreter. Loads that on first use. Throws `TEMPLATE_INVALID`
 * for a text that cannot be rendered.
 */
export async function jinjaTemplate(tokenizer: TokenizerTemplate): Promise<ChatTemplate> {
  const { Template } = await import('@huggingface/jinja');
  const controls = tokenizer.controls.toSorted((a, b) => b.length - a.length);
  const guard = (text: string) => {
    const clean = text.replaceAll(mark, '');
    return controls.reduce((all, name) => all.replaceAll(name, `${name[0]}${mark}${name.slice(1)}`), clean);
  };
  const failing = <T>(run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new AppError('TEMPLATE_INVALID', { reason }, { cause });
    }
  };

  const written = /\|\s*string\b/.test(tokenizer.source) ? inPythonWords : (args: Arguments) => args;
  const template = failing(() => new Template(tokenizer.source));
  const prompt = (messages: readonly Message[], tools: readonly ListedFunction[]): readonly PromptPiece[] => {
    const rendered = failing(() =>
      template.render({
        ...tokenizer.variables,
        messages: mapTexts(
          messages.map(message => templateMessage(message, written)),
          guard,
        ),
        tools: tools.length > 0 ? mapTexts(tools, guard) : null,
        bos_token: tokenizer.bos,
        eos_token: tokenizer.stop[0] ?? '',
        add_generation_prompt: true,
      }),
    );
    return piecesOf(rendered, controls).map(piece =>
      'text' in piece ? { text: piece.text.replaceAll(mark, '') } : piece,
    );
  };
  const sample: Message = { role: 'user', content: 'x' };
  prompt([sample], []);

  const notation = notationOf(tokenizer.source);
  return familyTemplate({
    stop: tokenizer.stop,
    none: notation === jsonWrapped ? '{"tool_calls": []}' : 'No tool fits this request.',
    speaks: notation !== jsonWrapped,
    notation,
    prompt,
  });
}
