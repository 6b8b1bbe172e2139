import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { getJson, webTimeoutMs, withTimeLimit } from './request.ts';

/** MediaWiki's REST search of pages (https://www.mediawiki.org/wiki/API:REST_API/Reference#Search_pages). */
const answer = z.object({
  pages: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      /** HTML. */
      excerpt: z.string(),
      description: z.string().nullish(),
      thumbnail: z.object({ url: z.string() }).nullish(),
    }),
  ),
});

/** Wikipedias that are named otherwise than their language's BCP 47 tag. */
const wikis: Readonly<Record<string, string>> = {
  nb: 'no',
  yue: 'zh-yue',
  nan: 'zh-min-nan',
  lzh: 'zh-classical',
  gsw: 'als',
  fil: 'tl',
};

function wikiOf(tag: string): string {
  const { language } = new Intl.Locale(tag);
  return wikis[language] ?? language;
}

/** The text of an excerpt: its tags mark what was found. */
async function plain(html: string): Promise<string> {
  const { decodeHTML } = await import('entities');
  return decodeHTML(html.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Longer lists are not read out. */
const readOut = 3;

export const searchWikipedia = defineTool({
  name: 'search_wikipedia',
  title: { en: 'Search Wikipedia', zh: '搜索维基百科' },
  description: { en: 'Find articles of Wikipedia about something.', zh: '在维基百科中查找相关条目。' },
  category: 'web',
  effects: 'network',
  permission: 'ask',
  hosts: ['*.wikipedia.org'],
  untrusted: true,
  timeoutMs: webTimeoutMs,
  parameters: z.object({
    query: z.string().trim().min(1).max(300).describe('what to look for'),
    language: z.string().trim().min(1).max(60).optional().describe('the language of the articles, such as French'),
  }),
  result: z.object({
    query: z.string(),
    /** The wiki's, such as `en`. */
    language: z.string(),
    articles: z.array(
      z.object({
        title: z.string(),
        description: z.string().optional(),
        excerpt: z.string(),
        url: z.string(),
        /** Of a picture that is not loaded. */
        thumbnail: z.string().optional(),
      }),
    ),
  }),
  examples: [
    {
      query: { en: 'look up black holes on wikipedia', zh: '查一下黑洞的维基百科' },
      arguments: { query: 'black hole' },
    },
    {
      query: { en: 'what does french wikipedia say about thé', zh: '用法语维基百科查 thé' },
      arguments: { query: 'thé', language: 'french' },
    },
    { query: { en: 'wiki marie curie', zh: '维基 marie curie' }, arguments: { query: 'marie curie' } },
    {
      query: { en: 'search 长城 on chinese wikipedia', zh: '在中文维基百科搜索长城' },
      arguments: { query: '长城', language: 'chinese' },
    },
    { query: { en: 'find out about tea', zh: '了解一下 tea' }, arguments: { query: 'tea' } },
  ],
  async run({ query, language: said }, context) {
    const { parseLanguage } = await import('../../parse/language.ts');
    const language = wikiOf(said === undefined ? context.language : parseLanguage(said));
    const url = new URL(`https://${language}.wikipedia.org/w/rest.php/v1/search/page?limit=5`);
    url.searchParams.set('q', query);
    const { pages } = await getJson(context, url, answer, withTimeLimit(context.signal));
    const articles = pages.map(async ({ key, title, excerpt, description, thumbnail }) => ({
      title,
      description: description ?? undefined,
      excerpt: await plain(excerpt),
      url: `https://${language}.wikipedia.org/wiki/${encodeURIComponent(key)}`,
      thumbnail: thumbnail ? new URL(thumbnail.url, url).href : undefined,
    }));
    return { query, language, articles: await Promise.all(articles) };
  },
  describe: {
    en({ query, articles }, format) {
      const titles = format.list(articles.slice(0, readOut).map(({ title }) => title));
      const [count, more] = [articles.length, articles.length > readOut ? ', first ' : ': '];
      if (count === 0) return `Wikipedia has no article about “${query}”.`;
      return `${count === 1 ? '1 article' : `${count} articles`} about “${query}”${more}${titles}.`;
    },
    zh({ query, articles }) {
      const titles = articles.slice(0, readOut).map(({ title }) => title);
      if (articles.length === 0) return `维基百科没有关于“${query}”的条目。`;
      return `关于“${query}”的条目共 ${articles.length} 个：${titles.join('、')}${articles.length > readOut ? '等' : ''}。`;
    },
  },
});
