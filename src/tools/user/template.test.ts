import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../tool.ts';
import { faultOfUrl, fillBody, fillUrl } from './template.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('.', '/', '\\', '%', '2', 'e', '?', '#', '&', '=', '@', ':', '{', '}', '\r', '\n', '\t', 'a'),
  }),
  fc.constantFrom('..', '.', '%2e%2e', '//evil.example', '@evil.example', '\ud800', '{other}', 'https://evil.example/'),
  fc.jsonValue() as fc.Arbitrary<JsonValue>,
);

describe('an address', () => {
  test.each([
    'https://a.example/v1/{p}/end?q={q}&fixed=1',
    'https://a.example/x{p}y?q=[{q}]',
    'http://localhost:8080/{p}/{q}',
  ])('%s keeps its host, steps and query whatever the values are', template => {
    const shape = (url: URL) => [
      url.origin,
      url.username,
      url.hash,
      url.pathname.split('/').length,
      [...url.searchParams.keys()],
    ];
    const expected = shape(new URL(template.replaceAll(/\{\w\}/g, 'x')));
    fc.assert(
      fc.property(value, value, (p, q) => {
        const url = fillUrl(template, { p, q });
        if (url) expect(shape(url)).toEqual(expected);
        else expect([p, q].some(part => part === '.' || part === '..')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('hands every value over as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), q => {
        expect(fillUrl('https://a.example/?q={q}', { q })?.searchParams.get('q')).toBe(q.toWellFormed());
      }),
    );
  });

  test('leaves out pairs of the query without a value', () => {
    const template = 'https://a.example/{p}?a={a}&b=1&c={c}';
    expect(fillUrl(template, { p: 'x', c: 2 })?.href).toBe('https://a.example/x?b=1&c=2');
    expect(fillUrl('https://a.example/?a={a}', {})?.href).toBe('https://a.example/');
    expect(fillUrl('https://a.example/?a={toString}', {})?.href).toBe('https://a.example/');
  });

  test('refuses a value that would climb', () => {
    expect(fillUrl('https://a.example/b/{p}', { p: '..' })).toBeNull();
    expect(fillUrl('https://a.example/b/.{p}/c', { p: '.' })).toBeNull();
    expect(fillUrl('https://a.example/b/{p}', { p: '...' })?.pathname).toBe('/b/...');
  });

  test.each([
    'https://a.example',
    'https://a.example?q={q}',
    'https://a.example:8443/{a}/{b}.json',
    'http://localhost:3000/{a}',
    'http://127.0.0.1/x',
  ])('%s can be called', template => expect(faultOfUrl(template)).toBeNull());

  test.each([
    ['http://a.example/', 'begin with https'],
    ['http://localhost.evil.example/', 'begin with https'],
    ['http://localhost@evil.example/', 'begin with https'],
    ['javascript:alert(1)', 'begin with https'],
    ['https://{host}/x', 'host must be fixed'],
    ['https://a.{tld}/x', 'host must be fixed'],
    ['https://a.example{more}/x', 'host must be fixed'],
    ['https://user:pw@a.example/', 'user name'],
    ['https://a.example\\@evil.example/', 'no space'],
    ['https://a.example/a b', 'no space'],
    ['https://a.example/#x', 'no space'],
    ['https://a.example/{a', 'brace'],
    ['https://a.example/{{a}}', 'brace'],
    ['https://a.example/../{a}', '..'],
    ['https://', 'no address'],
  ])('%s cannot: %s', (template, reason) => expect(faultOfUrl(template)?.message).toContain(reason));
});

describe('a body', () => {
  test('holds the values as JSON', () => {
    const template = { text: '{t}', list: ['{n}', '{absent}', 'plain {t}'], deep: { none: '{absent}', on: true } };
    expect(fillBody(template, { t: 'a"b', n: { x: [1] } })).toEqual({
      text: 'a"b',
      list: [{ x: [1] }, null, 'plain {t}'],
      deep: { on: true },
    });
    expect(fillBody('{t}', { t: [1] })).toEqual([1]);
    expect(fillBody('{toString}', {})).toBeUndefined();
  });

  test('keeps its structure whatever the values are', () => {
    fc.assert(
      fc.property(fc.jsonValue() as fc.Arbitrary<JsonValue>, t => {
        expect(JSON.parse(JSON.stringify(fillBody({ a: { b: '{t}' }, c: 1 }, { t })))).toEqual(
          JSON.parse(JSON.stringify({ a: { b: t }, c: 1 })),
        );
      }),
    );
  });
});
