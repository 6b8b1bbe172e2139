import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { findMatches } from '../../regex/core.ts';
import { countWords } from './count-words.ts';
import { decodeText } from './decode-text.ts';
import { encodeText } from './encode-text.ts';
import { type Encoding, encodings } from './encodings.ts';
import { hashText } from './hash-text.ts';
import { testRegex } from './test-regex.ts';
import { transformText } from './transform-text.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];
const textOf = async (result: Promise<unknown>) => ((await result) as { text: string }).text;

describe('count_words', () => {
  const count = (text: string) => runTool(countWords, { text });

  test('counts its examples', async () => {
    const counts = await Promise.all(countWords.examples.map(({ arguments: args }) => runTool(countWords, args)));
    expect(counts).toEqual([
      { words: 7, characters: 29, charactersWithoutSpaces: 23, chineseCharacters: 0, sentences: 1 },
      { words: 3, characters: 6, charactersWithoutSpaces: 6, chineseCharacters: 6, sentences: 1 },
      { words: 1, characters: 12, charactersWithoutSpaces: 12, chineseCharacters: 0, sentences: 1 },
      { words: 7, characters: 39, charactersWithoutSpaces: 33, chineseCharacters: 0, sentences: 3 },
      expect.objectContaining({ characters: 15, chineseCharacters: 13, sentences: 1 }),
    ]);
  });

  test.each([
    ["don't well-known a@b.com 3.5", 4],
    ['  ', 0],
    ['', 0],
    ['!?', 0],
    ['one - two', 2],
  ])('%s has %d words', async (text, words) => {
    expect(await count(text)).toMatchObject({ words });
  });

  test('counts characters as a person does', async () => {
    expect(await count('👨‍👩‍👧 é')).toMatchObject({ characters: 3, charactersWithoutSpaces: 2 });
  });

  test('says what it counted', async () => {
    expect(countWords.describe(await count('A cat. A dog.'), en)).toBe(
      'The text has 4 words, 13 characters, and 2 sentences.',
    );
    expect(countWords.describe(await count('word'), en)).toBe('The text has 1 word, 4 characters, and 1 sentence.');
    expect(countWords.describe(await count('你好。'), zh)).toBe('这段文字有2 个汉字，1 个词，3 个字符，1 句。');
  });
});

describe('transform_text', () => {
  const transform = (text: string, to: string) => textOf(runTool(transformText, { text, to }));

  test('runs its examples', async () => {
    const texts = await Promise.all(
      transformText.examples.map(({ arguments: args }) => textOf(runTool(transformText, args))),
    );
    expect(texts).toEqual([
      'HAPPY BIRTHDAY',
      'i love beijing',
      'The Old Man And The Sea',
      'racecar',
      '你爱我',
      '10-tips-for-better-sleep',
      'SEE YOU SOON',
      'where are you',
      'A Tale Of Two Cities',
      'desserts',
      'my-first-post',
    ]);
  });

  test.each([
    ["NASA's new iPhone app", 'title_case', "NASA's New iPhone App"],
    ['WELCOME HOME', 'title_case', 'Welcome Home'],
    ["don't stop, élan", 'title_case', "Don't Stop, Élan"],
    ['👨‍👩‍👧 né', 'reversed', 'én 👨‍👩‍👧'],
    ['Straße nach Zürich', 'slug', 'strasse-nach-zuerich'],
    ['Café & iPhone', 'slug', 'cafe-and-iphone'],
    ['我的第一篇 Blog 文章！', 'slug', '我的第一篇-blog-文章'],
  ])('%s to %s is %s', async (text, to, expected) => {
    expect(await transform(text, to)).toBe(expected);
  });

  test('says that a text has nothing for a slug', async () => {
    await expect(transform('?!…', 'slug')).rejects.toMatchObject({ code: 'TOOL_SLUG_EMPTY', details: { text: '?!…' } });
  });

  test('answers with the text', () => {
    expect(transformText.describe({ text: 'ABC' }, en)).toBe('ABC');
    expect(transformText.describe({ text: 'ABC' }, zh)).toBe('ABC');
  });
});

