import { describe, expect, test } from 'vitest';
import { tableLimits } from '@/platform/tables';
import { isNoteFile, mostNoteCharacters, readNote, readText } from './read';

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

describe('a note of a file', () => {
  const textFile = (name: string, text: string) => new File([text], name, { type: 'text/plain' });

  test('is called by its first heading, else by the name of the file', async () => {
    expect(await readNote(textFile('a.md', '\n## Kilns ##\n\nCone 6.'), ['en'])).toEqual({
      title: 'Kilns',
      text: '## Kilns ##\n\nCone 6.',
    });
    expect(await readNote(textFile('wifi at home.txt', 'The key is on the fridge. '), ['en'])).toEqual({
      title: 'wifi at home',
      text: 'The key is on the fridge.',
    });
  });

  test('is made of text alone, neither empty nor too long', async () => {
    const rejected = async (file: File, code: string) =>
      expect(readNote(file, ['en'])).rejects.toMatchObject({ code, details: { file: file.name } });
    await rejected(textFile('a.txt', ' \n'), 'NOTE_FILE_EMPTY');
    await rejected(textFile('b.txt', 'x'.repeat(mostNoteCharacters + 1)), 'NOTE_FILE_TOO_LARGE');
    await rejected(textFile('c.txt', 'x'.repeat(4 * mostNoteCharacters + 1)), 'NOTE_FILE_TOO_LARGE');
    await rejected(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], 'd.md'), 'FILE_NOT_TEXT');
  });

  test('tables stay tables, whatever the browser calls them', () => {
    expect(['a.md', 'A.TXT', 'b.markdown'].map(name => isNoteFile({ name, type: '' }))).toEqual([true, true, true]);
    expect(isNoteFile({ name: 'notes', type: 'text/plain' })).toBe(true);
    expect(['a.csv', 'b.tsv', 'c.xlsx', 'd.png'].map(name => isNoteFile({ name, type: '' }))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(isNoteFile({ name: 'a.csv', type: 'text/plain' })).toBe(false);
  });
});
