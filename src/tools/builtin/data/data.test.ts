import { beforeEach, describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { memoryDatabase } from '../../../platform/database.ts';
import { createFormat } from '../../../platform/format.ts';
import { Tables } from '../../../platform/tables.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { describeTable } from './describe-table.ts';
import { queryTable } from './query-table.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];
const sales = `City,order_date,Unit Price,price,Status,tax
Oslo,2024-03-05,"$1,200.50","$2,401",shipped,25%
Bergen,2024-01-31,$10,$30,Shipped,12%
oslo,2024-12-01,$20.25,$81,open,25%
,2024-06-06,$5,$5,refunded,n/a
`;

let tables: Tables;
let context: ReturnType<typeof contextOf>;
beforeEach(async () => {
  let ms = Date.parse('2026-11-24T10:00:00Z');
  const now = () => {
    ms += 1000;
    return new Date(ms);
  };
  tables = new Tables(memoryDatabase(), now);
  context = contextOf({ tables });
  await tables.add('成绩.csv', '姓名,数学,语文\n小明,92,88\n小红,97.5,90\n');
  await tables.add('expenses.csv', 'what;amount\nrent;900,00\nfood;1.250,75\n');
  await tables.add('orders.csv', 'id\n007\n008\n');
  await tables.add('Customers 2025.csv', 'name\nAnna\n');
  await tables.add('sales.csv', sales);
});

test.each([describeTable, queryTable])('$name has the signature that the model was trained on', tool => {
  expect(formatParameters(signatureOf(tool.name, tool.parameters).parameters)).toBe(knows[tool.name]);
});

describe('describe_table', () => {
  test('runs its examples, each on its table', async () => {
    const found: unknown[] = [];
    for (const { arguments: args } of describeTable.examples)
      found.push(((await runTool(describeTable, args, context)) as { table: string }).table);
    expect(found).toEqual([
      'sales.csv',
      'expenses.csv',
      'orders.csv',
      'Customers 2025.csv',
      '成绩.csv',
      'sales.csv',
      'expenses.csv',
      'orders.csv',
      'Customers 2025.csv',
      '成绩.csv',
    ]);
  });

  test('tells what each column is made of', async () => {
    expect(await runTool(describeTable, { table: 'sales' }, context)).toEqual({
      table: 'sales.csv',
      rows: 4,
      columnCount: 6,
      columns: [
        {
          name: 'City',
          kind: 'text',
          empty: 1,
          distinct: 2,
          frequent: [
            { value: 'Oslo', count: 2 },
            { value: 'Bergen', count: 1 },
          ],
        },
        { name: 'order_date', kind: 'date', empty: 0, min: '2024-01-31', max: '2024-12-01' },
        { name: 'Unit Price', kind: 'number', empty: 0, min: 5, max: 1200.5, mean: 308.9375, sign: '$' },
        { name: 'price', kind: 'number', empty: 0, min: 5, max: 2401, mean: 629.25, sign: '$' },
        {
          name: 'Status',
          kind: 'text',
          empty: 0,
          distinct: 3,
          frequent: [
            { value: 'shipped', count: 2 },
            { value: 'open', count: 1 },
            { value: 'refunded', count: 1 },
          ],
        },
        { name: 'tax', kind: 'number', empty: 1, min: 12, max: 25, mean: 20.6666666667, sign: '%' },
      ],
    });
  });

  test('says it in both languages, the first columns by name', async () => {
    const small = await runTool(describeTable, { table: 'expenses' }, context);
    expect(describeTable.describe(small, en)).toBe('expenses.csv has 2 rows and 2 columns: what and amount.');
    expect(describeTable.describe(small, zh)).toBe('expenses.csv 共 2 行、2 列：what、amount。');
    const header = Array.from({ length: 120 }, (_, index) => `c${index}`);
    await tables.add('wide.csv', `${header.join()}\n${header.join()}\n`);
    const wide = await runTool(describeTable, { table: 'wide' }, context);
    expect(wide).toMatchObject({ columnCount: 120, columns: Array(100).fill({ kind: 'text' }) });
    expect(describeTable.describe(wide, en)).toMatch(
      /^wide\.csv has 1 row and 120 columns: c0, .*, c7, and 112 more\.$/,
    );
  });

  test.each([
    ['SALES', 'sales.csv'],
    ['slaes', 'sales.csv'],
    ['the sales spreadsheet', 'sales.csv'],
    ['customers', 'Customers 2025.csv'],
    ['成绩', '成绩.csv'],
    ['成绩表', '成绩.csv'],
    ['the table', 'sales.csv'],
    ['this csv file', 'sales.csv'],
    ['这个表格', 'sales.csv'],
  ])('takes %s for %s', async (table, name) => {
    expect(await runTool(describeTable, { table }, context)).toMatchObject({ table: name });
  });

  test('names the tables there are where it cannot tell', async () => {
    await expect(runTool(describeTable, { table: 'budget' }, context)).rejects.toMatchObject({
      code: 'TABLE_UNKNOWN',
      details: {
        table: 'budget',
        tables: '“sales.csv”, “Customers 2025.csv”, “orders.csv”, “expenses.csv”, “成绩.csv”',
      },
    });
    await tables.add('sales 2023.csv', sales);
    await tables.add('sales 2024.csv', sales);
    expect(await runTool(describeTable, { table: 'sales' }, context)).toMatchObject({ table: 'sales.csv' });
    for (const { id, name } of await tables.list()) if (name === 'sales.csv') await tables.remove(id);
    await expect(runTool(describeTable, { table: 'sales' }, context)).rejects.toMatchObject({
      code: 'TABLE_AMBIGUOUS',
      details: { table: 'sales', tables: '“sales 2024.csv”, “sales 2023.csv”' },
    });
  });

  test('asks for a file where there is none', async () => {
    const empty = contextOf({ tables: new Tables(memoryDatabase(), () => new Date()) });
    await expect(runTool(describeTable, { table: 'sales' }, empty)).rejects.toMatchObject({ code: 'TABLE_NONE' });
  });
});

describe('query_table', () => {
  const query = (args: object) => runTool(queryTable, { table: 'sales', ...args }, context);

  test('runs its examples', async () => {
    const values: unknown[] = [];
    for (const { arguments: args } of queryTable.examples)
      values.push(((await runTool(queryTable, args, context)) as { value: unknown }).value);
    expect(values).toEqual([2517, 610.375, 2, 2, '2024-12-01', 97.5, 2150.75, 1215.5, 5, 2, 3]);
  });

  test.each([
    ['sum', 2517],
    ['mean', 629.25],
    ['min', 5],
    ['max', 2401],
    ['count', 4],
    ['unique', 4],
  ])('works out the %s', async (operation, value) => {
    expect(await query({ column: 'Price', operation })).toMatchObject({ column: 'price', operation, rows: 4, value });
  });

  test('adds up decimals without their noise', async () => {
    await tables.add('small.csv', 'x\n0.1\n0.2\n0.3\n');
    expect(await query({ table: 'small', column: 'x', operation: 'sum' })).toMatchObject({ value: 0.6 });
    expect(await query({ table: 'expenses', column: 'amount', operation: 'sum' })).toMatchObject({ value: 2150.75 });
  });

  test('keeps only the rows with a value, whatever its case; a number however it is written', async () => {
    const shipped = { column: 'price', operation: 'sum', where_column: 'staus', where_equals: ' SHIPPED' };
    expect(await query(shipped)).toMatchObject({
      rows: 2,
      value: 2431,
      where: { column: 'Status', equals: ' SHIPPED' },
    });
    const dear = { column: 'city', operation: 'unique', where_column: 'unit_price', where_equals: '1200.5' };
    expect(await query(dear)).toMatchObject({ rows: 1, values: [{ value: 'Oslo', count: 1 }] });
    const nowhere = { column: 'price', operation: 'count', where_column: 'city', where_equals: 'Paris' };
    expect(await query(nowhere)).toMatchObject({ rows: 0, value: 0 });
  });

  test('lists at most fifty of the different values, the most frequent first', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
    await tables.add('names.csv', `name\n${names.join('\n')}\nN7\n`);
    const result = await query({ table: 'names', column: 'name', operation: 'unique' });
    expect(result).toMatchObject({ rows: 61, value: 60 });
    const { values } = result as { values: unknown[] };
    expect(values).toHaveLength(50);
    expect(values[0]).toEqual({ value: 'n7', count: 2 });
    expect(queryTable.describe(result, en)).toBe(
      'name of names.csv has 60 different values: n7 (2), n0 (1), n1 (1), n2 (1), n3 (1), and 55 more.',
    );
  });

  test('leaves out stray words among numbers, and says so', async () => {
    await tables.add('mixed.csv', `x\n${'2\n'.repeat(10)}unknown\n\n`);
    const result = await query({ table: 'mixed', column: 'x', operation: 'mean' });
    expect(result).toMatchObject({ value: 2, skipped: 1 });
    expect(queryTable.describe(result, zh)).toBe('mixed.csv 中 x 的平均值是 2，另有 1 个单元格未计入。');
  });

  test('says the answer in both languages', async () => {
    const mean = await query({ column: 'unit price', operation: 'mean', where_column: 'city', where_equals: 'Oslo' });
    expect(queryTable.describe(mean, en)).toBe('The mean of Unit Price in sales.csv where City is Oslo is $610.38.');
    expect(queryTable.describe(mean, zh)).toBe('sales.csv（City 为 Oslo）中 Unit Price 的平均值是 $610.38。');
    const most = await query({ column: 'tax', operation: 'max' });
    expect(queryTable.describe(most, en)).toBe('The highest tax in sales.csv is 25%.');
    const count = await query({ column: 'city', operation: 'count' });
    expect(queryTable.describe(count, en)).toBe('3 rows of sales.csv have City.');
    const unique = await query({ column: 'city', operation: 'unique' });
    expect(queryTable.describe(unique, zh)).toBe('sales.csv 的 City 有 2 个不同的值：Oslo（2）、Bergen（1）。');
  });

  test.each([
    [
      { column: 'colour', operation: 'sum' },
      'TABLE_COLUMN_UNKNOWN',
      { columns: expect.stringContaining('“Unit Price”, “price”') },
    ],
    [{ column: 'city', operation: 'sum' }, 'TABLE_COLUMN_NOT_NUMBERS', { values: '“Oslo”, “Bergen”' }],
    [{ column: 'order date', operation: 'mean' }, 'TABLE_COLUMN_NOT_NUMBERS', { column: 'order_date' }],
    [{ column: 'price', operation: 'sum', where_column: 'city' }, 'TABLE_FILTER_INCOMPLETE', {}],
    [{ column: 'price', operation: 'sum', where_equals: 'Oslo' }, 'TABLE_FILTER_INCOMPLETE', {}],
    [
      { column: 'price', operation: 'sum', where_column: 'city', where_equals: 'Paris' },
      'TABLE_VALUE_UNKNOWN',
      { value: 'Paris', column: 'City', values: '“Oslo”, “Bergen”' },
    ],
    [
      { column: 'tax', operation: 'sum', where_column: 'status', where_equals: 'refunded' },
      'TABLE_COLUMN_EMPTY',
      { column: 'tax' },
    ],
    [{ table: 'budget', column: 'x', operation: 'sum' }, 'TABLE_UNKNOWN', { table: 'budget' }],
  ])('says what is wrong with %j', async (args, code, details) => {
    await expect(query(args)).rejects.toMatchObject({ code, details });
  });

  test('does not guess between columns', async () => {
    await tables.add('two.csv', 'net amount,gross amount\n1,2\n');
    await expect(query({ table: 'two', column: 'amount', operation: 'sum' })).rejects.toMatchObject({
      code: 'TABLE_COLUMN_AMBIGUOUS',
      details: { columns: '“net amount”, “gross amount”' },
    });
  });
});
