import { z } from 'zod';
import { defineTool } from '../../define.ts';

const theme = z.enum(['light', 'dark', 'system']);

const names = {
  en: { light: 'light', dark: 'dark', system: "the system's" },
  zh: { light: '浅色', dark: '深色', system: '跟随系统' },
} as const;

export const setTheme = defineTool({
  name: 'set_theme',
  title: { en: 'Change the theme', zh: '切换主题' },
  description: {
    en: 'Make this page light or dark, or let the system decide.',
    zh: '把页面变成浅色或深色，或跟随系统。',
  },
  category: 'page',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ theme }),
  result: z.object({ theme, previous: theme }),
  examples: [
    { query: { en: 'make it dark', zh: '换成深色' }, arguments: { theme: 'dark' } },
    { query: { en: 'light theme please', zh: '请用浅色主题' }, arguments: { theme: 'light' } },
    { query: { en: 'follow the system theme', zh: '主题跟随系统' }, arguments: { theme: 'system' } },
    { query: { en: 'night mode', zh: '夜间模式' }, arguments: { theme: 'dark' } },
    { query: { en: "it's too dark, go bright", zh: '太暗了，换亮一点' }, arguments: { theme: 'light' } },
  ],
  async run({ theme: chosen }, context) {
    const previous = context.theme.get();
    await context.theme.set(chosen);
    return { theme: chosen, previous };
  },
  describe: {
    en: result => `The theme is ${names.en[result.theme]} now.`,
    zh: result => `主题现在是：${names.zh[result.theme]}。`,
  },
});
