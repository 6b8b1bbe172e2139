import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorCatalogue } from '../platform/i18n/error-text.ts';
import { decodeErrors } from '../platform/i18n/errors/decode.ts';

const folder = new URL('.', import.meta.url);
const source = readdirSync(folder)
  .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map(name => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n');
/** Codes, and what their details are written as. */
const thrown = new Map(
  [...source.matchAll(/new AppError\('(\w+)'(?:, \{([^}]*)\})?/g)].map(([, code, details]) => [code, details]),
);

test('no texts are kept for what is not thrown', () => {
  for (const code of Object.keys(decodeErrors)) expect([...thrown.keys()]).toContain(code);
});

test.each([...thrown])('%s has texts that use only what the error holds', (code = '', details = '') => {
  const texts = errorCatalogue[code];
  expect(texts).toBeDefined();
  for (const { title, body } of Object.values(texts ?? {}))
    for (const [blank] of `${title} ${body}`.matchAll(/(?<=\{\{)\w+(?=\}\})/g))
      expect(details).toMatch(new RegExp(`\\b${blank}\\b`));
});
