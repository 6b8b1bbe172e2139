import { z } from 'zod';
import type { Format } from '../../context.ts';
import { defineTool } from '../../define.ts';

interface Speed {
  readonly downlinkMbps: number | null;
  readonly rttMs: number | null;
}

function speedOf({ downlinkMbps, rttMs }: Speed, format: Format): readonly string[] {
  return [
    ...(downlinkMbps === null ? [] : [`${format.number(downlinkMbps)} Mbit/s`]),
    ...(rttMs === null ? [] : [`${format.number(rttMs)} ms`]),
  ];
}

export const getNetworkStatus = defineTool({
  name: 'get_network_status',
  title: { en: 'Check the connection', zh: '查看网络状态' },
  description: {
    en: 'Tell whether this device is online, and how fast the browser thinks the connection is.',
    zh: '查看设备是否联网，以及浏览器估计的网速。',
  },
  category: 'device',
  effects: 'none',
  permission: 'allow',
  parameters: z.object({}),
  result: z.object({
    online: z.boolean(),
    effectiveType: z.string().nullable(),
    downlinkMbps: z.number().nullable(),
    rttMs: z.number().nullable(),
    saveData: z.boolean().nullable(),
  }),
  examples: [
    { query: { en: 'am i online', zh: '有网吗' }, arguments: {} },
    { query: { en: "see if the internet's working", zh: '网络什么情况' }, arguments: {} },
    { query: { en: 'how fast is my connection', zh: '现在带宽多少' }, arguments: {} },
    { query: { en: 'is the wifi down', zh: '断网了吗' }, arguments: {} },
    { query: { en: 'do i have a stable connection', zh: '目前网络通不通' }, arguments: {} },
    { query: { en: 'am i online or offline', zh: '我在线吗' }, arguments: {} },
    { query: { en: 'is the wifi or the internet down, nothing loads', zh: '网页打不开，是断网了吗' }, arguments: {} },
    { query: { en: 'how fast is my connection, what is the downlink', zh: '网速多快' }, arguments: {} },
    { query: { en: 'do we have signal, are we connected', zh: '有信号吗，连上了没' }, arguments: {} },
  ],
  run: (_, { device }) => device.network(),
  describe: {
    en(status, format) {
      if (!status.online) return 'This device is offline.';
      const speed = speedOf(status, format);
      return `This device is online${speed.length > 0 ? `, at about ${speed.join(' and ')}` : ''}.`;
    },
    zh(status, format) {
      if (!status.online) return '设备没有联网。';
      const speed = speedOf(status, format);
      return `设备已联网${speed.length > 0 ? `，大约 ${speed.join('、')}` : ''}。`;
    },
  },
});
