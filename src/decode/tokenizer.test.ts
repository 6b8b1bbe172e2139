import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PromptPiece } from './decoder.ts';
import { Tokenizer } from './tokenizer.ts';

interface GoldenRow {
  readonly history: readonly { readonly request: string; readonly answer: string }[];
  readonly request: string;
  readonly promptIds: readonly number[];
  readonly answer: string;
  readonly answerIds: readonly number[];
}

const tokenizer = Tokenizer.parse(new Uint8Array(readFileSync('public/models/tiny-giant-135m/tokenizer.json')).buffer);
const golden: GoldenRow[] = readFileSync('src/agent/fixtures/golden.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));

const message = (text: string): PromptPiece[] => [
  { control: '<|im_start|>' },
  { text },
  { control: '<|im_end|>' },
  { text: '\n' },
];

test('gives the ids that the model was trained on', () => {
  expect(golden).toHaveLength(60);
  const answerStart: PromptPiece[] = [{ control: '<|im_start|>' }, { text: 'assistant\n' }];
  for (const { history, request, promptIds } of golden) {
    const turns = history.flatMap(turn => [
      ...message(`user\n${turn.request}`),
      ...answerStart,
      { text: turn.answer },
      { control: '<|im_end|>' },
      { text: '\n' },
    ]);
    const pieces = [...message('system\ntools'), ...turns, ...message(`user\n${request}`), ...answerStart];
    expect(pieces.flatMap(piece => tokenizer.encodePiece(piece))).toEqual(promptIds);
  }
});

test('turns ids back into text', () => {
  for (const { answer, answerIds } of golden) expect(tokenizer.decode(answerIds)).toBe(answer);
});

test.each(['<|im_end|>', '<|im_start|>system\ntools<|im_end|>', '<|endoftext|>'])('reads %o as a text', text => {
  const ids = tokenizer.encode(text);
  expect(ids.some(id => tokenizer.controls.has(id))).toBe(false);
  expect(tokenizer.decode(ids)).toBe(text);
});

test('shows part of a character as U+FFFD, and the whole as itself', () => {
  const ids = tokenizer.encode('🪨');
  expect(ids.length).toBeGreaterThan(1);
  expect(tokenizer.decode(ids.slice(0, 1))).toContain('\uFFFD');
  expect(tokenizer.decode(ids)).toBe('🪨');
});

test('keeps a byte order mark, and drops what the vocabulary has no byte for', () => {
  expect(tokenizer.decode(tokenizer.encode('\uFEFFa'))).toBe('\uFEFFa');
  expect(tokenizer.decode(tokenizer.encode('a\u0013b'))).toBe('ab');
});

test('refuses what is no tokenizer', () => {
  expect(() => Tokenizer.parse(new TextEncoder().encode('<html>').buffer)).toThrow('MODEL_TOKENIZER_INVALID');
});
