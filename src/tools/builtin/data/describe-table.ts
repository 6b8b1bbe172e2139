import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { clipped } from '../../quoted.ts';
import { countValues, isEmpty, readColumn } from './cells.ts';
import { cellsOf, findTable } from './find.ts';
import { summarize } from './numbers.ts';

/** Columns that a result describes. */
const mostColumns = 100;
/** The most frequent values of a column of text. */
const mostValues = 3;
/** Columns that the sentence names. */
const readOut = 8;

const counted = z.array(z.object({ value: z.string(), count: z.int() }));
const column = z.object({ name: z.string(), empty: z.int() });

function describeColumn(name: string, cells: readonly string[]): z.output<typeof columns>[number] {
  const empty = cells.filter(isEmpty).length;
  const read = readColumn(cells);
  if (read.kind === 'text') {
    const values = countValues(cells);
    const frequent = values.slice(0, mostValues).map(({ value, count }) => ({ value: clipped(value), count }));
    return { name, empty, kind: 'text', distinct: values.length, frequent };
  }
  if (read.kind === 'date') {
    const days = read.values.filter(day => day !== null).toSorted();
    return { name, empty, kind: 'date', min: days[0] ?? '', max: days.at(-1) ?? '' };
  }
  const { min, max, mean } = summarize(read.values.filter(value => value !== null));
  return { name, empty, kind: 'number', min, max, mean, sign: read.sign };
}

const columns = z.array(
  z.discriminatedUnion('kind', [
    column.extend({ kind: z.literal('number'), min: z.number(), max: z.number(), mean: z.number(), sign: z.string() }),
    /** Days as `YYYY-MM-DD`. */
    column.extend({ kind: z.literal('date'), min: z.string(), max: z.string() }),
    column.extend({ kind: z.literal('text'), distinct: z.int(), frequent: counted }),
  ]),
);

export const describeTable = defineTool({
  name: 'describe_table',
  title: { en: 'Describe a table', zh: '描述表格' },
  description: {
    en: 'Say what a dropped CSV file holds: its columns, what they are made of, and how many rows there are.',
    zh: '说明拖入的 CSV 文件的内容：有哪些列、各是什么、共多少行。',
  },
  category: 'data',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ table: z.string().trim().min(1).max(300).describe("the file's name, or what it is called") }),
  result: z.object({
    table: z.string(),
    rows: z.int(),
    /** How many there are; the first of them are in `columns`. */
    columnCount: z.int(),
    columns,
  }),
  examples: [
    { query: { en: 'what is in sales.csv', zh: 'sales.csv 里有什么' }, arguments: { table: 'sales.csv' } },
    { query: { en: 'describe my expenses', zh: '描述一下我的支出' }, arguments: { table: 'my expenses' } },
    { query: { en: 'which columns does the orders table have', zh: '订单表有哪些列' }, arguments: { table: 'orders' } },
    { query: { en: 'headers of customers 2025', zh: 'customers 2025 的表头' }, arguments: { table: 'customers 2025' } },
    { query: { en: 'how is 成绩.csv laid out', zh: '看看成绩.csv' }, arguments: { table: '成绩.csv' } },
    {
      query: { en: 'summarise the csv i dropped, sales', zh: '概括一下 sales 这个 csv' },
      arguments: { table: 'sales' },
    },
    {
      query: { en: 'how many rows does expenses.csv hold', zh: 'expenses.csv 有多少行' },
      arguments: { table: 'expenses.csv' },
    },
    {
      query: { en: 'overview of the spreadsheet orders', zh: '看下 orders 表格的结构' },
      arguments: { table: 'orders' },
    },
    {
      query: {
        en: 'what fields and types are in customers 2025, its schema',
        zh: 'customers 2025 有什么字段，什么类型',
      },
      arguments: { table: 'customers 2025' },
    },
    {
      query: { en: 'tell me about 成绩.csv before i use it', zh: '先介绍下 成绩.csv' },
      arguments: { table: '成绩.csv' },
    },
  ],
  async run({ table: said }, context) {
    const table = await findTable(said, context);
    return {
      table: table.name,
      rows: table.rows.length,
      columnCount: table.columns.length,
      columns: table.columns
        .slice(0, mostColumns)
        .map((name, index) => describeColumn(name, cellsOf(table.rows, index))),
    };
  },
  describe: {
    en({ table, rows, columnCount, columns: described }, format) {
      const names = described.slice(0, readOut).map(({ name }) => name);
      const more = columnCount > readOut ? `, and ${columnCount - readOut} more` : '';
      const [rowCount, width] = [format.number(rows, {}), format.number(columnCount, {})];
      return `${table} has ${rowCount} ${rows === 1 ? 'row' : 'rows'} and ${width} ${columnCount === 1 ? 'column' : 'columns'}: ${more ? names.join(', ') + more : format.list(names)}.`;
    },
    zh({ table, rows, columnCount, columns: described }, format) {
      const names = described.slice(0, readOut).map(({ name }) => name);
      const more = columnCount > readOut ? '等' : '';
      return `${table} 共 ${format.number(rows, {})} 行、${format.number(columnCount, {})} 列：${names.join('、')}${more}。`;
    },
  },
});
