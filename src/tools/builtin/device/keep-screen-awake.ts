import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const keepScreenAwake = defineTool({
  name: 'keep_screen_awake',
  title: { en: 'Keep the screen on', zh: '保持屏幕常亮' },
  description: {
    en: 'Keep the screen from going dark while this page is in front, or let it go dark again.',
    zh: '页面在前台时让屏幕保持常亮，或恢复自动熄屏。',
  },
  category: 'device',
  effects: 'device',
  permission: 'ask',
  browserPermission: 'screen-wake-lock',
  parameters: z.object({ on: z.boolean() }),
  result: z.object({ on: z.boolean() }),
  examples: [
    { query: { en: 'keep the screen on', zh: '保持屏幕常亮' }, arguments: { on: true } },
    { query: { en: "don't let the display go black", zh: '别让屏幕熄掉' }, arguments: { on: true } },
    { query: { en: 'the screen may sleep again', zh: '屏幕可以休息了' }, arguments: { on: false } },
    { query: { en: 'stay awake while i cook', zh: '做饭的时候屏幕别关' }, arguments: { on: true } },
    { query: { en: 'turn off always on', zh: '关掉常亮' }, arguments: { on: false } },
    { query: { en: "don't let the display go to sleep", zh: '别让显示屏休眠' }, arguments: { on: true } },
    { query: { en: 'wake lock on, the screen must not dim', zh: '开启屏幕常亮' }, arguments: { on: true } },
    { query: { en: 'let the screen turn off again', zh: '让屏幕可以自动熄灭' }, arguments: { on: false } },
    { query: { en: "stay awake, i'm reading a recipe", zh: '我在看菜谱，不要黑屏' }, arguments: { on: true } },
  ],
  async run({ on }, { device }) {
    await device.keepAwake(on);
    return { on };
  },
  describe: {
    en: ({ on }) => (on ? 'The screen stays on while this page is in front.' : 'The screen may go dark again.'),
    zh: ({ on }) => (on ? '页面在前台时，屏幕会保持常亮。' : '屏幕已恢复自动熄屏。'),
  },
});
