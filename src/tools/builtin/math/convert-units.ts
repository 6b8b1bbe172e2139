import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import { parseUnit, type UnitName } from '../../parse/units.ts';

/** Digits that a conversion keeps: enough for any table, too few for the noise of binary fractions. */
const significantDigits = 12;

function meaningsOf(name: string): readonly UnitName[] {
  const meanings = parseUnit(name);
  if (meanings.length === 0) throw new AppError('TOOL_UNIT_UNKNOWN', { unit: name });
  return meanings;
}

const quantity = (value: number, unit: string, format: Format) => `${format.number(value)} ${unit}`;

export const convertUnits = defineTool({
  name: 'convert_units',
  title: { en: 'Convert units', zh: '换算单位' },
  description: {
    en: 'Converts a length, weight, volume, area, speed, time, temperature or other measure between units.',
    zh: '换算长度、重量、体积、面积、速度、时间、温度等单位。',
  },
  category: 'math',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    value: z.number().describe('The number to convert'),
    from_unit: z.string().min(1).max(60).describe('The unit of the number, such as miles'),
    to_unit: z.string().min(1).max(60).describe('The unit wanted, such as km'),
  }),
  result: z.object({
    value: z.number(),
    from: z.string(),
    result: z.number(),
    to: z.string(),
    /** By how much the result grows where the value grows by one. */
    rate: z.number(),
  }),
  examples: [
    {
      query: { en: 'How many km is 26.2 miles?', zh: '26.2 英里是多少公里？' },
      arguments: { value: 26.2, from_unit: 'miles', to_unit: 'km' },
    },
    {
      query: { en: 'Convert 350 °F to Celsius', zh: '350 华氏度是多少摄氏度？' },
      arguments: { value: 350, from_unit: 'fahrenheit', to_unit: 'celsius' },
    },
    {
      query: { en: '2 cups in ml', zh: '2 杯是多少毫升' },
      arguments: { value: 2, from_unit: 'cups', to_unit: 'ml' },
    },
    {
      query: { en: 'How many kilos are 180 pounds?', zh: '180 磅等于多少公斤？' },
      arguments: { value: 180, from_unit: 'pounds', to_unit: 'kg' },
    },
    {
      query: { en: 'What is 100 km/h in mph?', zh: '时速 100 公里是每小时多少英里？' },
      arguments: { value: 100, from_unit: 'km/h', to_unit: 'mph' },
    },
    {
      query: { en: '5 jin in grams', zh: '5 斤是多少克？' },
      arguments: { value: 5, from_unit: '斤', to_unit: '克' },
    },
    {
      query: { en: 'how many feet is 180 cm', zh: '180 厘米是多少英尺' },
      arguments: { value: 180, from_unit: 'cm', to_unit: 'feet' },
    },
    {
      query: { en: '4 litres in gallons', zh: '4 升等于多少加仑' },
      arguments: { value: 4, from_unit: 'litres', to_unit: 'gallons' },
    },
    {
      query: { en: 'turn 200 grams into ounces', zh: '200 克换成盎司' },
      arguments: { value: 200, from_unit: 'grams', to_unit: 'ounces' },
    },
    {
      query: { en: 'what is 350 °F in celsius', zh: '350 华氏度是多少摄氏度' },
      arguments: { value: 350, from_unit: '°F', to_unit: 'celsius' },
    },
  ],
  async run({ value, from_unit, to_unit }, { language }) {
    const [sources, targets] = [meaningsOf(from_unit), meaningsOf(to_unit)];
    const { unit } = await import('./mathjs.ts');
    const pairs = sources
      .flatMap(from => targets.map(to => ({ from, to })))
      .filter(({ from, to }) => unit(1, from.unit).equalBase(unit(1, to.unit)));
    // "Degrees" to Fahrenheit are Celsius: a word that can mean both sides means the other one.
    const pair = pairs.find(({ from, to }) => from.unit !== to.unit) ?? pairs[0];
    if (!pair) throw new AppError('TOOL_UNITS_INCOMPATIBLE', { from: from_unit, to: to_unit });

    const { from, to } = pair;
    const convert = (amount: number) => unit(amount, from.unit).toNumber(to.unit);
    const round = (amount: number) => Number(amount.toPrecision(significantDigits));
    const result = round(convert(value));
    const rate = round(convert(1) - convert(0));
    return { value, from: from.label[language], result, to: to.label[language], rate };
  },
  describe: {
    en: ({ value, from, result, to }, format) => `${quantity(value, from, format)} = ${quantity(result, to, format)}`,
    zh: ({ value, from, result, to }, format) => `${quantity(value, from, format)} = ${quantity(result, to, format)}`,
  },
});
