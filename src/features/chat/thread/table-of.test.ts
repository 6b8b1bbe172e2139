import { expect, test } from 'vitest';
import { csvOf, markdownOf, tableOf } from './table-of';

test('a list of records is a table of all their fields', () => {
  expect(tableOf([{ a: 1 }, { a: 2, b: 'x' }])).toEqual({
    columns: ['a', 'b'],
    rows: [
      [1, null],
      [2, 'x'],
    ],
  });
});

test('the first table in a result is found, and what is nested in a cell stays JSON', () => {
  const result = { status: 'open', todos: [{ text: 'milk', tags: ['a'] }] };
  expect(tableOf(result)).toEqual({ columns: ['text', 'tags'], rows: [['milk', '["a"]']] });
});

test('lists of equal length stand side by side', () => {
  expect(tableOf({ type: 'bar', labels: ['Mon', 'Tue'], values: [3, 4] })).toEqual({
    columns: ['labels', 'values'],
    rows: [
      ['Mon', 3],
      ['Tue', 4],
    ],
  });
  expect(tableOf({ rolls: [1, 2], sides: 6 })).toBeNull();
  expect(tableOf({ labels: ['Mon'], values: [3, 4] })).toBeNull();
});

test('what is no table is none', () => {
  for (const result of [undefined, null, 1, 'text', [], [1, 2], {}, { todos: [] }]) expect(tableOf(result)).toBeNull();
});

test('Markdown keeps its bars, CSV its quotes, and neither a formula', async () => {
  const table = tableOf([
    { name: 'a|b\nc', sum: '=SUM(A1)' },
    { name: 'say "hi", now', sum: -5 },
  ]);
  if (!table) throw new Error('no table');
  expect(markdownOf(table)).toBe('| name | sum |\n| --- | --- |\n| a\\|b c | =SUM(A1) |\n| say "hi", now | -5 |\n');
  expect(await csvOf(table)).toBe('name,sum\r\n"a|b\nc","\'=SUM(A1)"\r\n"say ""hi"", now",-5');
});
