import { z } from 'zod';
import { defineTool } from '../../define.ts';

/** Matches that a result keeps, so that `.` over a long text fits. */
const maxMatches = 200;
/** Matches that a sentence quotes. */
const maxQuoted = 5;

/** A pattern as it is written in code, between slashes with flags after, or bare. */
function readPattern(text: string): { pattern: string; flags: string } {
  const [, pattern, flags = ''] = text.trim().match(/^\/(.+)\/([dgimsuvy]*)$/s) ?? [];
  return pattern === undefined ? { pattern: text, flags: '' } : { pattern, flags };
}

export const testRegex = defineTool({
  name: 'test_regex',
  title: { en: 'Test a regular expression', zh: '测试正则表达式' },
  description: {
    en: 'Finds what a regular expression of JavaScript matches in a text, and where.',
    zh: '查找 JavaScript 正则表达式在文字中匹配到的内容及其位置。',
  },
  category: 'text',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    pattern: z.string().min(1).describe(String.raw`The regular expression, such as \d+ or /cat/i`),
    text: z.string().describe('The text to search'),
  }),
  result: z.object({
    pattern: z.string(),
    flags: z.string(),
    count: z.int(),
    /** The first 200, each with its place in UTF-16 units from 0, and its groups. */
    matches: z.array(z.object({ index: z.int(), text: z.string(), groups: z.array(z.string().nullable()) })),
  }),
  examples: [
    {
      query: { en: 'does \\d+ match "room 101"', zh: '正则\\d+能匹配“room 101”吗' },
      arguments: { pattern: '\\d+', text: 'room 101' },
    },
    {
      query: {
        en: 'what does `colou?r` match in "color or colour"',
        zh: '看看正则 colou?r 在“color or colour”里能找到什么',
      },
      arguments: { pattern: 'colou?r', text: 'color or colour' },
    },
    {
      query: {
        en: 'find \\w+@\\w+\\.com in "mail zhao@qq.com or sun@163.com"',
        zh: '用 \\w+@\\w+\\.com 找“mail zhao@qq.com or sun@163.com”',
      },
      arguments: { pattern: '\\w+@\\w+\\.com', text: 'mail zhao@qq.com or sun@163.com' },
    },
    {
      query: { en: 'is 第十二章 大结局 matched by ^第.+章', zh: '看“第十二章 大结局”匹不匹配 ^第.+章' },
      arguments: { pattern: '^第.+章', text: '第十二章 大结局' },
    },
    {
      query: { en: 'test /(c)at/i on "Cat and dog"', zh: '测试 /(c)at/i ← “Cat and dog”' },
      arguments: { pattern: '/(c)at/i', text: 'Cat and dog' },
    },
    {
      query: { en: 'my pattern is ^[A-Z] and the string is lower, ok or not', zh: '^[A-Z] 跟 lower 匹配得上吗' },
      arguments: { pattern: '^[A-Z]', text: 'lower' },
    },
  ],
  async run({ pattern: written, text }, { regex, signal }) {
    const { pattern, flags } = readPattern(written);
    const matches = await regex.matches(pattern, flags, text, signal);
    const kept = matches.slice(0, maxMatches).map(({ index, text, groups }) => ({ index, text, groups: [...groups] }));
    return { pattern, flags, count: matches.length, matches: kept };
  },
  describe: {
    en({ count, matches }, format) {
      if (count === 0) return 'The pattern matches nothing in the text.';
      const quoted = matches.slice(0, maxQuoted).map(({ text }) => `“${text}”`);
      const more = count > quoted.length ? ', …' : '';
      return `${format.number(count)} ${count === 1 ? 'match' : 'matches'}: ${quoted.join(', ')}${more}`;
    },
    zh({ count, matches }, format) {
      if (count === 0) return '这个正则在文字中没有匹配。';
      const quoted = matches.slice(0, maxQuoted).map(({ text }) => `“${text}”`);
      return `匹配到 ${format.number(count)} 处：${quoted.join('、')}${count > quoted.length ? '……' : ''}`;
    },
  },
});
