import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { draw } from './draw.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const classes = [letters, letters.toUpperCase(), '0123456789'];
/** What most sites take; no quotes, spaces or backslashes. */
const symbolClass = '!#$%&()*+,-./:;<=>?@[]^_{}~';

/** Every way to leave out some of the classes, with how many are left out. */
function* subsets(sizes: readonly number[]): Generator<{ readonly size: number; readonly count: number }> {
  for (let mask = 0; mask < 2 ** sizes.length; mask += 1) {
    const left = sizes.filter((_, index) => mask & (2 ** index));
    yield { size: left.reduce((sum, size) => sum + size, 0), count: left.length };
  }
}

/**
 * Bits of entropy of a password that is equally likely to be any text of `length` with a character of each class: the logarithm
 * of their number, counted by inclusion and exclusion.
 */
function entropy(length: number, sizes: readonly number[]): number {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let share = 0;
  for (const { size, count } of subsets(sizes)) share += (-1) ** count * ((all - size) / all) ** length;
  return length * Math.log2(all) + Math.log2(share);
}

export const generatePassword = defineTool({
  name: 'generate_password',
  title: { en: 'Make a password', zh: '生成密码' },
  description: {
    en: 'Makes a random password with small and capital letters, digits and, unless told otherwise, symbols.',
    zh: '生成随机密码，含大小写字母和数字；除非另有说明，也含符号。',
  },
  category: 'random',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({
    length: z.int().min(4).max(128).default(16).describe('How many characters'),
    symbols: z.boolean().default(true).describe('Whether it has symbols'),
  }),
  result: z.object({ password: z.string(), bits: z.number() }),
  examples: [
    { query: { en: 'i need a new password', zh: '来个新密码' }, arguments: {} },
    { query: { en: 'make a password with 24 characters', zh: '生成一个 24 位密码' }, arguments: { length: 24 } },
    { query: { en: 'password without symbols please', zh: '密码，不要符号' }, arguments: { symbols: false } },
    {
      query: { en: '12 character password, letters and digits only', zh: '12 位密码，只要字母和数字' },
      arguments: { length: 12, symbols: false },
    },
    {
      query: { en: 'strong password, 32 long, with symbols', zh: '32 位强密码，带符号' },
      arguments: { length: 32, symbols: true },
    },
  ],
  run({ length, symbols }, { randomValues }) {
    const used = symbols ? [...classes, symbolClass] : classes;
    const characters = used.join('');
    for (;;) {
      // One that lacks a class is drawn anew as a whole: putting a character in would favour some passwords.
      const drawn = Array.from({ length }, () => characters[draw(characters.length, randomValues)] ?? '');
      if (!used.every(kind => drawn.some(character => kind.includes(character)))) continue;
      const bits = entropy(
        length,
        used.map(kind => kind.length),
      );
      return { password: drawn.join(''), bits: Math.round(bits * 10) / 10 };
    }
  },
  describe: {
    en: ({ password, bits }, format) =>
      `A password of ${password.length} characters with ${format.number(bits)} bits of entropy: ${password}`,
    zh: ({ password, bits }, format) => `${password.length} 位密码，熵为 ${format.number(bits)} 比特：${password}`,
  },
});