describe('encode_text and decode_text', () => {
  const encode = (text: string, encoding: Encoding) => textOf(runTool(encodeText, { text, encoding }));
  const decode = (text: string, encoding: Encoding) => textOf(runTool(decodeText, { text, encoding }));

  test('run their examples', async () => {
    const run = (tool: typeof encodeText) =>
      Promise.all(tool.examples.map(({ arguments: args }) => textOf(runTool(tool, args))));
    expect(await run(encodeText)).toEqual([
      'aGVsbG8gd29ybGQ=',
      'fish%20%26%20chips',
      '%E4%BD%A0%E5%A5%BD%E4%B8%96%E7%95%8C',
      '&lt;b&gt;bold&lt;/b&gt;',
      '6c656d6f6e',
    ]);
    expect(await run(decodeText)).toEqual(['hello world', '明天见', 'fish & chips', '<b>bold</b>', 'lemon']);
  });

  test.each(encodings)('what %s encodes, it decodes', async encoding => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    await fc.assert(
      fc.asyncProperty(text, async text => (await decode(await encode(text, encoding), encoding)) === text),
    );
  });

  test('a URL is encoded as the browser does, and more strictly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async text => {
        const native = encodeURIComponent(text).replace(
          /[!'()*]/g,
          sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
        );
        expect(await encode(text, 'url')).toBe(native);
      }),
    );
  });

  test('half a surrogate pair is written as the replacement character', async () => {
    for (const encoding of ['base64', 'url', 'hex'] as const) {
      expect(await decode(await encode('a\ud800', encoding), encoding)).toBe('a�');
    }
  });

  test.each([
    ['aGVs\nbG8', 'base64', 'hello'],
    ['4pyTIMOgIGxhIG1vZGU', 'base64', '✓ à la mode'],
    ['Pz8_Pj4-', 'base64', '???>>>'],
    ['data:text/plain;charset=utf-8;base64,aGk=', 'base64', 'hi'],
    ['68 65 6C 6C 6F', 'hex', 'hello'],
    ['0x68656c6c6f', 'hex', 'hello'],
    ['0x68 0x69', 'hex', 'hi'],
    ['68:69', 'hex', 'hi'],
    [String.raw`\x68\x69`, 'hex', 'hi'],
    ['hello+world', 'url', 'hello world'],
    ['1+1%20is', 'url', '1+1 is'],
    ['q=%e4%bd%a0', 'url', 'q=你'],
    ['&eacute;&#x4e2d;&#22269; &copy 2024', 'html', 'é中国 © 2024'],
    ['nothing to do', 'html', 'nothing to do'],
  ] as const)('%s in %s is %s', async (text, encoding, expected) => {
    expect(await decode(text, encoding)).toBe(expected);
  });

  test.each([
    ['aGVs*G8=', 'base64', 'TOOL_DECODE_INVALID', { position: 5, character: '*' }],
    ['aG=Vs', 'base64', 'TOOL_DECODE_INVALID', { position: 3, character: '=' }],
    ['data:text/plain;base64,a_!', 'base64', 'TOOL_DECODE_INVALID', { position: 26, character: '!' }],
    ['aGVsb', 'base64', 'TOOL_DECODE_INCOMPLETE', {}],
    ['aGn/', 'base64', 'TOOL_DECODE_NOT_TEXT', { position: 3 }],
    ['68😀zz', 'hex', 'TOOL_DECODE_INVALID', { position: 3, character: '😀' }],
    ['0x686', 'hex', 'TOOL_DECODE_INCOMPLETE', {}],
    ['68ff', 'hex', 'TOOL_DECODE_NOT_TEXT', { position: 2 }],
    ['68e6988e', 'hex', null, {}],
    ['68e698', 'hex', 'TOOL_DECODE_NOT_TEXT', { position: 4 }],
    ['50% off', 'url', 'TOOL_DECODE_INVALID', { position: 3, character: '%' }],
    ['a%C3', 'url', 'TOOL_DECODE_NOT_TEXT', { position: 3 }],
  ] as const)('%s in %s: %s', async (text, encoding, code, details) => {
    if (code === null) expect(await decode(text, encoding)).toBe('h明');
    else await expect(decode(text, encoding)).rejects.toMatchObject({ code, details: { encoding, ...details } });
  });

  test('answer with the text', () => {
    for (const tool of [encodeText, decodeText]) {
      expect([tool.describe({ text: 'abc' }, en), tool.describe({ text: 'abc' }, zh)]).toEqual(['abc', 'abc']);
    }
  });
});

