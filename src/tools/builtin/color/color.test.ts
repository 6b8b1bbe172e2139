import { readFileSync } from 'node:fs';
import { converter, parse } from 'culori';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { parseColor } from '../../parse/color.ts';
import { convertColor } from './convert-color.ts';
import { toHex } from './css.ts';
import { makePalette } from './make-palette.ts';
import { paletteOf } from './palette.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];
const oklch = converter('oklch');

describe('convert_color', () => {
  const convert = async (color: string, to: string) =>
    (await runTool(convertColor, { color, to })) as { value: string; hex: string; displayable: boolean };

  test('runs its examples', async () => {
    const results = await Promise.all(convertColor.examples.map(({ arguments: args }) => runTool(convertColor, args)));
    expect(results.map(result => (result as { value: string }).value)).toEqual([
      'rgb(255, 136, 0)',
      '#c9a0a0',
      '#87ceeb',
      'hsl(9.13, 100%, 63.92%)',
      'oklch(0.5431 0.0927 194.77)',
    ]);
  });

  test.each([
    ['#808080', 'oklch', 'oklch(0.5999 0 0)'],
    ['#ff000080', 'hex', '#ff000080'],
    ['#ff000080', 'oklch', 'oklch(0.628 0.2577 29.23 / 0.5)'],
    ['white', 'hsl', 'hsl(0, 0%, 100%)'],
    ['hsl(180, 100%, 25%)', 'rgb', 'rgb(0, 128, 128)'],
  ])('%s to %s is %s', async (color, to, value) => {
    expect(await convert(color, to)).toMatchObject({ value, displayable: true });
  });

  test('what it writes is the same colour', async () => {
    for (const to of ['hex', 'rgb', 'hsl', 'oklch']) {
      const { value } = await convert('steel blue', to);
      expect(await convert(value, 'hex')).toMatchObject({ value: '#4682b4' });
    }
  });

  test('a colour outside sRGB keeps its hue, and says so', async () => {
    const result = await convert('oklch(0.7 0.3 150)', 'hex');
    expect(result).toMatchObject({ displayable: false, value: result.hex });
    expect(oklch(parse(result.hex))?.h).toBeCloseTo(150, -1);
    expect(convertColor.describe(result, en)).toMatch(/; ordinary screens show the nearest colour of its hue\.$/);
    expect(convertColor.describe(result, zh)).toMatch(/，普通屏幕显示同色相中最接近的颜色。$/);
    expect((await convert('oklch(0.7 0.3 150)', 'oklch')).value).toBe('oklch(0.7 0.3 150)');
  });

  test('the edge of sRGB is in it, however it is written', async () => {
    for (const color of ['yellow', 'red', 'lime', 'white', 'blue']) {
      const { value } = await convert(color, 'oklch');
      const { hex } = await convert(color, 'hex');
      expect(await convert(value, 'hex')).toMatchObject({ value: hex, displayable: true });
    }
  });

  test('says the colour', async () => {
    expect(convertColor.describe(await convert('teal', 'hex'), en)).toBe('teal is #008080');
    expect(convertColor.describe(await convert('天蓝色', 'hex'), zh)).toBe('天蓝色 是 #87ceeb');
  });

  test('says what it does not know', async () => {
    await expect(convert('banana', 'hex')).rejects.toMatchObject({
      code: 'TOOL_COLOR_UNKNOWN',
      details: { color: 'banana' },
    });
  });
});

describe('make_palette', () => {
  test('runs its examples, each in its count', async () => {
    const results = await Promise.all(makePalette.examples.map(({ arguments: args }) => runTool(makePalette, args)));
    expect(results.map(result => (result as { colors: unknown[] }).colors.length)).toEqual([
      5, 4, 5, 5, 8, 5, 5, 5, 5, 5,
    ]);
    expect(results[1]).toMatchObject({
      color: '#ff8800',
      colors: [{ hex: '#ff8800', role: 'base' }, { role: 'complement' }, {}, {}],
    });
  });

  test('names the roles in the language of the page', async () => {
    const result = await runTool(makePalette, { color: 'teal', count: 3 }, contextOf({ language: 'zh' }));
    expect(result).toMatchObject({ colors: [{ role: '主色' }, { role: '互补色' }, { role: '浅色' }] });
  });

  test('of any colour that people say has as many as asked, all different, the colour first', () => {
    const texts = ['color', 'color_zh', 'paint'].flatMap(name =>
      readFileSync(new URL(`../../parse/fixtures/slots/${name}.txt`, import.meta.url), 'utf8')
        .trim()
        .split('\n'),
    );
    for (const text of texts) {
      const color = parseColor(text);
      for (let count = 2; count <= 12; count++) {
        const hexes = paletteOf(color, count).map(({ hex }) => hex);
        expect(hexes[0]).toBe(toHex(color));
        expect([text, hexes.length, new Set(hexes).size]).toEqual([text, count, count]);
        expect(hexes.every(hex => /^#[0-9a-f]{6}$/.test(hex))).toBe(true);
      }
    }
  });

  test('a smaller palette is the beginning of a larger one', () => {
    const whole = paletteOf(parseColor('coral'), 12);
    for (let count = 2; count < 12; count++)
      expect(paletteOf(parseColor('coral'), count)).toEqual(whole.slice(0, count));
  });

  test('the complement is across the hue circle, the light one lighter, the dark one darker', () => {
    const base = oklch(parseColor('#3498db'));
    const [, complement, light, dark] = paletteOf(base, 4).map(({ hex }) => oklch(parse(hex) ?? base));
    expect(((complement?.h ?? 0) - (base.h ?? 0) + 360) % 360).toBeCloseTo(180, -1);
    expect(light?.l).toBeGreaterThan(base.l + 0.1);
    expect(dark?.l).toBeLessThan(base.l - 0.1);
  });

  test('of a grey, greys', () => {
    for (const { hex } of paletteOf(parseColor('grey'), 7)) expect(oklch(parse(hex))?.c).toBeLessThan(0.02);
  });

  test('lists the colours', async () => {
    const result = {
      color: 'teal',
      colors: [
        { hex: '#008080', role: 'base' },
        { hex: '#a85a63', role: 'complement' },
      ],
    };
    expect(makePalette.describe(result, en)).toBe('2 colours that go with teal: #008080, #a85a63');
    expect(makePalette.describe(result, zh)).toBe('teal 的 2 色配色：#008080、#a85a63');
  });

  test.each([1, 13, 2.5])('does not make %d colours', count => {
    expect(makePalette.checkArguments({ color: 'teal', count })).toMatchObject({ ok: false });
  });
});
