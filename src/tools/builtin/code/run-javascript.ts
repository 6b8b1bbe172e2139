import { z } from 'zod';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';
import type { JsonValue } from '../../tool.ts';

/** Longer values and outputs are not read out. */
const readOut = 200;

function shorten(text: string): string {
  return text.length > readOut ? `${text.slice(0, readOut)}…` : text;
}

function textOf(value: JsonValue, format: Format): string {
  if (typeof value === 'number') return format.number(value, { maximumSignificantDigits: 17, useGrouping: false });
  return typeof value === 'string' ? `“${shorten(value)}”` : shorten(JSON.stringify(value));
}

export const runJavascript = defineTool({
  name: 'run_javascript',
  title: { en: 'Run JavaScript', zh: '运行 JavaScript' },
  description: {
    en: 'Runs JavaScript and shows what it comes to. It reaches neither the page nor the network.',
    zh: '运行一段 JavaScript 并显示结果。代码无法访问页面和网络。',
  },
  category: 'code',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ code: z.string().describe('The program; its last expression is the result') }),
  result: z.object({ value: z.json() as z.ZodType<JsonValue>, logs: z.array(z.string()).readonly() }),
  examples: [
    { query: { en: 'run 2 ** 16', zh: '运行 2 ** 16' }, arguments: { code: '2 ** 16' } },
    {
      query: { en: "js: 'hello'.toUpperCase()", zh: "用 js 跑一下 'hello'.toUpperCase()" },
      arguments: { code: "'hello'.toUpperCase()" },
    },
    {
      query: {
        en: 'what does [3, 20, 100].sort() give in javascript',
        zh: 'javascript 里 [3, 20, 100].sort() 的结果是什么',
      },
      arguments: { code: '[3, 20, 100].sort()' },
    },
    {
      query: { en: "execute console.log('hi')", zh: "执行 console.log('hi')" },
      arguments: { code: "console.log('hi')" },
    },
    {
      query: {
        en: 'run const f = n => n < 2 ? 1 : n * f(n - 1); f(6)',
        zh: '运行 const f = n => n < 2 ? 1 : n * f(n - 1); f(6)',
      },
      arguments: { code: 'const f = n => n < 2 ? 1 : n * f(n - 1); f(6)' },
    },
    {
      query: { en: 'evaluate 0.1 + 0.2 as javascript', zh: '按 javascript 计算 0.1 + 0.2' },
      arguments: { code: '0.1 + 0.2' },
    },
  ],
  run: ({ code }, { sandbox, signal }) => sandbox.run(code, { signal }),
  describe: {
    en({ value, logs }, format) {
      if (value !== null || logs.length === 0) return `The program comes to ${textOf(value, format)}.`;
      return `The program wrote “${shorten(logs.join(' '))}”.`;
    },
    zh({ value, logs }, format) {
      if (value !== null || logs.length === 0) return `程序的结果是 ${textOf(value, format)}。`;
      return `程序输出了“${shorten(logs.join(' '))}”。`;
    },
  },
});
