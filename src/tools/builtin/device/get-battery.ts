import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const getBattery = defineTool({
  name: 'get_battery',
  title: { en: 'Read the battery', zh: '查看电量' },
  description: {
    en: "Read the battery's level and whether it charges.",
    zh: '查看电池电量以及是否正在充电。',
  },
  category: 'device',
  effects: 'device',
  permission: 'ask',
  parameters: z.object({}),
  result: z.object({
    /** Null where the browser tells nothing of a battery. */
    battery: z
      .object({
        level: z.number().min(0).max(1),
        charging: z.boolean(),
        chargingSeconds: z.number().nullable(),
        dischargingSeconds: z.number().nullable(),
      })
      .nullable(),
  }),
  examples: [
    { query: { en: 'is the battery over 50%', zh: '电池还有多少' }, arguments: {} },
    { query: { en: 'when will the battery run out', zh: '电量还能撑多久' }, arguments: {} },
    { query: { en: 'battery level', zh: '电池状态' }, arguments: {} },
    { query: { en: 'am i plugged in', zh: '现在在充电吗' }, arguments: {} },
    { query: { en: 'how much power is left', zh: '还剩多少电' }, arguments: {} },
    { query: { en: 'do i need to charge my phone soon', zh: '手机需要充电吗' }, arguments: {} },
    { query: { en: 'how much charge is left', zh: '电量剩余百分之几' }, arguments: {} },
    { query: { en: 'is it charging now', zh: '是不是正在充电' }, arguments: {} },
    { query: { en: 'battery percentage', zh: '电池百分比' }, arguments: {} },
    { query: { en: 'will the juice last until tonight', zh: '电够用到晚上吗' }, arguments: {} },
  ],
  run: async (_, { device }) => ({ battery: await device.battery() }),
  describe: {
    en({ battery }, format) {
      if (!battery) return 'This browser tells nothing of a battery.';
      const { level, charging, chargingSeconds, dischargingSeconds } = battery;
      const percent = format.number(level, { style: 'percent' });
      if (!charging)
        return `The battery is at ${percent}${dischargingSeconds === null ? '' : ` and lasts about ${format.duration(dischargingSeconds)}`}.`;
      if (level === 1) return 'The battery is full and plugged in.';
      return `The battery is at ${percent} and charging${chargingSeconds === null ? '' : `, full in about ${format.duration(chargingSeconds)}`}.`;
    },
    zh({ battery }, format) {
      if (!battery) return '此浏览器不提供电池信息。';
      const { level, charging, chargingSeconds, dischargingSeconds } = battery;
      const percent = format.number(level, { style: 'percent' });
      if (!charging)
        return `电量${percent}${dischargingSeconds === null ? '' : `，大约还能用${format.duration(dischargingSeconds)}`}。`;
      if (level === 1) return '电池已充满，电源已接通。';
      return `电量${percent}，正在充电${chargingSeconds === null ? '' : `，大约${format.duration(chargingSeconds)}后充满`}。`;
    },
  },
});
