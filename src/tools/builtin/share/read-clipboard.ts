import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { excerpt } from './excerpt.ts';

export const readClipboard = defineTool({
  name: 'read_clipboard',
  title: { en: 'Read the clipboard', zh: '读取剪贴板' },
  description: { en: 'Read the text that is on the clipboard.', zh: '读取剪贴板中的文字。' },
  category: 'share',
  effects: 'device',
  permission: 'ask',
  gesture: true,
  untrusted: true,
  browserPermission: 'clipboard-read',
  // The browser may ask the person first.
  timeoutMs: 60_000,
  parameters: z.object({}),
  result: z.object({ text: z.string() }),
  examples: [
    { query: { en: "what's on my clipboard", zh: '看看我剪贴板' }, arguments: {} },
    { query: { en: 'paste', zh: '粘贴一下' }, arguments: {} },
    { query: { en: 'peek at the clipboard for me', zh: '剪贴板里那串是什么' }, arguments: {} },
    { query: { en: 'what did i copy', zh: '我刚才复制了什么' }, arguments: {} },
    { query: { en: 'read the clipboard', zh: '读取剪贴板文字' }, arguments: {} },
    { query: { en: 'show me the text i copied', zh: '显示我复制的文字' }, arguments: {} },
    { query: { en: 'what have i just cut', zh: '我刚剪切了什么' }, arguments: {} },
    { query: { en: 'look at what was copied and tell me', zh: '看看刚拷贝的内容' }, arguments: {} },
    {
      query: { en: 'ctrl v, insert the thing i copied from the mail', zh: 'ctrl v，把邮件里复制的贴出来' },
      arguments: {},
    },
    { query: { en: 'is anything in the copy buffer', zh: '剪切板有东西吗' }, arguments: {} },
  ],
  run: async (_, { share }) => ({ text: await share.readClipboard() }),
  describe: {
    en: ({ text }) => (text === '' ? 'The clipboard holds no text.' : `The clipboard holds “${excerpt(text)}”.`),
    zh: ({ text }) => (text === '' ? '剪贴板中没有文字。' : `剪贴板中是“${excerpt(text)}”。`),
  },
});
