import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { demandSuccess, readBytes } from '../../../platform/egress-read.ts';
import { defineTool } from '../../define.ts';
import { parseAddress } from './address.ts';
import { type ReadableText, readHtml } from './readable.ts';
import { webTimeoutMs, withTimeLimit } from './request.ts';

const limitBytes = 2 * 1024 * 1024;
const limitCharacters = 20_000;

/** An encoding that a page names and no browser knows is read as UTF-8. */
function decode(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The encoding that an HTML page names in its first kilobyte (HTML, 13.2.3.2). */
function charsetOfHtml(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
}

type Read = (bytes: Uint8Array, charset: string | undefined) => ReadableText | Promise<ReadableText>;

/** How to read a media type, or null where it holds no text. */
function readerOf(type: string): Read | null {
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) {
    return (bytes, charset) => readHtml(decode(bytes, charset ?? charsetOfHtml(bytes)));
  }
  if (/^(?:text\/plain|application\/(?:[\w.-]+\+)?json)$/.test(type)) {
    return (bytes, charset) => ({ text: decode(bytes, charset).trim() });
  }
  return null;
}

export const fetchPage = defineTool({
  name: 'fetch_page',
  title: { en: 'Read a web page', zh: '读取网页' },
  description: { en: 'Fetch a web page and show its text.', zh: '抓取网页并显示其中的文字。' },
  category: 'web',
  effects: 'network',
  permission: 'ask',
  hosts: ['*'],
  untrusted: true,
  timeoutMs: webTimeoutMs,
  parameters: z.object({ url: z.string().trim().min(1).max(2000).describe('the address, such as example.com') }),
  result: z.object({
    /** Where it was found in the end. */
    url: z.string(),
    title: z.string().optional(),
    byline: z.string().optional(),
    text: z.string(),
    /** True: the text goes on. */
    truncated: z.boolean(),
  }),
  examples: [
    { query: { en: 'what does example.com say', zh: 'example.com 写了什么' }, arguments: { url: 'example.com' } },
    {
      query: { en: 'read https://example.com/short to me', zh: '读一下 https://example.com/short' },
      arguments: { url: 'https://example.com/short' },
    },
    {
      query: { en: 'fetch example.com/notes.txt', zh: '抓取 example.com/notes.txt' },
      arguments: { url: 'example.com/notes.txt' },
    },
    {
      query: { en: 'TL;DR https://example.com/long', zh: '总结 https://example.com/long' },
      arguments: { url: 'https://example.com/long' },
    },
    { query: { en: 'have a look at example.cn', zh: '看看 example.cn 的内容' }, arguments: { url: 'example.cn' } },
  ],
  async run({ url: said }, context) {
    const url = parseAddress(said);
    const signal = withTimeLimit(context.signal);
    const response = await context.fetch(url, { signal }).catch(thrown => {
      const forbidden = thrown instanceof AppError && thrown.code === 'NETWORK_CORS';
      const details = { host: url.host, address: url.href };
      throw forbidden ? new AppError('WEB_PAGE_FORBIDDEN', details, { cause: thrown }) : thrown;
    });
    demandSuccess(response);
    const [type = '', ...options] = (response.headers.get('content-type') ?? '').toLowerCase().split(';');
    const charset = /charset=["']?([\w-]+)/.exec(options.join(';'))?.[1];
    const read = readerOf(type.trim());
    if (!read) {
      await response.body?.cancel();
      throw new AppError('WEB_PAGE_KIND', { address: url.href, type: type.trim() || '?' });
    }
    const page = await read(await readBytes(response, limitBytes, signal), charset);
    if (page.text === '') throw new AppError('WEB_PAGE_EMPTY', { address: url.href });
    // A pair of surrogates is not cut in two.
    const text = page.text.slice(0, limitCharacters).replace(/[\uD800-\uDBFF]$/, '');
    return { ...page, url: response.url, text, truncated: text.length < page.text.length };
  },
  describe: {
    en: ({ title, url, text, truncated }, format) =>
      `${title ?? new URL(url).host}: ${truncated ? 'the first ' : ''}${format.number(text.length)} characters of text.`,
    zh: ({ title, url, text, truncated }, format) =>
      `${title ?? new URL(url).host}：${truncated ? '前 ' : ''}${format.number(text.length)} 个字符的文字。`,
  },
});
