import { expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import type { Share } from '../../context.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { copyToClipboard } from './copy-to-clipboard.ts';
import { cleanFilename, downloadFile } from './download-file.ts';
import { makeQrCode } from './make-qr-code.ts';
import { readClipboard } from './read-clipboard.ts';
import { shareText } from './share-text.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];

/** A browser with a clipboard and downloads, without a sheet to share with unless told. */
function shareOf(how: 'shared' | 'copied' = 'copied') {
  const downloads: [string, string][] = [];
  const sent: unknown[] = [];
  let clipboard = '';
  const share: Share = {
    async copy(text) {
      clipboard = text;
    },
    readClipboard: async () => clipboard,
    async share(data) {
      sent.push(data);
      return how;
    },
    download: (filename, content) => void downloads.push([filename, content]),
    open: () => undefined,
  };
  return { share, downloads, sent };
}

test('what is copied can be read', async () => {
  const { share } = shareOf();
  const context = contextOf({ share });
  expect(await runTool(readClipboard, {}, context)).toEqual({ text: '' });
  for (const { arguments: args } of copyToClipboard.examples) {
    expect(await runTool(copyToClipboard, args, context)).toEqual(args);
    for (const example of readClipboard.examples)
      expect(await runTool(readClipboard, example.arguments, context)).toEqual(args);
  }
  expect(readClipboard.untrusted).toBe(true);
});

test.each(['shared', 'copied'] as const)('a text is %s', async how => {
  const { share, sent } = shareOf(how);
  for (const { arguments: args } of shareText.examples) {
    expect(await runTool(shareText, args, contextOf({ share }))).toEqual({ text: args.text, how });
    expect(sent.at(-1)).toEqual(args);
  }
});

test('every example downloads its file', async () => {
  const { share, downloads } = shareOf();
  for (const { arguments: args } of downloadFile.examples) {
    const filename = args.filename === 'todo' ? 'todo.txt' : args.filename;
    expect(await runTool(downloadFile, args, contextOf({ share }))).toMatchObject({ filename });
    expect(downloads.at(-1)).toEqual([filename, args.content]);
  }
  expect(await runTool(downloadFile, { filename: '笔记.txt', content: '你好' }, contextOf({ share }))).toEqual({
    filename: '笔记.txt',
    bytes: 6,
  });
});

test.each([
  ['../../etc/passwd', 'etc-passwd.txt'],
  ['/a/b/', 'a-b.txt'],
  [':a:.md', '-a-.md'],
  ['C:\\notes\\today.md', 'C-notes-today.md'],
  ['report 12/3.csv', 'report 12-3.csv'],
  ['CON', 'CON-.txt'],
  ['con.txt', 'con-.txt'],
  ['.htaccess', 'htaccess.txt'],
  ['invoice\u202Etxt.exe', 'invoice-txt.exe'],
  ['version 1.5', 'version 1.5.txt'],
  ['Mr. Smith', 'Mr. Smith.txt'],
  ['song.mp3', 'song.mp3'],
  ['archive.tar.7z', 'archive.tar.7z'],
  ['购物清单', '购物清单.txt'],
  ['购物清单.md', '购物清单.md'],
  ['a\nb.txt', 'a b.txt'],
  ['  spaced.txt  ', 'spaced.txt'],
  ['...', 'download.txt'],
  ['', 'download.txt'],
])('the file name %j becomes %j', (name, clean) => {
  expect(cleanFilename(name)).toBe(clean);
});

test('a file name is cut, its extension kept', () => {
  const clean = cleanFilename(`${'long '.repeat(60)}.json`);
  expect(clean.length).toBeLessThanOrEqual(100);
  expect(clean).toMatch(/^long .*\.json$/);
});

/** The seven by seven modules from a row and a column on. */
function cornerAt(modules: readonly string[], row: number, column: number): readonly string[] {
  return modules.slice(row, row + 7).map(line => line.slice(column, column + 7));
}
const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'];

test('every example makes a square code with its three finder patterns', async () => {
  for (const { arguments: args } of makeQrCode.examples) {
    const result = (await runTool(makeQrCode, args)) as { text: string; modules: string[] };
    expect(result.text).toBe(args.text);
    const size = result.modules.length;
    expect((size - 17) % 4).toBe(0);
    for (const row of result.modules) expect(row).toHaveLength(size);
    expect(cornerAt(result.modules, 0, 0)).toEqual(finder);
    expect(cornerAt(result.modules, 0, size - 7)).toEqual(finder);
    expect(cornerAt(result.modules, size - 7, 0)).toEqual(finder);
  }
});

test('a code holds 2953 bytes and no more', async () => {
  expect(await runTool(makeQrCode, { text: 'é'.repeat(1476) })).toMatchObject({ modules: { length: 177 } });
  await expect(runTool(makeQrCode, { text: 'é'.repeat(1477) })).rejects.toMatchObject({
    code: 'TOOL_QR_TOO_LONG',
    details: { bytes: 2954, limit: 2953 },
  });
});

test.each([copyToClipboard, shareText, makeQrCode])('$name refuses an empty text', tool => {
  expect(tool.checkArguments({ text: '' })).toMatchObject({ ok: false, violations: [{ path: 'text' }] });
});

test.each([
  [copyToClipboard, { text: 'two\nlines' }, 'Copied “two lines”.', '已复制“two lines”。'],
  [copyToClipboard, { text: 'x'.repeat(100) }, `Copied “${'x'.repeat(79)}…”.`, `已复制“${'x'.repeat(79)}…”。`],
  [readClipboard, { text: 'hi' }, 'The clipboard holds “hi”.', '剪贴板中是“hi”。'],
  [readClipboard, { text: '' }, 'The clipboard holds no text.', '剪贴板中没有文字。'],
  [shareText, { text: 'hi', how: 'shared' }, 'Shared “hi”.', '已分享“hi”。'],
  [
    shareText,
    { text: 'hi', how: 'copied' },
    'This browser cannot share it, so “hi” was copied: paste it where it should go.',
    '此浏览器无法分享，已改为复制“hi”，请粘贴到需要的地方。',
  ],
  [
    downloadFile,
    { filename: 'a.md', bytes: 1200 },
    "Handed a.md (1,200 bytes) to the browser's downloads.",
    '已将 a.md（1,200字节）交给浏览器下载。',
  ],
  [makeQrCode, { text: 'hi', modules: ['1'] }, 'A QR code of “hi”.', '“hi”的二维码。'],
])('says result %# in both languages', (tool, result, english, chinese) => {
  expect(tool.describe(result, en)).toBe(english);
  expect(tool.describe(result, zh)).toBe(chinese);
});
