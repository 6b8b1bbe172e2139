import type { Database, Row, Table } from '@/platform/database';
import { rested } from './rested';

/** The kinds of things that a page keeps, as a person knows them, with the tables that hold each. */
export const kinds = {
  conversations: ['conversations', 'events'],
  notes: ['notes'],
  todos: ['todos'],
  timers: ['timers'],
  tables: ['tables'],
  userTools: ['userTools'],
  mcpServers: ['mcpServers'],
  permissions: ['permissions'],
  calls: ['calls'],
} as const satisfies Readonly<Record<string, readonly Table[]>>;
export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as readonly Kind[];

export interface Kept {
  readonly kind: Kind;
  readonly count: number;
  /** Of their JSON, as UTF-8. */
  readonly bytes: number;
}

async function sizeOf(rows: readonly Row<Table>[], rest: () => Promise<void>): Promise<number> {
  let bytes = 0;
  for (const row of rows) {
    bytes += new Blob([JSON.stringify(row)]).size;
    await rest();
  }
  return bytes;
}

/** Counts what a database holds, by kind. Throws `STORAGE_*`. */
export async function keptIn(database: Database): Promise<readonly Kept[]> {
  const rest = rested();
  const found: Kept[] = [];
  for (const kind of kindNames) {
    const lists = await Promise.all(kinds[kind].map(table => database.all(table)));
    let bytes = 0;
    for (const rows of lists) bytes += await sizeOf(rows, rest);
    found.push({ kind, count: lists[0]?.length ?? 0, bytes });
  }
  return found;
}

/** Everything of `kept` taken together. */
export function total(kept: readonly Kept[]): { readonly count: number; readonly bytes: number } {
  return {
    count: kept.reduce((sum, { count }) => sum + count, 0),
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
