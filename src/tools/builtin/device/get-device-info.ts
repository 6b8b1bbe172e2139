import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const getDeviceInfo = defineTool({
  name: 'get_device_info',
  title: { en: 'Describe this device', zh: '查看设备信息' },
  description: {
    en: "Tell this device's screen, processor cores, memory and graphics adapter, as far as the browser says.",
    zh: '查看设备的屏幕、处理器核心、内存和显卡（浏览器所提供的部分）。',
  },
  category: 'device',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({}),
  result: z.object({
    /** CSS pixels, and how many of the screen's make one. */
    screen: z.object({ width: z.number(), height: z.number(), pixelRatio: z.number() }),
    cores: z.int().nullable(),
    memoryGiB: z.number().nullable(),
    gpu: z.string().nullable(),
    languages: z.array(z.string()).readonly(),
    platform: z.string().nullable(),
  }),
  examples: [
    { query: { en: 'what do you know about my device', zh: '看下设备信息' }, arguments: {} },
    { query: { en: 'which gpu is in here', zh: '我用的是什么显卡' }, arguments: {} },
    { query: { en: 'how many cores does this laptop have', zh: '这台电脑几个核' }, arguments: {} },
    { query: { en: "what's my screen resolution", zh: '屏幕分辨率是多少' }, arguments: {} },
    { query: { en: 'how much memory is there', zh: '内存多大' }, arguments: {} },
    { query: { en: 'specs of this machine', zh: '这台机器的配置' }, arguments: {} },
    { query: { en: 'what hardware is this running on', zh: '硬件是什么配置' }, arguments: {} },
    { query: { en: 'how much ram do i have, how many gigabytes', zh: '运行内存几个G' }, arguments: {} },
    { query: { en: 'what processor, cpu and graphics card is inside', zh: '处理器和显卡型号' }, arguments: {} },
    { query: { en: 'is my phone or tablet powerful enough', zh: '我的手机性能怎么样' }, arguments: {} },
    { query: { en: 'which browser and operating system am i on', zh: '我用的什么浏览器什么系统' }, arguments: {} },
  ],
  run: (_, { device }) => device.info(),
  describe: {
    en: ({ screen, cores, memoryGiB, gpu, platform }, { number }) =>
      `This device: ${[
        ...(platform === null ? [] : [platform]),
        ...(cores === null ? [] : [`${number(cores)} ${cores === 1 ? 'core' : 'cores'}`]),
        ...(memoryGiB === null ? [] : [`${number(memoryGiB)} GiB of memory or more`]),
        ...(gpu === null ? [] : [`graphics by ${gpu}`]),
        `a screen of ${screen.width} × ${screen.height} at ${number(screen.pixelRatio)}×`,
      ].join(', ')}.`,
    zh: ({ screen, cores, memoryGiB, gpu, platform }, { number }) =>
      `此设备：${[
        ...(platform === null ? [] : [platform]),
        ...(cores === null ? [] : [`${number(cores)} 核`]),
        ...(memoryGiB === null ? [] : [`内存至少 ${number(memoryGiB)} GiB`]),
        ...(gpu === null ? [] : [`显卡 ${gpu}`]),
        `屏幕 ${screen.width} × ${screen.height}（${number(screen.pixelRatio)} 倍）`,
      ].join('，')}。`,
  },
});
