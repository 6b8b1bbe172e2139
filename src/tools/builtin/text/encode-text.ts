import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { encode, encodings } from './encodings.ts';

export const encodeText = defineTool({
  name: 'encode_text',
  title: { en: 'Encode a text', zh: '编码文字' },
  description: {
    en: 'Writes a text in base64, for a web address, for HTML, or in hexadecimal.',
    zh: '把文字编码成 Base64、网址编码、HTML 转义或十六进制。',
  },
  category: 'text',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    text: z.string().min(1).describe('The text to encode'),
    encoding: z.enum(encodings).describe('How it is encoded'),
  }),
  result: z.object({ text: z.string() }),
  examples: [
    {
      query: { en: 'base64 encode "hello world"', zh: '把“hello world”转成base64' },
      arguments: { text: 'hello world', encoding: 'base64' },
    },
    {
      query: { en: 'percent-encode this: fish & chips', zh: 'fish & chips 放到网址里要怎么编码 url编码' },
      arguments: { text: 'fish & chips', encoding: 'url' },
    },
    {
      query: { en: 'url encode 你好世界', zh: 'URL编码：你好世界' },
      arguments: { text: '你好世界', encoding: 'url' },
    },
    {
      query: { en: 'escape <b>bold</b> for html', zh: '<b>bold</b> 帮我html转义' },
      arguments: { text: '<b>bold</b>', encoding: 'html' },
    },
    {
      query: { en: 'show me lemon in hexadecimal code', zh: 'lemon 的十六进制表示是啥呀' },
      arguments: { text: 'lemon', encoding: 'hex' },
    },
  ],
  run: async ({ text, encoding }) => ({ text: await encode(text, encoding) }),
  describe: { en: ({ text }) => text, zh: ({ text }) => text },
});
