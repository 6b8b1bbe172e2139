import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { DataTable, Format, ToolContext } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { clipped, quoted } from '../../quoted.ts';
import { countValues, isEmpty, readColumn, sameText } from './cells.ts';
import { cellsOf, findColumn, findTable } from './find.ts';
import { summarize, withSign } from './numbers.ts';

/** Different values that a result lists. */
const mostValues = 50;
/** Values that a sentence or an error names. */
const readOut = 5;

const operations = ['sum', 'mean', 'min', 'max', 'count', 'unique'] as const;
type Operation = (typeof operations)[number];

interface Where {
  readonly column: string;
  readonly equals: string;
}

const name = z.string().trim().min(1).max(300);
const where = z.object({ column: z.string(), equals: z.string() }).optional();
const result = z.object({
  table: z.string(),
  column: z.string(),
  operation: z.enum(operations),
  where,
  /** Rows that meet the condition. */
  rows: z.int(),
  /** What the operation comes to; of `unique`, how many different values there are. A date is `YYYY-MM-DD`. */
  value: z.union([z.number(), z.string()]),
  /** "%", "$" and the like, where the column's numbers carry one. */
  sign: z.string().optional(),
  /** Cells that hold something else than the column's other cells; they are left out of the value. */
  skipped: z.int().optional(),
  /** Of `unique`: the different values, the most frequent first, at most 50. */
  values: z.array(z.object({ value: z.string(), count: z.int() })).optional(),
});
type Result = z.output<typeof result>;

/** Which rows have a value in a column: the same text but for case and spaces, or the same number. */
function rowsWhere(table: DataTable, column: number, equals: string): boolean[] {
  const cells = cellsOf(table.rows, column);
  const wanted = sameText(equals);
  const read = readColumn([...cells, equals]);
  const number = read.kind === 'number' ? read.values.at(-1) : null;
  return cells.map(
    (cell, row) =>
      sameText(cell) === wanted || (read.kind === 'number' && number !== null && read.values[row] === number),
  );
}

const listedValues = (cells: readonly string[], language: ToolContext['language']) =>
  quoted(
    countValues(cells).map(({ value }) => value),
    language,
  );

/** A value as a sentence shows it. */
const shown = ({ value, sign = '' }: Result, format: Format) =>
  typeof value === 'number' ? withSign(value, sign, format) : value;

const english: Readonly<Record<Exclude<Operation, 'count' | 'unique'>, string>> = {
  sum: 'The sum',
  mean: 'The mean',
  min: 'The lowest',
  max: 'The highest',
};
const chinese: Readonly<Record<Exclude<Operation, 'count' | 'unique'>, string>> = {
  sum: '总和',
  mean: '平均值',
  min: '最小值',
  max: '最大值',
};

