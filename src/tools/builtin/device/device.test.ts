import { expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import type { Device } from '../../context.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { getBattery } from './get-battery.ts';
import { getDeviceInfo } from './get-device-info.ts';
import { getLocation } from './get-location.ts';
import { getNetworkStatus } from './get-network-status.ts';
import { keepScreenAwake } from './keep-screen-awake.ts';
import { setFullscreen } from './set-fullscreen.ts';
import { vibrate } from './vibrate.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];

const battery = { level: 0.8, charging: true, chargingSeconds: 3600, dischargingSeconds: null };
const network = { online: true, effectiveType: '4g', downlinkMbps: 9.8, rttMs: 50, saveData: false };
const info = {
  screen: { width: 1512, height: 982, pixelRatio: 2 },
  cores: 8,
  memoryGiB: 8,
  gpu: 'apple metal-3',
  languages: ['en-GB', 'zh'],
  platform: 'macOS',
};
const location = { latitude: 48.858_37, longitude: 2.294_48, accuracyMetres: 12.2 };

/** A device that has everything, and writes down what was asked of it. */
function deviceOf(parts: Partial<Device> = {}): Device & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    battery: async () => battery,
    network: () => network,
    info: async () => info,
    location: async () => location,
    vibrate: milliseconds => void asked.push(milliseconds),
    keepAwake: async on => void asked.push(on),
    fullscreen: async on => void asked.push(on),
    ...parts,
  };
}

test.each([
  [getBattery, { battery }],
  [getNetworkStatus, network],
  [getDeviceInfo, info],
  [getLocation, location],
])('tool %# tells what the device tells', async (tool, result) => {
  for (const { arguments: args } of tool.examples)
    expect(await runTool(tool, args, contextOf({ device: deviceOf() }))).toEqual(result);
});

test.each([keepScreenAwake, setFullscreen])('$name turns it on and off', async tool => {
  const device = deviceOf();
  for (const { arguments: args } of tool.examples) {
    expect(await runTool(tool, args, contextOf({ device }))).toEqual(args);
    expect(device.asked.at(-1)).toBe(args.on);
  }
  expect(new Set(device.asked)).toEqual(new Set([true, false]));
});

test('vibrates as long as asked, 200 ms unless told', async () => {
  const device = deviceOf();
  for (const { arguments: args } of vibrate.examples) {
    const milliseconds = args.milliseconds ?? 200;
    expect(await runTool(vibrate, args, contextOf({ device }))).toEqual({ milliseconds });
    expect(device.asked.at(-1)).toBe(milliseconds);
  }
});

test.each([0, -5, 10_001])('refuses to vibrate for %i ms', async milliseconds => {
  const device = deviceOf();
  await expect(runTool(vibrate, { milliseconds }, contextOf({ device }))).rejects.toMatchObject({
    code: 'TOOL_VIBRATION_RANGE',
    details: { milliseconds },
  });
  expect(device.asked).toEqual([]);
});

test('hands the signal on to the search for the position', async () => {
  const aborted = AbortSignal.abort();
  const device = deviceOf({
    location: async signal => {
      signal.throwIfAborted();
      return location;
    },
  });
  await expect(runTool(getLocation, {}, contextOf({ device, signal: aborted }))).rejects.toHaveProperty(
    'name',
    'AbortError',
  );
});

test.each([
  [
    getBattery,
    { battery },
    'The battery is at 80% and charging, full in about 1 hour.',
    '电量80%，正在充电，大约1小时后充满。',
  ],
  [
    getBattery,
    { battery: { level: 0.4, charging: false, chargingSeconds: null, dischargingSeconds: 5400 } },
    'The battery is at 40% and lasts about 1 hour, 30 minutes.',
    '电量40%，大约还能用1小时30分钟。',
  ],
  [
    getBattery,
    { battery: { level: 1, charging: true, chargingSeconds: 0, dischargingSeconds: null } },
    'The battery is full and plugged in.',
    '电池已充满，电源已接通。',
  ],
  [getBattery, { battery: null }, 'This browser tells nothing of a battery.', '此浏览器不提供电池信息。'],
  [
    getNetworkStatus,
    network,
    'This device is online, at about 9.8 Mbit/s and 50 ms.',
    '设备已联网，大约 9.8 Mbit/s、50 ms。',
  ],
  [
    getNetworkStatus,
    { online: true, effectiveType: null, downlinkMbps: null, rttMs: null, saveData: null },
    'This device is online.',
    '设备已联网。',
  ],
  [getNetworkStatus, { ...network, online: false }, 'This device is offline.', '设备没有联网。'],
  [
    getDeviceInfo,
    info,
    'This device: macOS, 8 cores, 8 GiB of memory or more, graphics by apple metal-3, a screen of 1512 × 982 at 2×.',
    '此设备：macOS，8 核，内存至少 8 GiB，显卡 apple metal-3，屏幕 1512 × 982（2 倍）。',
  ],
  [
    getDeviceInfo,
    { ...info, platform: null, cores: null, memoryGiB: null, gpu: null },
    'This device: a screen of 1512 × 982 at 2×.',
    '此设备：屏幕 1512 × 982（2 倍）。',
  ],
  [
    getLocation,
    location,
    'Latitude 48.85837°, longitude 2.29448°, give or take 13 m.',
    '纬度 48.85837°，经度 2.29448°，误差约 13 米。',
  ],
])('says result %# in both languages', (tool, result, english, chinese) => {
  expect(tool.describe(result, en)).toBe(english);
  expect(tool.describe(result, zh)).toBe(chinese);
});
