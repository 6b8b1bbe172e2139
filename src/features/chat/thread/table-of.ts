import type { JsonValue } from '@/tools/tool';

/** A result as rows and columns. */
export interface ResultTable {
  readonly columns: readonly string[];
  /** As long as `columns`; null where a row has no such value. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

type Row = { readonly [key: string]: JsonValue };

function isRow(value: JsonValue): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellOf(value: JsonValue | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function fromRows(rows: readonly Row[]): ResultTable {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
  return { columns, rows: rows.map(row => columns.map(column => cellOf(row[column]))) };
}

/** Lists of equal length side by side, as the labels and values of a chart are. */
function fromColumns(lists: readonly (readonly [string, readonly JsonValue[]])[]): ResultTable | null {
  const [first] = lists;
  if (!first || lists.length < 2) return null;
  const length = first[1].length;
  const isPlain = ([, list]: (typeof lists)[number]) =>
    list.length === length && list.every(value => typeof value !== 'object' || value === null);
  if (length === 0 || !lists.every(isPlain)) return null;
  return {
    columns: lists.map(([name]) => name),
    rows: first[1].map((_, index) => lists.map(([, list]) => cellOf(list[index]))),
  };
}

/** The table that a result is, or the first that it holds: a list of records, or lists of equal length. Null where there is none. */
export function tableOf(result: JsonValue | undefined): ResultTable | null {
  if (Array.isArray(result)) return result.length > 0 && result.every(isRow) ? fromRows(result) : null;
  if (result === undefined || !isRow(result)) return null;
  for (const value of Object.values(result)) {
    const table = Array.isArray(value) ? tableOf(value) : null;
    if (table) return table;
  }
  return fromColumns(
    Object.entries(result).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value] as const] : [])),
  );
}

/** A table in Markdown as GitHub writes it. */
export function markdownOf({ columns, rows }: ResultTable): string {
  const written = (cell: string | number | boolean | null) =>
    String(cell ?? '')
      .replaceAll('\\', '\\\\')
      .replaceAll('|', '\\|')
      .replace(/\r?\n/g, ' ');
  const line = (cells: readonly (string | number | boolean | null)[]) => `| ${cells.map(written).join(' | ')} |\n`;
  return line(columns) + line(columns.map(() => '---')) + rows.map(line).join('');
}

/** A table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export async function csvOf({ columns, rows }: ResultTable): Promise<string> {
  const { default: Papa } = await import('papaparse');
  return Papa.unparse({ fields: [...columns], data: rows.map(row => [...row]) }, { escapeFormulae: true });
}
