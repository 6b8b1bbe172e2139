import { z } from 'zod';
import { defineTool } from '../../define.ts';

const algorithms = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' } as const;

export const hashText = defineTool({
  name: 'hash_text',
  title: { en: 'Hash a text', zh: '计算哈希值' },
  description: {
    en: "Computes the SHA-1, SHA-256 or SHA-512 of a text's UTF-8 bytes.",
    zh: '计算文字的 SHA-1、SHA-256 或 SHA-512 哈希值（按 UTF-8 字节）。',
  },
  category: 'text',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    text: z.string().describe('The text to hash'),
    algorithm: z
      .enum(['sha1', 'sha256', 'sha512'])
      .default('sha256')
      .describe('The hash function, SHA-256 unless told'),
  }),
  result: z.object({ algorithm: z.enum(['sha1', 'sha256', 'sha512']), hash: z.string() }),
  examples: [
    { query: { en: 'hash "open sesame"', zh: 'open sesame 的哈希值' }, arguments: { text: 'open sesame' } },
    { query: { en: 'need checksum of abc123', zh: 'abc123的hash' }, arguments: { text: 'abc123' } },
    {
      query: { en: 'please calculate the SHA256 for banana', zh: 'banana 做sha256加密' },
      arguments: { text: 'banana', algorithm: 'sha256' },
    },
    {
      query: { en: 'sha1 of hello, the old system needs it', zh: '老系统只认sha1，把hello处理一下' },
      arguments: { text: 'hello', algorithm: 'sha1' },
    },
    {
      query: { en: 'sha512 digest of 你好', zh: '要最长的那个 sha512 内容是你好' },
      arguments: { text: '你好', algorithm: 'sha512' },
    },
  ],
  async run({ text, algorithm }) {
    const digest = await crypto.subtle.digest(algorithms[algorithm], new TextEncoder().encode(text));
    return { algorithm, hash: Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('') };
  },
  describe: {
    en: ({ algorithm, hash }) => `${algorithms[algorithm]}: ${hash}`,
    zh: ({ algorithm, hash }) => `${algorithms[algorithm]}：${hash}`,
  },
});
