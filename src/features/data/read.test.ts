import { describe, expect, test } from 'vitest';
import { tableLimits } from '@/platform/tables';
import { readText } from './read';

const fileOf = (...bytes: readonly number[]) => new File([new Uint8Array(bytes)], 'data.csv');

describe('the text of a file', () => {
  test.each([
    ['UTF-8', [0xe5, 0x9f, 0x8e], '城'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x61], 'a'],
    ['UTF-16, little end first', [0xff, 0xfe, 0x61, 0x00, 0xce, 0x57], 'a城'],
    ['UTF-16, big end first', [0xfe, 0xff, 0x00, 0x61, 0x57, 0xce], 'a城'],
  ])('%s', async (_, bytes, text) => {
    expect(await readText(fileOf(...bytes), ['en-US'])).toBe(text);
  });

  test('older files are read as the spreadsheets of the person’s languages wrote them', async () => {
    expect(await readText(fileOf(0xb3, 0xc7, 0xca, 0xd0), ['en-US', 'zh-CN'])).toBe('城市');
    expect(await readText(fileOf(0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68), ['de-CH'])).toBe('Zürich');
  });

  test('a file that is no text, and one that is too large', async () => {
    const picture = fileOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d);
    await expect(readText(picture, ['en'])).rejects.toMatchObject({ code: 'TABLE_NOT_TEXT' });
    const large = new File([new Uint8Array(2 * tableLimits.bytes + 1).fill(0x61)], 'large.csv');
    await expect(readText(large, ['en'])).rejects.toMatchObject({
      code: 'TABLE_TOO_LARGE',
      details: { file: 'large.csv' },
    });
  });
});
