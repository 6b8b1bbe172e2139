import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { decode, encodings } from './encodings.ts';

export const decodeText = defineTool({
  name: 'decode_text',
  title: { en: 'Decode a text', zh: '解码文字' },
  description: {
    en: 'Reads a text that was encoded in base64, for a web address, for HTML, or in hexadecimal.',
    zh: '把 Base64、网址编码、HTML 转义或十六进制还原成文字。',
  },
  category: 'text',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    text: z.string().min(1).describe('The encoded text'),
    encoding: z.enum(encodings).describe('How it was encoded'),
  }),
  result: z.object({ text: z.string() }),
  examples: [
    {
      query: { en: 'my friend sent me aGVsbG8gd29ybGQ=, i think it is base64', zh: 'aGVsbG8gd29ybGQ= base64解码' },
      arguments: { text: 'aGVsbG8gd29ybGQ=', encoding: 'base64' },
    },
    {
      query: { en: 'b64 decode: 5piO5aSp6KeB', zh: '暗号来了 5piO5aSp6KeB 用base64翻译' },
      arguments: { text: '5piO5aSp6KeB', encoding: 'base64' },
    },
    {
      query: { en: 'url decode fish%20%26%20chips', zh: '链接一堆百分号看不懂 fish%20%26%20chips 解码url' },
      arguments: { text: 'fish%20%26%20chips', encoding: 'url' },
    },
    {
      query: { en: 'unescape the html in &lt;b&gt;bold&lt;/b&gt;', zh: 'HTML反转义：&lt;b&gt;bold&lt;/b&gt;' },
      arguments: { text: '&lt;b&gt;bold&lt;/b&gt;', encoding: 'html' },
    },
    {
      query: { en: 'what does hex 6c656d6f6e say', zh: '6c656d6f6e 十六进制转文字' },
      arguments: { text: '6c656d6f6e', encoding: 'hex' },
    },
  ],
  run: async ({ text, encoding }) => ({ text: await decode(text, encoding) }),
  describe: { en: ({ text }) => text, zh: ({ text }) => text },
});
