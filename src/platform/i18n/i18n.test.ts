import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCatalogue, errorText } from './error-text';
import { preferredLanguage } from './i18n';

type Texts = { readonly [key: string]: string | Texts };

const src = new URL('../../', import.meta.url);
const here = new URL('./', import.meta.url);

/** All texts of a language: those of the first screen, and each group under its name. */
function textsOf(language: 'en' | 'zh'): Texts {
  const read = (file: string): Texts => JSON.parse(readFileSync(new URL(file, here), 'utf8'));
  const groups = readdirSync(new URL('texts/', here)).filter(file => file.endsWith(`.${language}.json`));
  return {
    ...read(`${language}.json`),
    ...Object.fromEntries(groups.map(file => [file.split('.')[0], read(`texts/${file}`)])),
  };
}

const en = textsOf('en');
const zh = textsOf('zh');

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|i18n\/errors|fixtures/.test(path))
  .map(path => readFileSync(new URL(path, src), 'utf8'));

/** Every text by its dotted key; a plural's forms count as one key, their placeholders together. */
function flatten(texts: Texts, prefix = ''): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [key, value] of Object.entries(texts)) {
    const path = prefix + key.replace(/_(?:zero|one|other)$/, '');
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

/** Every key with its plural's ending, if it has one. */
function keysOf(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`),
  );
}

describe('the texts in use', () => {
  const all = sources.join('\n');
  const written = new Set([...all.matchAll(/'([\w-]+(?:\.[\w-]+)*)'/g)].map(([, key]) => key));
  /** `tools.permissions.${value}` stands for every key of that shape. */
  const shapes = [...all.matchAll(/`((?:[\w.-]|\$\{[^{}]*\})+)`/g)]
    .map(([, template = '']) => template.split(/\$\{[^{}]*\}/))
    .filter(([first = '']) => /^[\w-]+\./.test(first))
    .map(parts => new RegExp(`^${parts.map(part => part.replaceAll('.', '\\.')).join('.+')}$`));
  const isUsed = (key: string) => written.has(key) || shapes.some(shape => shape.test(key));
  /** Looked up by the names of tools, of their parameters and of values, with `useLookup`. */
  const lookedUp = /^(?:sentence|parameter|value)\./;

  it('are all of them', () => {
    const unused = [...flatten(en).keys()].filter(
      // The kiosk's texts are a namespace of their own.
      key => !lookedUp.test(key) && !isUsed(key) && !isUsed(key.replace(/^kiosk\./, '')),
    );
    expect(unused).toEqual([]);
  });

  it('are there', () => {
    const keys = new Set(flatten(en).keys());
    const asked = [...all.matchAll(/\bt\('([\w-]+(?:\.[\w-]+)*)'/g)].map(([, key = '']) => key);
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter(key => !keys.has(key) && !keys.has(`kiosk.${key}`))).toEqual([]);
  });

  it.each([
    ['en', en, ['zero', 'one', 'other'], ['one', 'other']],
    ['zh', zh, ['zero', 'other'], ['other']],
  ] as const)('have in %s the plural forms that its numbers need, and no others', (_, texts, allowed, needed) => {
    const forms = new Map<string, string[]>();
    for (const key of keysOf(texts)) {
      const [, name = '', form = ''] = /^(.*)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
      if (form) forms.set(name, [...(forms.get(name) ?? []), form]);
    }
    expect(forms.size).toBeGreaterThan(30);
    for (const [name, found] of forms) {
      expect(allowed, name).toEqual(expect.arrayContaining(found));
      expect(found, name).toEqual(expect.arrayContaining([...needed]));
    }
  });

  it('write numbers and dates in the language of the page', () => {
    expect(all.match(/\.toLocale(?:Date|Time)?String\(|\.toDateString\(/g) ?? []).toEqual([]);
  });
});

describe('the errors', () => {
  it.each(Object.entries(errorCatalogue))(
    '%s has the same placeholders in both languages',
    (_, { en: text, zh: other }) => {
      expect(placeholdersOf(other.title + other.body)).toEqual(placeholdersOf(text.title + text.body));
    },
  );

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