export const queryTable = defineTool({
  name: 'query_table',
  title: { en: 'Query a table', zh: '查询表格' },
  description: {
    en: 'Add up, average, count or list a column of a dropped CSV file, of all rows or of those with a value.',
    zh: '对拖入的 CSV 文件的某一列求和、求平均、计数或列出不同的值，可只算符合条件的行。',
  },
  category: 'data',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    table: name.describe("the file's name, or what it is called"),
    column: name.describe('the column'),
    operation: z.enum(operations).describe('what is asked of it'),
    where_column: name.optional().describe('only rows where this column'),
    where_equals: z.string().max(300).optional().describe('has this value'),
  }),
  result,
  examples: [
    {
      query: { en: 'total price in sales.csv', zh: 'sales.csv 里 price 一共多少' },
      arguments: { table: 'sales.csv', column: 'price', operation: 'sum' },
    },
    {
      query: {
        en: 'average unit price of sales where city is oslo',
        zh: 'sales 里 city 是 oslo 的 unit price 平均多少',
      },
      arguments: {
        table: 'sales',
        column: 'unit price',
        operation: 'mean',
        where_column: 'city',
        where_equals: 'oslo',
      },
    },
    {
      query: { en: 'how many orders in my sales have status shipped', zh: 'my sales 里 status 为 shipped 的有几条' },
      arguments: {
        table: 'my sales',
        column: 'status',
        operation: 'count',
        where_column: 'status',
        where_equals: 'shipped',
      },
    },
    {
      query: { en: 'which cities are in the sales table', zh: 'sales 表里有哪些 city' },
      arguments: { table: 'sales table', column: 'city', operation: 'unique' },
    },
    {
      query: { en: 'latest order date in sales', zh: 'sales 里最晚的 order date' },
      arguments: { table: 'sales', column: 'order date', operation: 'max' },
    },
    {
      query: { en: 'highest 数学 in 成绩.csv', zh: '成绩.csv 里数学最高多少' },
      arguments: { table: '成绩.csv', column: '数学', operation: 'max' },
    },
    {
      query: { en: 'sum the amount column of the expenses table', zh: 'expenses 表 amount 列求和' },
      arguments: { table: 'expenses', column: 'amount', operation: 'sum' },
    },
    {
      query: { en: 'mean price in sales where status is shipped', zh: 'sales 里 status 为 shipped 的 price 平均值' },
      arguments: {
        table: 'sales',
        column: 'price',
        operation: 'mean',
        where_column: 'status',
        where_equals: 'shipped',
      },
    },
    {
      query: { en: 'smallest unit price in sales', zh: 'sales 里 unit price 最小值' },
      arguments: { table: 'sales', column: 'unit price', operation: 'min' },
    },
    {
      query: { en: 'count the rows of sales with city oslo', zh: 'sales 中 city 是 oslo 的计数' },
      arguments: { table: 'sales', column: 'city', operation: 'count', where_column: 'city', where_equals: 'oslo' },
    },
    {
      query: { en: 'different values of status in sales.csv', zh: 'sales.csv 里 status 有几种不同的值' },
      arguments: { table: 'sales.csv', column: 'status', operation: 'unique' },
    },
  ],
  async run({ table: said, column: saidColumn, operation, where_column, where_equals }, context): Promise<Result> {
    const { language } = context;
    const table = await findTable(said, context);
    const column = findColumn(saidColumn, table, context);
    if ((where_column === undefined) !== (where_equals === undefined)) throw new AppError('TABLE_FILTER_INCOMPLETE');

    const columnName = table.columns[column] ?? saidColumn;
    const all = cellsOf(table.rows, column);
    let chosen = all.map(() => true);
    let condition: Where | undefined;
    if (where_column !== undefined && where_equals !== undefined) {
      const index = findColumn(where_column, table, context);
      condition = { column: table.columns[index] ?? where_column, equals: where_equals };
      chosen = rowsWhere(table, index, where_equals);
      if (operation !== 'count' && !chosen.includes(true)) {
        const values = listedValues(cellsOf(table.rows, index), language);
        throw new AppError('TABLE_VALUE_UNKNOWN', {
          table: table.name,
          column: condition.column,
          value: where_equals,
          values,
        });
      }
    }
    const cells = all.filter((_, row) => chosen[row]);
    const base = { table: table.name, column: columnName, operation, where: condition, rows: cells.length };

    if (operation === 'count') return { ...base, value: cells.filter(cell => !isEmpty(cell)).length };
    if (operation === 'unique') {
      const values = countValues(cells);
      const first = values.slice(0, mostValues).map(({ value, count }) => ({ value: clipped(value, 200), count }));
      return { ...base, value: values.length, values: first };
    }

    // The whole column tells how its cells are to be read.
    const read = readColumn(all);
    const filled = cells.filter(cell => !isEmpty(cell)).length;
    if (filled === 0) throw new AppError('TABLE_COLUMN_EMPTY', { table: table.name, column: columnName });
    const refused = () =>
      new AppError('TABLE_COLUMN_NOT_NUMBERS', {
        table: table.name,
        column: columnName,
        values: listedValues(cells, language),
      });
    if (read.kind === 'text') throw refused();
    if (read.kind === 'date') {
      const days = read.values.filter((day, row) => chosen[row] && day !== null).toSorted();
      const day = operation === 'min' ? days[0] : operation === 'max' ? days.at(-1) : undefined;
      if (typeof day !== 'string') throw refused();
      return { ...base, value: day, skipped: filled - days.length };
    }
    const numbers = read.values.filter((value, row): value is number => chosen[row] === true && value !== null);
    if (numbers.length === 0) throw refused();
    return { ...base, value: summarize(numbers)[operation], sign: read.sign, skipped: filled - numbers.length };
  },
  describe: {
    en(found, format) {
      const { table, column, operation, where: condition, value, values = [], skipped = 0 } = found;
      const of = condition ? ` where ${condition.column} is ${condition.equals}` : '';
      if (operation === 'count') {
        const count = format.number(Number(value), {});
        return `${count} ${value === 1 ? 'row' : 'rows'} of ${table}${of} ${value === 1 ? 'has' : 'have'} ${column}.`;
      }
      if (operation === 'unique') {
        const names = values.slice(0, readOut).map(one => `${one.value} (${format.number(one.count, {})})`);
        const more = Number(value) > readOut ? `, and ${format.number(Number(value) - readOut, {})} more` : '';
        return `${column} of ${table}${of} has ${format.number(Number(value), {})} different ${value === 1 ? 'value' : 'values'}: ${names.join(', ')}${more}.`;
      }
      const left = skipped > 0 ? `; ${format.number(skipped, {})} other cells were left out` : '';
      return `${english[operation]} ${operation === 'sum' || operation === 'mean' ? `of ${column}` : column} in ${table}${of} is ${shown(found, format)}${left}.`;
    },
    zh(found, format) {
      const { table, column, operation, where: condition, value, values = [], skipped = 0 } = found;
      const of = condition ? `（${condition.column} 为 ${condition.equals}）` : ' ';
      if (operation === 'count') return `${table}${of}中有 ${format.number(Number(value), {})} 行填写了 ${column}。`;
      if (operation === 'unique') {
        const names = values.slice(0, readOut).map(one => `${one.value}（${format.number(one.count, {})}）`);
        const more = Number(value) > readOut ? '等' : '';
        return `${table}${of}的 ${column} 有 ${format.number(Number(value), {})} 个不同的值：${names.join('、')}${more}。`;
      }
      const left = skipped > 0 ? `，另有 ${format.number(skipped, {})} 个单元格未计入` : '';
      return `${table}${of}中 ${column} 的${chinese[operation]}是 ${shown(found, format)}${left}。`;
    },
  },
});
