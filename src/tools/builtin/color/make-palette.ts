import { z } from 'zod';
import { defineTool } from '../../define.ts';
import type { LocalText } from '../../language.ts';
import type { Role } from './palette.ts';

const roleNames: Readonly<Record<Role, LocalText>> = {
  base: { en: 'base', zh: '主色' },
  complement: { en: 'complement', zh: '互补色' },
  light: { en: 'light', zh: '浅色' },
  dark: { en: 'dark', zh: '深色' },
  neighbour: { en: 'neighbour', zh: '邻近色' },
  pale: { en: 'pale', zh: '淡色' },
  deep: { en: 'deep', zh: '暗色' },
  triad: { en: 'triad', zh: '三角色' },
  split: { en: 'split complement', zh: '分裂互补色' },
};

export const makePalette = defineTool({
  name: 'make_palette',
  title: { en: 'Make a palette', zh: '生成配色' },
  description: {
    en: 'Makes a palette of colours that go with a colour.',
    zh: '根据一种颜色生成一组协调的配色。',
  },
  category: 'color',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    color: z.string().min(1).max(100).describe('The colour to start from: a name or CSS'),
    count: z.int().min(2).max(12).default(5).describe('How many colours, 5 unless told'),
  }),
  result: z.object({
    color: z.string(),
    /** The given colour first. `role` says in words what each is to it. */
    colors: z.array(z.object({ hex: z.string(), role: z.string() })),
  }),
  examples: [
    { query: { en: 'stuff that goes with mauve', zh: 'mauve 配什么颜色好看' }, arguments: { color: 'mauve' } },
    {
      query: { en: 'palette #ff8800 4', zh: '用#ff8800配4个颜色的色板' },
      arguments: { color: '#ff8800', count: 4 },
    },
    {
      query: {
        en: 'autumn wedding, burnt sienna is the starting point, five colours',
        zh: '秋天的婚礼，以 burnt sienna 为主色配五个颜色',
      },
      arguments: { color: 'burnt sienna', count: 5 },
    },
    {
      query: { en: 'generate a palette from 天蓝色', zh: '生成天蓝色调色板' },
      arguments: { color: '天蓝色' },
    },
    {
      query: { en: '8 colours around teal please', zh: 'teal 为基础色 8种颜色' },
      arguments: { color: 'teal', count: 8 },
    },
    { query: { en: 'shades and tints of teal', zh: '青色的深浅色阶' }, arguments: { color: 'teal' } },
    { query: { en: 'which colours go with navy', zh: '藏青配什么颜色好看' }, arguments: { color: 'navy' } },
    { query: { en: 'a color scheme around coral', zh: '以珊瑚色为主的配色方案' }, arguments: { color: 'coral' } },
    {
      query: { en: '5 matching tones for #aa3355', zh: '给 #aa3355 配 5 个颜色' },
      arguments: { color: '#aa3355', count: 5 },
    },
    { query: { en: 'harmonies and a ramp for olive', zh: '橄榄色的渐变和谐色' }, arguments: { color: 'olive' } },
  ],
  async run({ color, count }, { language }) {
    const [{ parseColor }, { paletteOf }] = await Promise.all([import('../../parse/color.ts'), import('./palette.ts')]);
    const swatches = paletteOf(parseColor(color), count);
    return { color, colors: swatches.map(({ hex, role }) => ({ hex, role: roleNames[role][language] })) };
  },
  describe: {
    en: ({ color, colors }, format) =>
      `${format.number(colors.length)} colours that go with ${color}: ${colors.map(({ hex }) => hex).join(', ')}`,
    zh: ({ color, colors }, format) =>
      `${color} 的 ${format.number(colors.length)} 色配色：${colors.map(({ hex }) => hex).join('、')}`,
  },
});
