import { AppError } from '../../errors.ts';
import type { JsonValue } from '../tool.ts';

/**
 * A tool's answer in the shape that agents know from MCP: text for a model to read and, for an object, the object itself.
 * `isError` says that the text is a reason instead.
 */
export interface ToolAnswer {
  readonly content: readonly { readonly type: 'text'; readonly text: string }[];
  readonly structuredContent?: JsonValue;
  readonly isError?: true;
}

function isObject(value: unknown): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The answer that carries a result. */
export function answerOf(result: JsonValue): ToolAnswer {
  const text = typeof result === 'string' ? result : JSON.stringify(result);
  const content = [{ type: 'text', text }] as const;
  return isObject(result) ? { content, structuredContent: result } : { content };
}

/** The answer that says why there is no result. */
export function refusalOf(reason: string): ToolAnswer {
  return { content: [{ type: 'text', text: reason }], isError: true };
}

/** The texts of an MCP-shaped answer's content; null for what is no such answer. */
function textOf(value: Readonly<Record<string, JsonValue>>): string | null {
  if (!Array.isArray(value.content)) return null;
  const texts = value.content.flatMap(part => (isObject(part) && typeof part.text === 'string' ? [part.text] : []));
  return texts.join('\n');
}

/**
 * Reads what `executeTool` gives: the tool's own value as JSON, a text as it is, or the word `undefined`. Of an MCP-shaped answer the
 * structured part is kept, or else its text. Throws `WEBMCP_TOOL_REFUSED` with the text of an answer that is an error.
 */
export function resultOf(serialized: string, tool: string): JsonValue {
  if (serialized === 'undefined') return null;
  let value: JsonValue;
  try {
    value = JSON.parse(serialized);
  } catch {
    return serialized;
  }
  const text = isObject(value) ? textOf(value) : null;
  if (!isObject(value) || text === null) return value;
  if (value.isError === true) throw new AppError('WEBMCP_TOOL_REFUSED', { tool, reason: text });
  return value.structuredContent ?? text;
}
