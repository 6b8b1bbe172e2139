import fc from 'fast-check';
import papa from 'papaparse';
import { describe, expect, test, vi } from 'vitest';
import { toErrorRecord } from '../errors.ts';
import { type Database, memoryDatabase, type Table } from './database.ts';
import { Notes } from './notes.ts';
import { parseTable, Tables, tableLimits } from './tables.ts';

const errorOf = (file: string, text: string) => parseTable(file, text).then(() => null, toErrorRecord);

describe('parseTable', () => {
  test.each([
    ['commas', 'a.csv', 'city,price\nOslo,12\nBergen,9\n'],
    ['semicolons', 'a.csv', 'city;price\nOslo;12\nBergen;9\n'],
    ['tabs', 'a.tsv', 'city\tprice\nOslo\t12\nBergen\t9'],
    ['pipes', 'a.txt', 'city|price\r\nOslo|12\r\nBergen|9\r\n'],
    ['a byte order mark', 'a.csv', '\uFEFFcity,price\nOslo,12\nBergen,9'],
    ['blank lines', 'a.csv', '\ncity,price\n\nOslo,12\n , \nBergen,9\n\n'],
    ['quotes', 'a.csv', '"city","price"\n"Oslo","12"\n"Bergen","9"'],
  ])('reads %s', async (_, file, text) => {
    expect(await parseTable(file, text)).toEqual({
      columns: ['city', 'price'],
      rows: [
        ['Oslo', '12'],
        ['Bergen', '9'],
      ],
    });
  });

  test('keeps separators, quotes and line ends within quotes', async () => {
    const { rows } = await parseTable('a.csv', 'who,said\n"Lopez, Maria","a ""fine""\nday"');
    expect(rows).toEqual([['Lopez, Maria', 'a "fine"\nday']]);
  });

  test('leaves commas alone in a file of tabs', async () => {
    const { columns, rows } = await parseTable('a.tsv', 'name, first\n12,5');
    expect({ columns, rows }).toEqual({ columns: ['name, first'], rows: [['12,5']] });
  });

  test('fills short rows and names the columns of long ones', async () => {
    const { columns, rows } = await parseTable('a.csv', 'a,b\n1\n1,2,3\n');
    expect(columns).toEqual(['a', 'b', 'Column 3']);
    expect(rows).toEqual([
      ['1', '', ''],
      ['1', '2', '3'],
    ]);
  });

  test('gives every column a name of its own', async () => {
    const { columns } = await parseTable('a.csv', 'sum,,Sum,sum (2),sum\n1,2,3,4,5');
    expect(columns).toEqual(['sum', 'Column 2', 'Sum (2)', 'sum (2) (2)', 'sum (3)']);
  });

  test('refuses what it cannot keep, and says which file', async () => {
    expect(await errorOf('a.csv', '')).toEqual({ code: 'TABLE_EMPTY', details: { file: 'a.csv' } });
    expect(await errorOf('a.csv', 'city,price\n')).toEqual({ code: 'TABLE_EMPTY', details: { file: 'a.csv' } });
    expect(await errorOf('a.csv', 'a,b\n1,2\n3,"4\n5,6')).toMatchObject({
      code: 'TABLE_QUOTE_OPEN',
      details: { file: 'a.csv', row: 3 },
    });
    const long = `a\n${'1\n'.repeat(tableLimits.rows + 1)}`;
    expect(await errorOf('a.csv', long)).toEqual({
      code: 'TABLE_TOO_MANY_ROWS',
      details: { file: 'a.csv', rows: tableLimits.rows + 1 },
    });
    // Two bytes each.
    const large = `a\n${'é'.repeat(tableLimits.bytes / 2)}`;
    expect(await errorOf('a.csv', large)).toEqual({ code: 'TABLE_TOO_LARGE', details: { file: 'a.csv' } });
  });

  test('refuses one wide row that would widen every other', async () => {
    const columns = tableLimits.cells / 1000 + 1;
    const text = `a\n${'1\n'.repeat(999)}${','.repeat(columns - 1)}2`;
    expect(await errorOf('a.csv', text)).toEqual({ code: 'TABLE_TOO_WIDE', details: { file: 'a.csv', columns } });
  });

  test('reads back every table that a CSV writer writes', async () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter(text => text.trim() !== '');
    const tables = fc.integer({ min: 2, max: 5 }).chain(width =>
      fc.record({
        columns: fc.uniqueArray(
          cell.map(text => text.trim()),
          { minLength: width, maxLength: width, selector: text => text.toLowerCase() },
        ),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(tables, async ({ columns, rows }) => {
        const text = papa.unparse([columns, ...rows], { quotes: true, delimiter: '\t' });
        expect(await parseTable('a.tsv', text)).toEqual({ columns, rows });
      }),
    );
  });
});

describe('Tables', () => {
  test('keeps the newest of each name, newest first, and tells of every change', async () => {
    let ms = Date.parse('2026-11-24T10:00:00Z');
    const now = () => {
      ms += 1000;
      return new Date(ms);
    };
    const tables = new Tables(memoryDatabase(), now);
    const changed = vi.fn();
    tables.subscribe(changed);
    await tables.add('sales.csv', 'a\n1');
    const team = await tables.add('team.csv', 'a\n2');
    const sales = await tables.add('sales.csv', 'a\n3');
    expect(await tables.list()).toEqual([sales, team]);
    await tables.remove(team.id);
    expect(await tables.list()).toEqual([sales]);
    expect(changed).toHaveBeenCalledTimes(4);
  });

  test('keeps what it had when a file is refused', async () => {
    const tables = new Tables(memoryDatabase(), () => new Date());
    const sales = await tables.add('sales.csv', 'a\n1');
    await expect(tables.add('sales.csv', 'a')).rejects.toMatchObject({ code: 'TABLE_EMPTY' });
    expect(await tables.list()).toEqual([sales]);
  });
});

test('stores hear of their own table from another page of this browser', () => {
  const heard = new Set<(table: Table) => void>();
  const database: Database = {
    ...memoryDatabase(),
    onChange(listener) {
      heard.add(listener);
      return () => heard.delete(listener);
    },
  };
  const now = () => new Date();
  const [notes, tables] = [vi.fn(), vi.fn()];
  new Notes(database, now).subscribe(notes);
  new Tables(database, now).subscribe(tables);
  for (const listener of heard) listener('notes');
  expect([notes.mock.calls.length, tables.mock.calls.length]).toEqual([1, 0]);
  for (const listener of heard) listener('tables');
  expect([notes.mock.calls.length, tables.mock.calls.length]).toEqual([1, 1]);
});
