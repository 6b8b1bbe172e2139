import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { excerpt } from './excerpt.ts';

export const shareText = defineTool({
  name: 'share_text',
  title: { en: 'Share a text', zh: '分享文字' },
  description: {
    en: 'Hand a text to another app of this device, or copy it where the browser cannot share.',
    zh: '把文字分享给设备上的其他应用；浏览器不支持分享时改为复制。',
  },
  category: 'share',
  effects: 'device',
  permission: 'ask',
  gesture: true,
  // The browser's sheet stays open for as long as the person takes.
  timeoutMs: 300_000,
  parameters: z.object({ text: z.string().min(1), title: z.string().optional() }),
  result: z.object({ text: z.string(), how: z.enum(['shared', 'copied']) }),
  examples: [
    { query: { en: "share we're 2-0 up", zh: "分享 we're 2-0 up" }, arguments: { text: "we're 2-0 up" } },
    {
      query: { en: 'share "doors open 19:30" as Concert info', zh: '以 Concert info 为题分享“doors open 19:30”' },
      arguments: { text: 'doors open 19:30', title: 'Concert info' },
    },
    {
      query: { en: 'share https://example.org/map', zh: '分享链接 https://example.org/map' },
      arguments: { text: 'https://example.org/map' },
    },
    {
      query: { en: 'send this to another app: dinner at 7:30', zh: '打开系统分享，发 dinner at 7:30' },
      arguments: { text: 'dinner at 7:30' },
    },
    {
      query: { en: 'share the wifi password otter-9921', zh: '分享wifi密码 otter-9921' },
      arguments: { text: 'otter-9921' },
    },
    {
      query: { en: 'pass this on to my friends: party at eight', zh: '转发给朋友：party at eight' },
      arguments: { text: 'party at eight' },
    },
    {
      query: { en: 'open the share sheet with see you tomorrow', zh: '用系统分享发出 see you tomorrow' },
      arguments: { text: 'see you tomorrow' },
    },
  ],
  async run({ text, title }, { share }) {
    return { text, how: await share.share({ text, title }) };
  },
  describe: {
    en: ({ text, how }) =>
      how === 'shared'
        ? `Shared “${excerpt(text)}”.`
        : `This browser cannot share it, so “${excerpt(text)}” was copied: paste it where it should go.`,
    zh: ({ text, how }) =>
      how === 'shared'
        ? `已分享“${excerpt(text)}”。`
        : `此浏览器无法分享，已改为复制“${excerpt(text)}”，请粘贴到需要的地方。`,
  },
});
