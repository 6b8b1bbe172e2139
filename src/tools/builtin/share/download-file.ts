import filenamify from 'filenamify';
import { z } from 'zod';
import { defineTool } from '../../define.ts';

/** A dot, then up to ten letters and digits of which one is a letter: `.md`, `.mp3`, but not the `.5` of "version 1.5". */
const extension = /\.(?=[0-9]*[a-z])[a-z0-9]{1,10}$/i;

/** What hides a file, leads to another folder or is lost at a name's ends. */
const edges = /^[\s./\\-]+|[\s./\\-]+$/g;

/**
 * A name that every system takes for a file in the folder of downloads: no separators, reserved characters or names, nothing
 * that hides it or turns its letters around, at most 100 characters. Without an extension it gets `.txt`.
 */
export function cleanFilename(name: string): string {
  const core = name.normalize('NFC').replace(edges, '') || 'download';
  return filenamify(extension.test(core) ? core : `${core}.txt`, { replacement: '-' });
}

export const downloadFile = defineTool({
  name: 'download_file',
  title: { en: 'Download a text file', zh: '下载文本文件' },
  description: {
    en: 'Save a text as a file in the downloads of this device.',
    zh: '把文字存成文件，下载到此设备。',
  },
  category: 'share',
  effects: 'device',
  permission: 'ask',
  parameters: z.object({ filename: z.string(), content: z.string() }),
  result: z.object({ filename: z.string(), bytes: z.int() }),
  examples: [
    {
      query: { en: 'save hello.md with the content # Hello', zh: '建个文件hello.md，内容是# Hello' },
      arguments: { filename: 'hello.md', content: '# Hello' },
    },
    {
      query: { en: 'download list.csv with milk,2', zh: '下载list.csv，里面是milk,2' },
      arguments: { filename: 'list.csv', content: 'milk,2' },
    },
    {
      query: { en: 'write 010-62345678 into number.txt', zh: '导出number.txt，就写010-62345678' },
      arguments: { filename: 'number.txt', content: '010-62345678' },
    },
    {
      query: { en: 'a file called todo that says water the plants', zh: '存个叫todo的文件，写water the plants' },
      arguments: { filename: 'todo', content: 'water the plants' },
    },
    {
      query: { en: 'give me {"a": 1} as data.json', zh: '把{"a": 1}存成data.json给我' },
      arguments: { filename: 'data.json', content: '{"a": 1}' },
    },
  ],
  run({ filename, content }, { share }) {
    const clean = cleanFilename(filename);
    share.download(clean, content);
    return { filename: clean, bytes: new TextEncoder().encode(content).byteLength };
  },
  describe: {
    en: ({ filename, bytes }, format) =>
      `Handed ${filename} (${format.number(bytes, { style: 'unit', unit: 'byte', unitDisplay: 'long' })}) to the browser's downloads.`,
    zh: ({ filename, bytes }, format) =>
      `已将 ${filename}（${format.number(bytes, { style: 'unit', unit: 'byte', unitDisplay: 'long' })}）交给浏览器下载。`,
  },
});