describe('hash_text', () => {
  test('hashes its examples', async () => {
    const results = await Promise.all(hashText.examples.map(({ arguments: args }) => runTool(hashText, args)));
    expect(results).toEqual([
      { algorithm: 'sha256', hash: '41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb' },
      { algorithm: 'sha256', hash: '6ca13d52ca70c883e0f0bb101e425a89e8624de51db2d2392593af6a84118090' },
      { algorithm: 'sha256', hash: 'b493d48364afe44d11c0165cf470a4164d1e2609911ef998be868d46ade3de4e' },
      { algorithm: 'sha1', hash: 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d' },
      { algorithm: 'sha512', hash: expect.stringMatching(/^[0-9a-f]{128}$/) },
    ]);
  });

  test('names the function', () => {
    expect(hashText.describe({ algorithm: 'sha1', hash: 'aaf4' }, en)).toBe('SHA-1: aaf4');
    expect(hashText.describe({ algorithm: 'sha512', hash: 'aaf4' }, zh)).toBe('SHA-512：aaf4');
  });
});

describe('test_regex', () => {
  const context = contextOf({
    regex: { matches: async (pattern, flags, text) => findMatches(pattern, flags, text) },
  });
  const find = (pattern: string, text: string) => runTool(testRegex, { pattern, text }, context);

  test('finds what its examples ask for', async () => {
    const results = await Promise.all(
      testRegex.examples.map(({ arguments: args }) => runTool(testRegex, args, context)),
    );
    expect(results.map(result => (result as { matches: { text: string }[] }).matches.map(({ text }) => text))).toEqual([
      ['101'],
      ['color', 'colour'],
      ['zhao@qq.com', 'sun@163.com'],
      ['第十二章'],
      ['Cat'],
      [],
    ]);
  });

  test.each([
    [
      '/(c)(x)?/i',
      { pattern: '(c)(x)?', flags: 'i', count: 1, matches: [{ index: 0, text: 'C', groups: ['C', null] }] },
    ],
    ['/usr/bin', { pattern: '/usr/bin', flags: '', count: 0 }],
    ['^https?://', { pattern: '^https?://', flags: '', count: 0 }],
    [' ', { pattern: ' ', count: 1, matches: [{ index: 3 }] }],
  ])('reads %s', async (pattern, expected) => {
    expect(await find(pattern, 'Cat bat')).toMatchObject(expected);
  });

  test('keeps the first of very many', async () => {
    const { count, matches } = (await find('.', 'a'.repeat(500))) as { count: number; matches: unknown[] };
    expect([count, matches.length]).toEqual([500, 200]);
  });

  test('passes on what is wrong with the pattern', async () => {
    await expect(find('(', 'a')).rejects.toMatchObject({ code: 'REGEX_INVALID' });
  });

  test('says what it found', async () => {
    expect(testRegex.describe(await find('z', 'abc'), en)).toBe('The pattern matches nothing in the text.');
    expect(testRegex.describe(await find('z', 'abc'), zh)).toBe('这个正则在文字中没有匹配。');
    expect(testRegex.describe(await find('b', 'abc'), en)).toBe('1 match: “b”');
    expect(testRegex.describe(await find('.', 'abcdef'), en)).toBe('6 matches: “a”, “b”, “c”, “d”, “e”, …');
    expect(testRegex.describe(await find('.', 'abcdef'), zh)).toBe('匹配到 6 处：“a”、“b”、“c”、“d”、“e”……');
  });
});
