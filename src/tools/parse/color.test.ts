import { colorsNamed, converter, displayable, formatHex } from 'culori';
import { describe, expect, test } from 'vitest';
import { parseColor } from './color.ts';
import { chineseColors, englishColors } from './color-names.ts';

const lightness = (text: string) => converter('oklch')(parseColor(text)).l;
const chroma = (text: string) => converter('oklch')(parseColor(text)).c;
const hue = (text: string) => converter('oklch')(parseColor(text)).h;

test('knows every name of CSS and of the two tables', () => {
  for (const [name, number] of Object.entries(colorsNamed)) {
    const hex = `#${number.toString(16).padStart(6, '0')}`;
    // One word of CSS is a paint's in two: CSS's "lightgrey" is "light grey", in the same grey.
    expect([name, formatHex(parseColor(name))]).toEqual([name, hex]);
  }
  for (const [name, hex] of Object.entries({ ...englishColors, ...chineseColors })) {
    expect(formatHex(parseColor(name))).toBe(hex);
  }
});

describe('words that change a colour', () => {
  test.each([
    ['light teal', 'teal'],
    ['浅咖啡色', '咖啡色'],
    ['teal', 'dark teal'],
    ['紫红', '深紫红'],
  ])('%s is lighter than %s', (lighter, darker) => {
    expect(lightness(lighter)).toBeGreaterThan(lightness(darker) + 0.05);
  });

  test('dusty teal is duller than teal, of its hue', () => {
    expect(chroma('dusty teal')).toBeLessThan(chroma('teal') * 0.7);
    expect(hue('dusty teal')).toBeCloseTo(hue('teal') ?? Number.NaN, 0);
  });

  test('a blue green lies between blue and green', () => {
    for (const text of ['bluish green', 'purple blue', '红紫']) expect(displayable(parseColor(text))).toBe(true);
    expect(hue('bluish green')).toBeGreaterThan(hue('green') ?? Number.NaN);
    expect(hue('bluish green')).toBeLessThan(hue('blue') ?? Number.NaN);
  });
});

test.each(['banana', '', 'light', 'constructor', '#12345', 'rgb(', '苹果', 'red herring'])(
  'does not know %s',
  color => {
    expect(() => parseColor(color)).toThrow(
      expect.objectContaining({ code: 'TOOL_COLOR_UNKNOWN', details: { color } }),
    );
  },
);
