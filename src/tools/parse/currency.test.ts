import { expect, test } from 'vitest';
import { toErrorRecord } from '../../errors.ts';
import { parseCurrency } from './currency.ts';

const failure = (text: string) => {
  try {
    return parseCurrency(text);
  } catch (thrown) {
    return toErrorRecord(thrown);
  }
};

const nameOf = (locale: string, code: string) => new Intl.DisplayNames(locale, { type: 'currency' }).of(code) ?? code;

test('reads every code, and the name of every currency in English and Chinese', () => {
  for (const code of Intl.supportedValuesOf('currency')) {
    const english = nameOf('en', code);
    expect(parseCurrency(code.toLowerCase())).toBe(code);
    expect([english, parseCurrency(english)]).toEqual([english, code]);
    // A currency that is no more ("Sierra Leonean Leone (1964—2022)") may have left its name to another.
    const chinese = nameOf('zh', code);
    if (!/\d{4}/.test(english)) expect([chinese, parseCurrency(chinese)]).toEqual([chinese, code]);
  }
});

test.each([
  ['dinars', ['JOD', 'KWD', 'RSD']],
  ['crowns', ['CZK', 'SEK']],
  ['kr', ['DKK', 'NOK', 'SEK']],
  ['克朗', ['DKK', 'NOK', 'SEK']],
])('asks which %s', (currency, some) => {
  const { code, details } = failure(currency) as { code: string; details: { choices: string } };
  expect(code).toBe('TOOL_CURRENCY_AMBIGUOUS');
  expect(details.choices.split(', ')).toEqual(expect.arrayContaining(some));
});

test.each(['bitcoin', 'apples', '', 'the', 'xyz', '苹果'])('does not know %s', currency => {
  expect(failure(currency)).toEqual({ code: 'TOOL_CURRENCY_UNKNOWN', details: { currency } });
});
