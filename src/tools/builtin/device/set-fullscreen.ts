import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const setFullscreen = defineTool({
  name: 'set_fullscreen',
  title: { en: 'Full screen', zh: '全屏' },
  description: { en: 'Show this page on the full screen, or leave it.', zh: '让页面全屏显示，或退出全屏。' },
  category: 'device',
  effects: 'device',
  permission: 'ask',
  gesture: true,
  parameters: z.object({ on: z.boolean() }),
  result: z.object({ on: z.boolean() }),
  examples: [
    { query: { en: 'go full screen', zh: '全屏' }, arguments: { on: true } },
    { query: { en: 'leave full screen', zh: '退出全屏' }, arguments: { on: false } },
    { query: { en: 'hide the browser, this is a demo', zh: '演示开始，整个屏都用上' }, arguments: { on: true } },
    { query: { en: 'show the browser controls again', zh: '关闭全屏模式' }, arguments: { on: false } },
    { query: { en: 'use the whole screen', zh: '铺满整个屏幕' }, arguments: { on: true } },
    { query: { en: 'fill the display with this page', zh: '让这个页面占满显示器' }, arguments: { on: true } },
    { query: { en: 'back to a normal window', zh: '恢复成普通窗口' }, arguments: { on: false } },
    {
      query: { en: 'cinema mode, no tabs and no address bar', zh: '影院模式，把标签栏和地址栏藏起来' },
      arguments: { on: true },
    },
    { query: { en: 'maximise yourself on the monitor', zh: '最大化' }, arguments: { on: true } },
    {
      query: { en: 'shrink back, i need my tabs and taskbar', zh: '缩回去，我要看标签页和任务栏' },
      arguments: { on: false },
    },
  ],
  async run({ on }, { device }) {
    await device.fullscreen(on);
    return { on };
  },
  describe: {
    en: ({ on }) => (on ? 'The page fills the screen; Esc leaves.' : 'The page is back in its window.'),
    zh: ({ on }) => (on ? '页面已全屏，按 Esc 退出。' : '已退出全屏。'),
  },
});
