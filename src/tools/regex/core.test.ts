import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toErrorRecord } from '../../errors.ts';
import { findMatches } from './core.ts';

const textsOf = (pattern: string, flags: string, text: string) =>
  findMatches(pattern, flags, text).map(match => match.text);

test('finds every match with its groups', () => {
  expect(findMatches('(\\d+)-(x)?', '', 'a 12- b 3-x')).toEqual([
    { index: 2, text: '12-', groups: ['12', null] },
    { index: 8, text: '3-x', groups: ['3', 'x'] },
  ]);
  expect(findMatches('z', '', 'abc')).toEqual([]);
  expect(textsOf('a', 'gi', 'aA')).toEqual(['a', 'A']);
});

test('goes on after an empty match without cutting a character', () => {
  expect(findMatches('', '', '😀a').map(({ index }) => index)).toEqual([0, 2, 3]);
  expect(textsOf('x*', 'u', '😀xx')).toEqual(['', 'xx', '']);
  expect(textsOf('^', 'm', 'a\n\nb')).toEqual(['', '', '']);
});

test('finds what String.matchAll finds', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('a', 'a*', 'a|b', '(a)(b)?', '\\b', '[^a]', '.'),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é') }),
      (pattern, text) => {
        const native = [...text.matchAll(new RegExp(pattern, 'g'))].map(match => [match.index, match[0]]);
        expect(findMatches(pattern, '', text).map(match => [match.index, match.text])).toEqual(native);
      },
    ),
  );
});

test('keeps the first thousand', () => {
  expect(findMatches('a', 'g', 'a'.repeat(5000))).toHaveLength(1000);
});

test('stops at the first that is not at its place where the flags say so', () => {
  expect(textsOf('a', 'y', 'aaba')).toEqual(['a', 'a']);
});

test.each([
  ['(', ''],
  ['a', 'q'],
  ['[b-a]', ''],
])('says why %s with flags "%s" is none', (pattern, flags) => {
  const error = (() => {
    try {
      return findMatches(pattern, flags, 'a');
    } catch (thrown) {
      return toErrorRecord(thrown);
    }
  })();
  expect(error).toMatchObject({ code: 'REGEX_INVALID', details: { pattern, message: expect.stringMatching(/\S/) } });
});
