import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCatalogue, errorText } from './error-text';
import { preferredLanguage } from './i18n';
import { english as pageEn, chinese as pageZh } from './texts';
import kioskEn from './texts/kiosk.en.json';
import kioskZh from './texts/kiosk.zh.json';

const en = { ...pageEn, kiosk: kioskEn };
const zh = { ...pageZh, kiosk: kioskZh };

type Texts = { readonly [key: string]: string | Texts };

/** Every text by its dotted key; a plural's forms count as one key, their placeholders together. */
function flatten(texts: Texts, prefix = ''): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [key, value] of Object.entries(texts)) {
    const path = prefix + key.replace(/_(?:one|other)$/, '');
    const inner = typeof value === 'string' ? new Map([[path, placeholdersOf(value)]]) : flatten(value, `${path}.`);
    for (const [name, placeholders] of inner) found.set(name, new Set([...(found.get(name) ?? []), ...placeholders]));
  }
  return found;
}

/** `{{name}}` of i18next, and `[name]` of the sentences with holes. */
function placeholdersOf(text: string): Set<string> {
  return new Set(text.match(/\{\{\w+\}\}|\[\w+\]/g));
}

function emptyTexts(texts: Texts): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? (value.trim() === '' ? [key] : []) : emptyTexts(value),
  );
}

describe('the catalogues', () => {
  const english = flatten(en);
  const chinese = flatten(zh);

  it('have the same keys', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have the same placeholders under each key', () => {
    // A plural of one may spell its number out, so a catalogue without that form may show the number where the other does not.
    for (const [key, placeholders] of english) expect(chinese.get(key), key).toEqual(placeholders);
  });

  it('leave no text empty', () => {
    expect(emptyTexts(en)).toEqual([]);
    expect(emptyTexts(zh).filter(key => key !== 'comma')).toEqual([]);
  });
});

describe('the errors', () => {
  it.each(Object.entries(errorCatalogue))(
    '%s has the same placeholders in both languages',
    (_, { en: text, zh: other }) => {
      expect(placeholdersOf(other.title + other.body)).toEqual(placeholdersOf(text.title + text.body));
    },
  );

  const src = new URL('../..', import.meta.url);
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|i18n\/errors|fixtures/.test(path))
    .map(path => readFileSync(new URL(path, src), 'utf8'));

  it('have words for every code that is thrown', () => {
    const thrown = sources.flatMap(source => [...source.matchAll(/AppError\(\s*'([A-Z_]+)'/g)].map(([, code]) => code));
    expect(thrown.length).toBeGreaterThan(50);
    for (const code of thrown) expect(Object.keys(errorCatalogue)).toContain(code);
  });

  it('have words for no code that nothing throws', () => {
    const all = sources.join('\n');
    expect(Object.keys(errorCatalogue).filter(code => !all.includes(code))).toEqual([]);
  });

  it('are told with their details', () => {
    const details = { file: 'params_shard_1.bin', number: 2, count: 3 };
    const { title, body } = errorText({ code: 'MODEL_HASH_MISMATCH', details }, 'en');
    expect(title).toBe('File 2 of 3 is not what was published');
    expect(body).toContain('params_shard_1.bin');
  });

  it('are told as unexpected, with their code, where they have no words', () => {
    expect(errorText({ code: 'NEVER_HEARD_OF', details: {} }, 'en').body).toContain('NEVER_HEARD_OF');
    expect(errorText({ code: 'UNEXPECTED', details: { message: 'x is not a function' } }, 'zh').body).toContain(
      'x is not a function',
    );
  });
});

describe('the preferred language', () => {
  it.each([
    [['zh-TW', 'en'], 'zh'],
    [['fr-FR', 'zh-CN'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('of %j is %s', (tags, language) => {
    expect(preferredLanguage(tags)).toBe(language);
  });
});
