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
    { query: { en: 'the white background hurts my eyes', zh: '白色背景太刺眼' }, arguments: { theme: 'dark' } },
    { query: { en: 'black background and pale letters', zh: '界面背景换成黑色' }, arguments: { theme: 'dark' } },
    { query: { en: 'turn off dark mode', zh: '关掉深色模式' }, arguments: { theme: 'light' } },
    { query: { en: "switch the page's colours to white", zh: '把界面颜色换成白的' }, arguments: { theme: 'light' } },
    {
      query: { en: 'same look as my computer, automatic by day and night', zh: '外观跟电脑一样，白天黑夜自动切换' },
      arguments: { theme: 'system' },
    },
    {
      query: { en: 'brighten the interface, i sit in the sun', zh: '太阳下看不见，界面调亮' },
      arguments: { theme: 'light' },
    },
    { query: { en: "go to the dark side, it's bedtime", zh: '睡前护眼，变暗' }, arguments: { theme: 'dark' } },
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
