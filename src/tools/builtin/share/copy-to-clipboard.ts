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
    {
      query: { en: 'clip this sentence: meet at noon', zh: '剪贴这句：meet at noon' },
      arguments: { text: 'meet at noon' },
    },
    {
      query: { en: 'i want to paste blue whale elsewhere, copy it', zh: '把 blue whale 拷贝一下，我要贴到别处' },
      arguments: { text: 'blue whale' },
    },
    { query: { en: 'ctrl c 4471-88', zh: 'ctrl c 4471-88' }, arguments: { text: '4471-88' } },
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
