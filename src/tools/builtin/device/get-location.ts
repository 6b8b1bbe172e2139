import { z } from 'zod';
import { defineTool } from '../../define.ts';

export const getLocation = defineTool({
  name: 'get_location',
  title: { en: 'Find this place', zh: '获取位置' },
  description: {
    en: 'Find where this device is: latitude and longitude.',
    zh: '获取此设备所在位置的纬度和经度。',
  },
  category: 'device',
  effects: 'device',
  permission: 'ask',
  browserPermission: 'geolocation',
  // The browser may ask the person first.
  timeoutMs: 120_000,
  parameters: z.object({}),
  result: z.object({ latitude: z.number(), longitude: z.number(), accuracyMetres: z.number() }),
  examples: [
    { query: { en: 'where am i', zh: '我现在在哪' }, arguments: {} },
    { query: { en: "what's our position", zh: '定位一下' }, arguments: {} },
    { query: { en: 'show me the latitude of this spot', zh: '这里的经纬度是多少' }, arguments: {} },
    { query: { en: 'get my gps coordinates', zh: '找一下我的位置' }, arguments: {} },
    { query: { en: 'locate this phone', zh: '帮忙定下位' }, arguments: {} },
    { query: { en: 'which city or street is this place', zh: '这是哪座城市哪条街' }, arguments: {} },
    { query: { en: 'i am lost, where is here', zh: '我迷路了，这是哪儿' }, arguments: {} },
    { query: { en: 'find me on the map', zh: '在地图上找到我' }, arguments: {} },
    { query: { en: 'my current location please', zh: '我当前的位置' }, arguments: {} },
    { query: { en: 'longitude and latitude, my coordinates', zh: '当前坐标' }, arguments: {} },
  ],
  run: (_, { device, signal }) => device.location(signal),
  describe: {
    en: ({ latitude, longitude, accuracyMetres }, { number }) =>
      `Latitude ${degrees(latitude)}, longitude ${degrees(longitude)}, give or take ${number(Math.ceil(accuracyMetres))} m.`,
    zh: ({ latitude, longitude, accuracyMetres }, { number }) =>
      `纬度 ${degrees(latitude)}，经度 ${degrees(longitude)}，误差约 ${number(Math.ceil(accuracyMetres))} 米。`,
  },
});

/** Five decimals are a metre. */
function degrees(value: number): string {
  return `${value.toFixed(5)}°`;
}
