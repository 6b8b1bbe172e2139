import { z } from 'zod';
import { defineTool } from '../../define.ts';

const segments = (text: string, granularity: 'grapheme' | 'word' | 'sentence', language: string) => [
  ...new Intl.Segmenter(language, { granularity }).segment(text),
];

export const countWords = defineTool({
  name: 'count_words',
  title: { en: 'Count words', zh: '统计字数' },
  description: {
    en: 'Counts the words, characters and sentences of a text.',
    zh: '统计一段文字的词数、字符数和句数。',
  },
  category: 'text',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({ text: z.string().describe('The text to count') }),
  result: z.object({
    words: z.int(),
    /** As a person counts them: a letter with its accents is one, an emoji is one. */
    characters: z.int(),
    charactersWithoutSpaces: z.int(),
    chineseCharacters: z.int(),
    sentences: z.int(),
  }),
  examples: [
    {
      query: {
        en: 'how many words in "see you at the station at six"?',
        zh: '“see you at the station at six”有几个单词',
      },
      arguments: { text: 'see you at the station at six' },
    },
    {
      query: { en: 'how many characters is 今天天气真好', zh: '“今天天气真好”有几个字' },
      arguments: { text: '今天天气真好' },
    },
    {
      query: { en: 'whats the length of the word onomatopoeia', zh: 'onomatopoeia 这个词有多长' },
      arguments: { text: 'onomatopoeia' },
    },
    {
      query: {
        en: 'count the sentences: It rained. We stayed in. Nobody minded.',
        zh: '数一下有几句：It rained. We stayed in. Nobody minded.',
      },
      arguments: { text: 'It rained. We stayed in. Nobody minded.' },
    },
    {
      query: { en: 'word count of 明天下午三点开会，请准时参加。', zh: '字数统计：明天下午三点开会，请准时参加。' },
      arguments: { text: '明天下午三点开会，请准时参加。' },
    },
  ],
  run({ text }, { language }) {
    // An underscore holds a word together for the segmenter, as a hyphen or an @ does for a person.
    const joined = text.replace(/(?<=[\p{L}\p{N}])[-‐‑@](?=[\p{L}\p{N}])/gu, '_');
    const words = segments(joined, 'word', language).filter(({ isWordLike }) => isWordLike);
    const characters = segments(text, 'grapheme', language);
    const sentences = segments(text, 'sentence', language).filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment));
    return {
      words: words.length,
      characters: characters.length,
      charactersWithoutSpaces: characters.filter(({ segment }) => /\S/.test(segment)).length,
      chineseCharacters: text.match(/\p{Script=Han}/gu)?.length ?? 0,
      sentences: sentences.length,
    };
  },
  describe: {
    en({ words, characters, sentences }, format) {
      const counted = (count: number, unit: string) => `${format.number(count)} ${unit}${count === 1 ? '' : 's'}`;
      return `The text has ${format.list([counted(words, 'word'), counted(characters, 'character'), counted(sentences, 'sentence')])}.`;
    },
    zh({ words, characters, chineseCharacters, sentences }, format) {
      const chinese = chineseCharacters > 0 ? `${format.number(chineseCharacters)} 个汉字，` : '';
      return `这段文字有${chinese}${format.number(words)} 个词，${format.number(characters)} 个字符，${format.number(sentences)} 句。`;
    },
  },
});
