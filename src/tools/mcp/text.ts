import { AppError } from '../../errors.ts';
import { type Fault, fault, reasonDetails } from '../faults.ts';
import type { JsonValue } from '../tool.ts';

/** Terminal escapes (ECMA-48): a colour, a cursor movement, a window's title. */
const escapes = /\p{Cc}\[[0-?]*[ -/]*[@-~]|\p{Cc}\][^\p{Cc}]*/gu;
/** What shows nothing or turns text around: controls, format characters but joiners, private use, halves of a pair. */
const unseen = /[\p{Cc}\p{Cs}\p{Co}]|(?![\u200c\u200d])\p{Cf}/gu;

/**
 * A text of an MCP server as one line that is safe to show and to list in a prompt: without escapes and unseen characters, with
 * nothing that reads as a model's special token (`<|im_start|>`), and at most `limit` characters long.
 */
export function cleanText(text: string, limit: number): string {
  const line = text
    .replace(escapes, '')
    .replace(/\s+/g, ' ')
    .replace(unseen, '')
    .replaceAll('<|', '< |')
    .replaceAll('|>', '| >')
    .trim();
  const characters = [...line];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}

/** The name that a text gives a tool: letters, digits, `_`, `.` and `-`, no digit first; empty where nothing is left. */
export function nameFrom(text: string, limit = 64): string {
  const name = text
    .normalize('NFKC')
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return (/^[A-Za-z]/.test(name) || name === '' ? name : `_${name}`).slice(0, limit);
}

const longestDescription = 512;
const deepest = 32;

/**
 * A JSON Schema of an MCP server, its titles and descriptions cleaned. `tool` is whose it is.
 * Throws `TOOL_DEFINITION_INVALID` where a name in it could pass for something else, or where it is nested so deeply that its readers would
 * run out of stack.
 */
export function cleanSchema(schema: unknown, tool: string, depth = 0): JsonValue {
  const refuse = (found: Fault) => new AppError('TOOL_DEFINITION_INVALID', { tool, ...reasonDetails(found) });
  if (depth > deepest) throw refuse(fault('schema-deep', String(deepest)));
  if (Array.isArray(schema)) return schema.map(item => cleanSchema(item, tool, depth + 1));
  if (typeof schema !== 'object' || schema === null) return schema as JsonValue;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === '__proto__' || key !== cleanText(key, 128)) throw refuse(fault('schema-names'));
      const said = (key === 'title' || key === 'description') && typeof value === 'string';
      return [key, said ? cleanText(value, longestDescription) : cleanSchema(value, tool, depth + 1)];
    }),
  );
}

/** A value without keys that would change what an object inherits. */
export function withoutPrototypes(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, item]) => [key, withoutPrototypes(item)]),
  );
}
