import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countValues, readColumn } from './cells.ts';

describe('readColumn', () => {
  test.each<[string[], number[], string]>([
    [['1', '-2', '+3.5', '.5', '1e3'], [1, -2, 3.5, 0.5, 1000], ''],
    [['1,234', '1,234,567.89', '12,34,567'], [1234, 1_234_567.89, 1_234_567], ''],
    [['1 234', '1’234’567'], [1234, 1_234_567], ''],
    [['$1,200.50', '-$3', '$-4', '($5)'], [1200.5, -3, -4, -5], '$'],
    [['¥12', '￥13'], [12, 13], '¥'],
    [['12 EUR', '13 eur'], [12, 13], 'EUR'],
    [['100元', '20元'], [100, 20], '元'],
    [['$1', '€2'], [1, 2], ''],
    [['12%', '7.5 %', '8'], [12, 7.5, 8], '%'],
    [['12,5', '1.234,56', '1.000'], [12.5, 1234.56, 1000], ''],
    [['−5', '０'], [-5, 0], ''],
  ])('reads the numbers %j', (cells, values, sign) => {
    expect(readColumn(cells)).toEqual({ kind: 'number', values, sign });
  });

  test.each<[string[], string[]]>([
    [
      ['2024-03-05', '2024/3/6', '2024-03-07T10:00:00Z'],
      ['2024-03-05', '2024-03-06', '2024-03-07'],
    ],
    [
      ['03/04/2024', '31/12/2024'],
      ['2024-04-03', '2024-12-31'],
    ],
    [
      ['03/04/2024', '12/31/2024'],
      ['2024-03-04', '2024-12-31'],
    ],
    [['03.04.2024'], ['2024-04-03']],
    [
      ['5 March 2024', 'Mar 6, 2024', '7-Mar-2024'],
      ['2024-03-05', '2024-03-06', '2024-03-07'],
    ],
    [['2024年3月5日'], ['2024-03-05']],
  ])('reads the dates %j', (cells, values) => {
    expect(readColumn(cells)).toEqual({ kind: 'date', values });
  });

  test.each([
    [['Oslo', 'Bergen']],
    [['007', '042']],
    [['1,2,3', '4,5']],
    [['2024-02-30']],
    [['12 30', '12 45']],
    [['1', 'two', '3']],
    [['', 'n/a']],
    [[]],
  ])('takes %j as text', cells => {
    expect(readColumn(cells)).toEqual({ kind: 'text' });
  });

  test('leaves out what is empty and a stray word among many numbers', () => {
    const cells = ['', 'N/A', '-', 'unknown', ...Array<string>(9).fill('2')];
    expect(readColumn(cells)).toMatchObject({ kind: 'number', values: [null, null, null, null, ...Array(9).fill(2)] });
  });

  test('reads back every number as English and German write it', () => {
    const number = fc.integer({ min: -1e9, max: 1e9 }).map(hundredths => hundredths / 100);
    // Two decimals tell which mark is which.
    for (const locale of ['en', 'de']) {
      const { format } = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
      fc.assert(
        fc.property(fc.array(number, { minLength: 1 }), numbers => {
          expect(readColumn(numbers.map(format))).toEqual({
            kind: 'number',
            values: numbers.map(n => n + 0),
            sign: '',
          });
        }),
      );
    }
  });
});

test('counts different cells, whatever their case, the most frequent first', () => {
  expect(countValues(['Oslo', ' bergen', '', 'OSLO', 'Bergen', 'oslo '])).toEqual([
    { value: 'Oslo', count: 3 },
    { value: 'bergen', count: 2 },
  ]);
});
