import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const convertColor = defineTool({
  name: 'convert_color',
  title: { en: 'Convert a colour', zh: '转换颜色' },
  description: {
    en: 'Writes a colour, given by its name or in CSS, as hex, RGB, HSL or OKLCH.',
    zh: '把颜色名称或 CSS 颜色转成 hex、RGB、HSL 或 OKLCH。',
  },
  category: 'color',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    color: z.string().min(1).max(100).describe('A colour: a name, such as dusty rose, or CSS, such as #ff8800'),
    to: z.enum(['hex', 'rgb', 'hsl', 'oklch']).describe('How to write it'),
  }),
  result: z.object({
    color: z.string(),
    value: z.string(),
    /** As screens show it, for a swatch. */
    hex: z.string(),
    /** False: no sRGB screen shows it, and hex, RGB and HSL are of the nearest colour of its hue. */
    displayable: z.boolean(),
  }),
  examples: [
    { query: { en: 'what is #ff8800 in rgb?', zh: '#ff8800转rgb' }, arguments: { color: '#ff8800', to: 'rgb' } },
    {
      query: { en: 'hex code of dusty rose, for a stylesheet', zh: '我写css要用 dusty rose，给个hex码' },
      arguments: { color: 'dusty rose', to: 'hex' },
    },
    { query: { en: '天蓝色 as hex', zh: '天蓝色的十六进制色号' }, arguments: { color: '天蓝色', to: 'hex' } },
    {
      query: { en: 'rgb(255, 99, 71) to hsl', zh: 'rgb(255, 99, 71) 变成hsl格式' },
      arguments: { color: 'rgb(255, 99, 71)', to: 'hsl' },
    },
    {
      query: { en: 'how is teal spelled in oklch?', zh: 'teal 这颜色的代码 要oklch' },
      arguments: { color: 'teal', to: 'oklch' },
    },
  ],
  async run({ color, to }) {
    const [{ parseColor }, { toHex, toCss }] = await Promise.all([import('../../parse/color.ts'), import('./css.ts')]);
    const parsed = parseColor(color);
    const { value, displayable } = toCss(parsed, to);
    return { color, value, hex: toHex(parsed), displayable };
  },
  describe: {
    en: ({ color, value, displayable }) =>
      displayable
        ? `${color} is ${value}`
        : `${color} is ${value}; ordinary screens show the nearest colour of its hue.`,
    zh: ({ color, value, displayable }) =>
      displayable ? `${color} 是 ${value}` : `${color} 是 ${value}，普通屏幕显示同色相中最接近的颜色。`,
  },
});
