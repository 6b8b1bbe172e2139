import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/** Capital letters inside a word stay ("NASA", "iPhone"), unless the whole text is in capitals. */
function titleCase(text: string): string {
  const source = text === text.toUpperCase() ? text.toLowerCase() : text;
  return Array.from(words.segment(source), ({ segment }) => {
    const [first = '', ...rest] = segment;
    return segment.slice(1) === segment.slice(1).toLowerCase() ? first.toUpperCase() + rest.join('') : segment;
  }).join('');
}

const reversed = (text: string) =>
  Array.from(graphemes.segment(text), ({ segment }) => segment)
    .reverse()
    .join('');

/** Words joined by hyphens, accents and umlauts spelled in ASCII; a text with letters that have no such spelling keeps its letters. */
async function slug(text: string): Promise<string> {
  const { default: slugify } = await import('@sindresorhus/slugify');
  const transliterate = Array.from(text.match(/\p{L}/gu) ?? []).every(letter => slugify(letter) !== '');
  const result = slugify(text.normalize('NFC'), { transliterate, decamelize: false });
  if (result === '') throw new AppError('TOOL_SLUG_EMPTY', { text });
  return result;
}

export const transformText = defineTool({
  name: 'transform_text',
  title: { en: 'Change a text', zh: '转换文字' },
  description: {
    en: 'Writes a text in capitals, in small letters, with a capital to each word, backwards, or as a slug for a web address.',
    zh: '把文字转成大写、小写、首字母大写、倒序，或网址用的 slug。',
  },
  category: 'text',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    text: z.string().min(1).describe('The text to change'),
    to: z.enum(['uppercase', 'lowercase', 'title_case', 'reversed', 'slug']).describe('What it becomes'),
  }),
  result: z.object({ text: z.string() }),
  examples: [
    {
      query: { en: 'CAPS LOCK version of happy birthday', zh: '把“happy birthday”转成大写' },
      arguments: { text: 'happy birthday', to: 'uppercase' },
    },
    {
      query: { en: 'make I LOVE BEIJING lowercase', zh: 'I LOVE BEIJING 转小写' },
      arguments: { text: 'I LOVE BEIJING', to: 'lowercase' },
    },
    {
      query: { en: 'titlecase "the old man and the sea"', zh: '“the old man and the sea”每个单词首字母大写一下' },
      arguments: { text: 'the old man and the sea', to: 'title_case' },
    },
    {
      query: { en: 'is racecar a palindrome? reverse it', zh: 'racecar 倒过来写是什么' },
      arguments: { text: 'racecar', to: 'reversed' },
    },
    {
      query: { en: 'write 我爱你 backwards', zh: '把“我爱你”颠倒过来吧' },
      arguments: { text: '我爱你', to: 'reversed' },
    },
    {
      query: { en: 'turn "10 Tips for Better Sleep!" into a slug', zh: '文章标题“10 Tips for Better Sleep!”转成slug' },
      arguments: { text: '10 Tips for Better Sleep!', to: 'slug' },
    },
    {
      query: { en: 'all caps: see you soon', zh: '全部大写：see you soon' },
      arguments: { text: 'see you soon', to: 'uppercase' },
    },
    {
      query: { en: 'un-shout WHERE ARE YOU, small letters', zh: '把 WHERE ARE YOU 变成小写字母' },
      arguments: { text: 'WHERE ARE YOU', to: 'lowercase' },
    },
    {
      query: { en: 'capitalise each word of a tale of two cities', zh: 'a tale of two cities 首字母大写' },
      arguments: { text: 'a tale of two cities', to: 'title_case' },
    },
    {
      query: { en: 'spell stressed from the end to the start', zh: 'stressed 反着写' },
      arguments: { text: 'stressed', to: 'reversed' },
    },
    {
      query: { en: 'make a url slug from My First Post', zh: 'My First Post 变成网址 slug' },
      arguments: { text: 'My First Post', to: 'slug' },
    },
  ],
  async run({ text, to }) {
    switch (to) {
      case 'uppercase':
        return { text: text.toUpperCase() };
      case 'lowercase':
        return { text: text.toLowerCase() };
      case 'title_case':
        return { text: titleCase(text) };
      case 'reversed':
        return { text: reversed(text) };
      case 'slug':
        return { text: await slug(text) };
    }
  },
  describe: { en: ({ text }) => text, zh: ({ text }) => text },
});
