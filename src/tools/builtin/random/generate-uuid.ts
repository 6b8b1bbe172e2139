import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const generateUuid = defineTool({
  name: 'generate_uuid',
  title: { en: 'Make a UUID', zh: '生成 UUID' },
  description: { en: 'Makes a random identifier (UUID version 4).', zh: '生成一个随机标识符（UUID 第 4 版）。' },
  category: 'random',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({}),
  result: z.object({ uuid: z.uuidv4() }),
  examples: [
    { query: { en: 'generate a uuid', zh: '生成一个 uuid' }, arguments: {} },
    { query: { en: 'give me a guid', zh: '要一个 guid' }, arguments: {} },
    { query: { en: 'new unique id please', zh: '来个唯一标识' }, arguments: {} },
    { query: { en: 'i need a uuid for a row', zh: '给这行数据一个 uuid' }, arguments: {} },
    { query: { en: 'make a random identifier', zh: '随机生成一个标识符' }, arguments: {} },
  ],
  run(_, { randomValues }) {
    // RFC 9562, 5.4: 122 random bits, the version in the 13th digit, the variant in the 17th.
    const words = randomValues(new Uint32Array(4));
    const digits = Array.from(words, word => word.toString(16).padStart(8, '0')).join('');
    const variant = (8 + (Number.parseInt(digits.charAt(16), 16) % 4)).toString(16);
    const all = `${digits.slice(0, 12)}4${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
    return { uuid: all.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') };
  },
  describe: {
    en: ({ uuid }) => uuid,
    zh: ({ uuid }) => uuid,
  },
});
