import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';

/** Browsers vibrate no longer in one go. */
const longestMs = 10_000;

export const vibrate = defineTool({
  name: 'vibrate',
  title: { en: 'Vibrate', zh: '振动' },
  description: { en: 'Vibrate this device.', zh: '让设备振动。' },
  category: 'device',
  effects: 'device',
  permission: 'ask',
  parameters: z.object({ milliseconds: z.int().default(200).describe('how long, 200 unless told') }),
  result: z.object({ milliseconds: z.int() }),
  examples: [
    { query: { en: 'make the phone buzz', zh: '手机震一下' }, arguments: {} },
    { query: { en: 'vibrate for 500 ms', zh: '震动500毫秒' }, arguments: { milliseconds: 500 } },
    { query: { en: 'vibrate for ten seconds', zh: '震动十秒' }, arguments: { milliseconds: 10_000 } },
    { query: { en: 'a short 50 ms buzz', zh: '轻轻震50毫秒' }, arguments: { milliseconds: 50 } },
    { query: { en: 'jiggle my phone', zh: '让手机振一振' }, arguments: {} },
    { query: { en: 'buzz the phone', zh: '让手机抖一下' }, arguments: {} },
    { query: { en: 'shake my tablet for two seconds', zh: '平板振动两秒' }, arguments: { milliseconds: 2000 } },
    {
      query: { en: 'test the haptic motor, a short silent buzz', zh: '试一下震动马达' },
      arguments: { milliseconds: 300 },
    },
    { query: { en: 'rumble', zh: '嗡一下' }, arguments: {} },
  ],
  run({ milliseconds }, { device }) {
    if (milliseconds < 1 || milliseconds > longestMs) throw new AppError('TOOL_VIBRATION_RANGE', { milliseconds });
    device.vibrate(milliseconds);
    return { milliseconds };
  },
  describe: {
    en: ({ milliseconds }, format) =>
      `Asked the device to vibrate for ${format.number(milliseconds)} ms; one without a motor stays still.`,
    zh: ({ milliseconds }, format) => `已让设备振动 ${format.number(milliseconds)} 毫秒；没有振动马达的设备不会动。`,
  },
});
