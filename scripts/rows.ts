import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ToolCall } from '../src/agent/events.ts';
import type { JsonValue } from '../src/tools/tool.ts';

/** A request with the calls that answer it. A required value that the request does not hold is `?`. */
export interface Row {
  /** The written line that it was drawn from. */
  readonly line: string;
  /** The turns before it, oldest first. */
  readonly history: readonly { readonly q: string; readonly calls: readonly ToolCall[] }[];
  readonly q: string;
  readonly calls: readonly ToolCall[];
}

export const kinds = ['single', 'several', 'follow-up', 'missing value', 'none'] as const;
export type Kind = (typeof kinds)[number];

/** What a row tests. One of several kinds counts under the first that fits: none, follow-up, missing value, several, single. */
export function kindOf({ calls, history }: Row): Kind {
  if (calls.length === 0) return 'none';
  if (history.length > 0) return 'follow-up';
  if (calls.some(call => Object.values(call.arguments).includes('?'))) return 'missing value';
  return calls.length > 1 ? 'several' : 'single';
}

function normalized(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.toLowerCase().trim();
  if (Array.isArray(value)) return value.map(normalized);
  return value;
}

function sameArguments(got: ToolCall['arguments'], want: ToolCall['arguments']): boolean {
  const names = Object.keys(want);
  return (
    Object.keys(got).length === names.length &&
    names.every(name => {
      const [ours, theirs] = [got[name], want[name]];
      return ours !== undefined && JSON.stringify(normalized(ours)) === JSON.stringify(normalized(theirs ?? null));
    })
  );
}

/**
 * True when calls are fully right: the same names in the same order, and equal arguments. Strings are compared without their case
 * and outer white space, numbers by value; the order of arguments does not count, an argument more or less does. It is the
 * rule by which the model's published figures were counted.
 */
export function sameCalls(got: readonly ToolCall[], want: readonly ToolCall[]): boolean {
  return (
    got.length === want.length &&
    want.every((call, index) => {
      const ours = got[index];
      return ours?.name === call.name && sameArguments(ours.arguments, call.arguments);
    })
  );
}

/** Reads rows, one JSON object a line. Throws when the file is absent or a line is no row. */
export function readRows(file: string): readonly Row[] {
  const path = resolve(file);
  if (!existsSync(path)) throw new Error(`There are no rows at ${path}. Name their file with --file.`);
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (!line.trim()) return [];
    const row = JSON.parse(line) as Row;
    if (typeof row.q !== 'string' || !Array.isArray(row.calls) || !Array.isArray(row.history))
      throw new Error(`${path}, line ${index + 1}: not a row of {line, history, q, calls}.`);
    return [row];
  });
}

/** At most `limit` rows, spread evenly over all of them. */
export function everyNth<T>(rows: readonly T[], limit: number): readonly T[] {
  if (rows.length <= limit) return rows;
  return Array.from({ length: limit }, (_, index) => rows[Math.floor((index * rows.length) / limit)] as T);
}
