import { expect, it } from 'vitest';
import { readValues } from './values.ts';

it.each([
  ['read https://example.org/a?b=1 now', ['address']],
  ['what does nu.example.com say', ['address']],
  ['#ff8800 to rgb', ['color']],
  ['wake me at 7:30 am', ['clock']],
  ['早上7点叫我', ['clock']],
  ['from 2026-03-05', ['date']],
  ['next friday', ['date']],
  ['三月五日', ['date']],
  ['$20', ['currency', 'number']],
  ['232 icelandic króna', ['number', 'currency']],
  ['100日元', ['number', 'currency']],
  ['3 * 4', ['formula', 'number', 'number']],
  ['twenty-one', ['number']],
  ['[1, 2].map(x => x)', ['code', 'code', 'number']],
  ['say "hello"', ['quote']],
  ['in swedish', ['language']],
  ['new zealand', ['place']],
  ['西班牙', ['place']],
  ['12 kilometers', ['number', 'unit']],
  ['10 minutes', ['number', 'span']],
  ['nothing of the kind', []],
])('reads the values of “%s”', (text, kinds) => {
  expect([...readValues(text).kinds].sort()).toEqual([...kinds].sort());
});

it('leaves the words around values', () => {
  expect(readValues('open https://example.org at 7:30').rest.split(/\s+/).filter(Boolean)).toEqual(['open', 'at']);
});
