import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import { excerpt } from './excerpt.ts';

/** What the largest code (version 40, level L) holds in byte mode, ISO/IEC 18004 table 7. */
const limitBytes = 2953;

export const makeQrCode = defineTool({
  name: 'make_qr_code',
  title: { en: 'Make a QR code', zh: '生成二维码' },
  description: {
    en: 'Draw a QR code of a text or an address, to be scanned with a phone.',
    zh: '把文字或网址画成二维码，供手机扫描。',
  },
  category: 'share',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ text: z.string().min(1) }),
  result: z.object({
    text: z.string(),
    /** Rows from the top of `1` (dark) and `0` (light). Around them belongs a light border of four modules. */
    modules: z.array(z.string().regex(/^[01]+$/)),
  }),
  examples: [
    {
      query: { en: 'qr code for https://example.org', zh: '把https://example.org做成二维码' },
      arguments: { text: 'https://example.org' },
    },
    { query: { en: 'make a qr of 9780141036144', zh: '二维码 9780141036144' }, arguments: { text: '9780141036144' } },
    {
      query: { en: 'qr with the greeting Bienvenue chez nous', zh: '二维码来一张 写Bienvenue chez nous' },
      arguments: { text: 'Bienvenue chez nous' },
    },
    {
      query: { en: 'a code people can scan that says 加我微信 lucky77', zh: '二维码写上加我微信 lucky77' },
      arguments: { text: '加我微信 lucky77' },
    },
    {
      query: { en: 'turn mailto:hi@example.org into a qr code', zh: '生成二维码：mailto:hi@example.org' },
      arguments: { text: 'mailto:hi@example.org' },
    },
  ],
  async run({ text }) {
    const { encode } = await import('uqr');
    try {
      const { data } = encode(text, { border: 0, boostEcc: true });
      return { text, modules: data.map(row => row.map(dark => (dark ? '1' : '0')).join('')) };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const bytes = new TextEncoder().encode(text).byteLength;
      throw new AppError('TOOL_QR_TOO_LONG', { bytes, limit: limitBytes }, { cause: error });
    }
  },
  describe: {
    en: ({ text }) => `A QR code of “${excerpt(text)}”.`,
    zh: ({ text }) => `“${excerpt(text)}”的二维码。`,
  },
});
