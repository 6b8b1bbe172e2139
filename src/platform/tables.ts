import { nanoid } from 'nanoid';
import { AppError } from '../errors.ts';
import type { DataTable, TableStore } from '../tools/context.ts';
import type { Database } from './database.ts';
import { Watched } from './watched.ts';

/** The largest file that is kept, in bytes as UTF-8, and the most rows and cells below its header. */
export const tableLimits = { bytes: 5_000_000, rows: 100_000, cells: 5_000_000 } as const;

/** Names for `count` columns: those of the header, each once, and "Column 3" where it has none. */
function columnNames(header: readonly string[], count: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const name = header[index]?.trim() || `Column ${index + 1}`;
    let unique = name;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1) unique = `${name} (${number})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/**
 * Reads comma-, tab-, semicolon- or pipe-separated text (RFC 4180) whose first line names the columns. Blank lines are skipped;
 * short rows are filled with empty cells, and cells past the header get columns of their own. Throws `TABLE_TOO_LARGE`,
 * `TABLE_TOO_MANY_ROWS`, `TABLE_TOO_WIDE`, `TABLE_EMPTY` (no row below the header) or `TABLE_QUOTE_OPEN`, each with the `file`.
 */
export async function parseTable(file: string, text: string): Promise<Pick<DataTable, 'columns' | 'rows'>> {
  if (new Blob([text]).size > tableLimits.bytes) throw new AppError('TABLE_TOO_LARGE', { file });
  const { default: papa } = await import('papaparse');
  const { data, errors } = papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    ...(/\.tsv$/i.test(file) && { delimiter: '\t' }),
  });
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  if (open) throw new AppError('TABLE_QUOTE_OPEN', { file, row: (open.row ?? 0) + 1 });
  const [header = [], ...rows] = data;
  if (rows.length === 0) throw new AppError('TABLE_EMPTY', { file });
  if (rows.length > tableLimits.rows) throw new AppError('TABLE_TOO_MANY_ROWS', { file, rows: rows.length });

  const width = rows.reduce((widest, row) => Math.max(widest, row.length), header.length);
  if (rows.length * width > tableLimits.cells) throw new AppError('TABLE_TOO_WIDE', { file, columns: width });
  const blanks = Array<string>(width).fill('');
  return {
    columns: columnNames(header, width),
    rows: rows.map(row => (row.length === width ? row : [...row, ...blanks.slice(row.length)])),
  };
}

/** Tables that a person dropped on the page, over a database, newest first. */
export class Tables extends Watched implements TableStore {
  constructor(
    readonly database: Database,
    readonly now: () => Date,
  ) {
    super();
    database.onChange(table => table === 'tables' && this.changed());
  }

  /** Keeps what a file holds, instead of what one of that name held before. Throws as `parseTable` does. */
  async add(name: string, text: string): Promise<DataTable> {
    const added: DataTable = {
      id: nanoid(),
      name,
      ...(await parseTable(name, text)),
      addedAt: this.now().toISOString(),
    };
    const before = (await this.list()).filter(table => table.name === name);
    await this.database.put('tables', added);
    for (const { id } of before) await this.database.remove('tables', id);
    this.changed();
    return added;
  }

  async list(): Promise<readonly DataTable[]> {
    const tables = await this.database.all('tables');
    return tables.toSorted((a, b) => b.addedAt.localeCompare(a.addedAt));
  }

  async remove(id: string): Promise<void> {
    await this.database.remove('tables', id);
    this.changed();
  }
}
