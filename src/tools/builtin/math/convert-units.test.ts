import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { toErrorRecord } from '@/errors';
import { createFormat } from '@/platform/format';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { convertUnits } from './convert-units.ts';

const convert = (value: number, from_unit: string, to_unit: string) =>
  runTool(convertUnits, { value, from_unit, to_unit }) as Promise<{ result: number; rate: number }>;

describe('convert_units', () => {
  test('has the signature that the model was trained on', () => {
    const { parameters } = signatureOf(convertUnits.name, convertUnits.parameters);
    expect(formatParameters(parameters)).toBe(knows.convert_units);
  });

  test('runs its examples', async () => {
    const results = await Promise.all(convertUnits.examples.map(({ arguments: args }) => runTool(convertUnits, args)));
    expect(results.map(result => (result as { result: number }).result)).toEqual([
      42.1648128, 176.666666667, 473.176473, 81.6466266, 62.1371192237, 2500, 5.90551181102, 1.05668820943,
      7.05479238992, 176.666666667,
    ]);
  });

  test.each([
    [100, '摄氏度', '华氏度', 212],
    [1, 'square mile', 'acres', 640],
    [-40, 'F', 'C', -40],
    [0, 'celsius', 'kelvin', 273.15],
    [20, 'degrees', 'fahrenheit', 68],
    [180, 'degrees', 'radians', Math.PI],
    [8, 'ounces', 'grams', 226.796185],
    [8, 'ounces', 'ml', 236.588236],
    [1, '盎司', '克', 28.349523125],
    [1, 'tbsp', 'tsp', 3],
    [1, '亩', '平方米', 666.666666667],
    [1, 'nautical mile', 'm', 1852],
    [10, 'knots', 'km/h', 18.52],
    [90, 'minutes', 'hours', 1.5],
    [1, 'GB', 'MB', 1000],
    [1, 'GiB', 'MiB', 1024],
    [100, 'Mb', 'MB', 12.5],
    [500, 'kcal', 'kJ', 2092],
    [1, 'hectare', 'acres', 2.47105381614],
    [3, 'miles', 'miles', 3],
  ])('%d %s in %s is %d', async (value, from, to, expected) => {
    // mathjs's fluid ounce has eight digits.
    expect((await convert(value, from, to)).result).toBeCloseTo(expected, 5);
  });

  test('the rate is the slope, not the quotient', async () => {
    expect(await convert(100, 'celsius', 'fahrenheit')).toEqual({
      value: 100,
      from: '°C',
      result: 212,
      to: '°F',
      rate: 1.8,
    });
  });

  test('the units are shown in the language of the page', async () => {
    const args = { value: 5, from_unit: '斤', to_unit: 'kg' };
    expect(await runTool(convertUnits, args, contextOf({ language: 'zh' }))).toMatchObject({ from: '斤', to: '公斤' });
    expect(await runTool(convertUnits, args, contextOf({ language: 'en' }))).toMatchObject({ from: 'jin', to: 'kg' });
  });

  test('names both units that do not fit', async () => {
    expect(await convert(1, 'kg', 'km').catch(toErrorRecord)).toEqual({
      code: 'TOOL_UNITS_INCOMPATIBLE',
      details: { from: 'kg', to: 'km' },
    });
  });

  test.each([
    ['apples', 'kg'],
    ['kg', 'apples'],
  ])('names the unit that is not known: %s to %s', async (from, to) => {
    expect(await convert(1, from, to).catch(toErrorRecord)).toEqual({
      code: 'TOOL_UNIT_UNKNOWN',
      details: { unit: 'apples' },
    });
  });

  test('says both quantities', () => {
    const result = { value: 26.2, from: 'miles', result: 42.1648128, to: 'km', rate: 1.609344 };
    expect(convertUnits.describe(result, createFormat('en'))).toBe('26.2 miles = 42.1648 km');
    expect(convertUnits.describe(result, createFormat('zh'))).toBe('26.2 miles = 42.1648 km');
  });
});
