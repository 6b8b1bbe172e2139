import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { parseAddress } from './address.ts';

export const openUrl = defineTool({
  name: 'open_url',
  title: { en: 'Open a web page', zh: '打开网页' },
  description: { en: 'Open a web page in a new tab.', zh: '在新标签页中打开网页。' },
  category: 'web',
  effects: 'network',
  permission: 'ask',
  gesture: true,
  hosts: ['*'],
  parameters: z.object({ url: z.string().trim().min(1).max(2000).describe('the address, such as example.com') }),
  result: z.object({ url: z.string() }),
  examples: [
    { query: { en: 'open example.com', zh: '打开 example.com' }, arguments: { url: 'example.com' } },
    {
      query: { en: 'take me to https://news.ycombinator.com', zh: '带我去 https://news.ycombinator.com' },
      arguments: { url: 'https://news.ycombinator.com' },
    },
    {
      query: { en: 'go to github.com/torvalds/linux', zh: '去 github.com/torvalds/linux' },
      arguments: { url: 'github.com/torvalds/linux' },
    },
    {
      query: { en: 'new tab https://en.wikipedia.org/wiki/Tea', zh: '新标签页打开 https://en.wikipedia.org/wiki/Tea' },
      arguments: { url: 'https://en.wikipedia.org/wiki/Tea' },
    },
    {
      query: { en: 'show me www.nasa.gov in the browser', zh: '在浏览器里看 www.nasa.gov' },
      arguments: { url: 'www.nasa.gov' },
    },
  ],
  run({ url: said }, { share }) {
    const url = parseAddress(said);
    share.open(url);
    return { url: url.href };
  },
  describe: {
    en: ({ url }) => `Opened ${new URL(url).host} in a new tab.`,
    zh: ({ url }) => `已在新标签页中打开 ${new URL(url).host}。`,
  },
});
