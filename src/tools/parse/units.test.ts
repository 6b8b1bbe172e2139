import { describe, expect, test } from 'vitest';
import { unit } from '../builtin/math/mathjs.ts';
import { extraUnits, parseUnit } from './units.ts';

const meanings = (text: string) => parseUnit(text).map(meaning => meaning.unit);

describe('units', () => {
  test.each([
    ['miles', ['mile']],
    ['Kilometres', ['km']],
    ['kilometers', ['km']],
    ['feet', ['foot']],
    ['inches', ['inch']],
    ['lbs', ['lbm']],
    ['lbs.', ['lbm']],
    ['centuries', ['century']],
    ['kilos', ['kg']],
    ['oz', ['oz', 'floz']],
    ['ounces', ['oz', 'floz']],
    ['fl oz', ['floz']],
    ['litres', ['liter']],
    ['L', ['liter']],
    ['tbsp', ['tablespoon']],
    ['celcius', ['degC']],
    ['°C', ['degC']],
    ['℃', ['degC']],
    ['C', ['degC']],
    ['F', ['degF']],
    ['degrees F', ['degF']],
    ['degrees fahrenheit', ['degF']],
    ['degrees', ['degC', 'degF', 'deg']],
    ['light year', ['lightyear']],
    ['nautical miles', ['nauticalmile']],
    ['MB', ['MB']],
    ['mb', ['MB']],
    ['Mb', ['Mb']],
    ['mph', ['mile/hour']],
    ['miles per hour', ['mile/hour']],
    ['kilometres per second', ['km/s']],
    ['kg/m3', ['kg/m^3']],
    ['square feet', ['foot^2']],
    ['sq. yards', ['yard^2']],
    ['cubic inches', ['inch^3']],
    ['m²', ['m^2']],
    ['公斤', ['kg']],
    ['斤', ['jin']],
    ['英里每小时', ['mile/hour']],
    ['公里/小时', ['km/hour']],
    ['平方公里', ['km^2']],
    ['平方码', ['yard^2']],
    ['摄氏度', ['degC']],
    ['度', ['degC', 'degF', 'kWh', 'deg']],
    ['盎司', ['oz', 'floz']],
    ['', []],
    ['apples', []],
    ['constructor', []],
    ['miles per apple', []],
    ['square miles per hour per hour', []],
  ])('%s is %j', (text, expected) => {
    expect(meanings(text)).toEqual(expected);
  });

  test('every unit of the table is one that mathjs knows', () => {
    const names = [
      'km m dm cm mm um nm mile yard foot inch nauticalmile furlong fathom lightyear parsec astronomicalunit 里 丈 尺 寸',
      'kg g mg ug tonne ton lbm oz floz stone carat 斤 两 钱 L dL cl ml cup tablespoon teaspoon pint quart gallon',
      'imperialpint imperialgallon hectare acre 亩 m2 km2 cm2 sqft sqin mi2 m3 cm3 ft3 degC degF K ms s minute hour day',
      'week fortnight month year decade century mph km/h m/s knot bit byte kB MB GB TB PB KiB MiB GiB TiB kilobit megabit',
      'gigabit J kJ calorie kcal kWh W kW MW hp Pa hPa kPa bar atm psi mmHg N deg rad',
    ].flatMap(line => line.split(' '));
    for (const name of names) {
      expect(parseUnit(name), name).not.toEqual([]);
      for (const meaning of parseUnit(name)) expect(() => unit(1, meaning.unit), meaning.unit).not.toThrow();
    }
    for (const name of Object.keys(extraUnits)) expect(() => unit(1, name), name).not.toThrow();
  });

  test('labels are in both languages', () => {
    expect(parseUnit('kilometres per second')[0]?.label).toEqual({ en: 'km/s', zh: '公里每秒' });
    expect(parseUnit('平方码')[0]?.label).toEqual({ en: 'yards²', zh: '平方码' });
  });
});
