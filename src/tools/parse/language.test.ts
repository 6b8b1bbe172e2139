import ISO6391 from 'iso-639-1';
import { expect, test } from 'vitest';
import { parseLanguage } from './language.ts';

const [english, chinese] = ['en', 'zh'].map(
  locale => new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }),
) as [Intl.DisplayNames, Intl.DisplayNames];

test('reads the name of every language of ISO 639-1 in English and Chinese', () => {
  for (const tag of ISO6391.getAllCodes()) {
    const named = english.of(tag);
    for (const name of [named, chinese.of(tag), ISO6391.getName(tag)]) {
      // Two tags may be of one language (`ak`, `tw`): they have one name.
      if (name && named) expect([name, english.of(parseLanguage(name))]).toEqual([name, named]);
    }
  }
});

test('reads the name of a language in itself', () => {
  for (const tag of ['de', 'fr', 'ja', 'ko', 'ru', 'ar', 'hi', 'th', 'he', 'el', 'uk', 'vi', 'tr', 'pl', 'fi', 'is']) {
    const autonym = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? '';
    expect([autonym, parseLanguage(autonym)]).toEqual([autonym, tag]);
  }
});

test.each([
  ['PT_br', 'pt-BR'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['French?', 'fr'],
  ['台湾中文', 'zh-TW'],
  ['Argentine Spanish', 'es-AR'],
])('%s is %s', (text, tag) => {
  expect(parseLanguage(text)).toBe(tag);
});

test.each(['elvish', '', 'xx', 'a', 'the moon', '苹果'])('does not know %s', language => {
  expect(() => parseLanguage(language)).toThrow(
    expect.objectContaining({ code: 'TOOL_LANGUAGE_UNKNOWN', details: { language } }),
  );
});
