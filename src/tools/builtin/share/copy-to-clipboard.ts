import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { excerpt } from './excerpt.ts';

export const copyToClipboard = defineTool({
  name: 'copy_to_clipboard',
  title: { en: 'Copy to the clipboard', zh: '复制到剪贴板' },
  description: { en: 'Put a text on the clipboard.', zh: '把文字放到剪贴板。' },
  category: 'share',
  effects: 'device',
  permission: 'ask',
  gesture: true,
  parameters: z.object({ text: z.string().min(1) }),
  result: z.object({ text: z.string() }),
  examples: [
    { query: { en: 'copy 07911 123456', zh: '复制07911 123456' }, arguments: { text: '07911 123456' } },
    {
      query: { en: 'put see you at noon on the clipboard', zh: '把“see you at noon”复制到剪贴板' },
      arguments: { text: 'see you at noon' },
    },
    {
      query: { en: 'copy the address 12 Mill Lane', zh: '复制地址 12 Mill Lane' },
      arguments: { text: '12 Mill Lane' },
    },
    {
      query: { en: 'copy liming@example.cn', zh: '拷一下邮箱 liming@example.cn' },
      arguments: { text: 'liming@example.cn' },
    },
    {
      query: { en: 'copy https://example.org/menu for me', zh: '帮我复制 https://example.org/menu' },
      arguments: { text: 'https://example.org/menu' },
    },
  ],
  async run({ text }, { share }) {
    await share.copy(text);
    return { text };
  },
  describe: {
    en: ({ text }) => `Copied “${excerpt(text)}”.`,
    zh: ({ text }) => `已复制“${excerpt(text)}”。`,
  },
});
