import { expect, test } from 'vitest';
import { logitsRequest, readLogits } from './logits.ts';

const text = (letters: string) => [...letters].map(letter => letter.charCodeAt(0));
const word = (value: number) => [...new Uint8Array(Int32Array.of(value).buffer)];
const float = (value: number) => [...new Uint8Array(Float32Array.of(value).buffer)];

/** Tokens 2, 0 and 1, likeliest first, as wllama 2.4.0 writes them. */
const message = Uint8Array.from([
  ...text('GLUE'),
  ...word(1),
  ...text('glog_res'),
  ...[1, 1].flatMap(word),
  ...[7, 3, 2, 0, 1].flatMap(word),
  ...[8, 3].flatMap(word),
  ...[0.75, 0.25, 0].flatMap(float),
]);

test('asks in wllama’s words', () => {
  expect([...logitsRequest(49_152)]).toEqual([
    ...text('GLUE'),
    ...word(1),
    ...text('glog_req'),
    ...word(2),
    ...word(49_152),
  ]);
});

test('puts each probability’s logarithm in its token’s place', () => {
  expect(readLogits(message, 3)).toEqual(Float32Array.of(Math.log(0.25), Number.NEGATIVE_INFINITY, Math.log(0.75)));
});

test.each([
  ['shorter than the vocabulary', message, 4],
  ['cut off', message.slice(0, -4), 3],
  ['another message', message.with(8, 0), 3],
  ['a failure', message.with(20, 0), 3],
] as const)('refuses a message that is %s', (_, bytes, vocabulary) => {
  expect(() => readLogits(bytes, vocabulary)).toThrow('ENGINE_NO_LOGITS');
});
