import i18next from 'i18next';
import { expect, test } from 'vitest';
import { numberFormat } from './number-format';

test('a number in a text is written in the language, a text as it is', async () => {
  const texts = { files: { rows_one: '{{count}} row', rows_other: '{{count}} rows of {{name}}' } };
  const instance = i18next.createInstance();
  await instance.use(numberFormat).init({
    lng: 'en',
    resources: { en: { translation: texts } },
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  expect(instance.t('files.rows', { count: 12_500, name: '2026' })).toBe('12,500 rows of 2026');
  expect(instance.t('files.rows', { count: 1 })).toBe('1 row');
});
