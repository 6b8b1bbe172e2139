import { expect, test } from 'vitest';
import { createFormat } from '@/platform/format';
import { readableBytes } from './bytes';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [318_400, '318 kB'],
  [135_690_000, '136 MB'],
  [2_500_000_000_000, '2,500 GB'],
])('%d is %s', (bytes, text) => {
  expect(readableBytes(createFormat('en'), bytes)).toBe(text);
});
