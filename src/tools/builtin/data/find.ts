import { AppError } from '../../../errors.ts';
import type { DataTable, ToolContext } from '../../context.ts';
import { itemsMeant } from '../../match.ts';
import { quoted } from '../../quoted.ts';
import { sameText } from './cells.ts';

/** What people call a table whose name they need not say. */
const anyTable =
  /^(?:(?:the|my|this|that|it|csv|file|table|data|dataset|spreadsheet|sheet)\s*)+$|^[这那个张份我的]*(?:表格?|文件|数据|csv)$/i;

const stem = (file: string) => file.replace(/\.(?:csv|tsv|txt)$/i, '');

/**
 * The table that a person means by a file's name or what they call it; "the table" is the newest. Throws `TABLE_NONE`,
 * `TABLE_UNKNOWN` or `TABLE_AMBIGUOUS`, which name those there are.
 */
export async function findTable(said: string, context: Pick<ToolContext, 'tables' | 'language'>): Promise<DataTable> {
  const tables = await context.tables.list();
  const [newest] = tables;
  if (!newest) throw new AppError('TABLE_NONE');
  const exact = tables.find(({ name }) => sameText(name) === sameText(said));
  if (exact) return exact;
  const meant = itemsMeant(stem(said), tables, ({ name }) => [stem(name)]);
  if (meant.length === 0 && anyTable.test(said.trim())) return newest;
  const [found, ...others] = meant;
  if (found && others.length === 0) return found;
  const names = (found ? meant : tables).map(({ name }) => name);
  const code = found ? 'TABLE_AMBIGUOUS' : 'TABLE_UNKNOWN';
  throw new AppError(code, { table: said, tables: quoted(names, context.language) });
}

/** Where the column that a person means stands. Throws `TABLE_COLUMN_UNKNOWN` or `TABLE_COLUMN_AMBIGUOUS`, which name columns. */
export function findColumn(said: string, table: DataTable, { language }: Pick<ToolContext, 'language'>): number {
  const exact = table.columns.indexOf(said);
  if (exact >= 0) return exact;
  const meant = itemsMeant(said, table.columns, column => [column]);
  const [found, ...others] = meant;
  if (found !== undefined && others.length === 0) return table.columns.indexOf(found);
  const code = found === undefined ? 'TABLE_COLUMN_UNKNOWN' : 'TABLE_COLUMN_AMBIGUOUS';
  const columns = quoted(found === undefined ? table.columns : meant, language);
  throw new AppError(code, { table: table.name, column: said, columns });
}

/** The cells of a column, in the order of the rows. */
export const cellsOf = (rows: DataTable['rows'], column: number): string[] => rows.map(row => row[column] ?? '');
