import { expect, test } from 'vitest';
import { createDevice, type DeviceNavigator, type DeviceWindow } from './device.ts';

const signal = new AbortController().signal;

/** A window of the given parts: a bare browser unless told. */
function windowOf(navigator: Partial<DeviceNavigator> = {}, document: object = new EventTarget()): DeviceWindow {
  return {
    navigator: { onLine: true, hardwareConcurrency: 4, languages: ['en'], platform: '', ...navigator },
    document: document as Document,
    screen: { width: 800, height: 600 },
    devicePixelRatio: 1,
  };
}

function domException(name: string): DOMException {
  return new DOMException('refused', name);
}

test('a browser that tells little', async () => {
  const device = createDevice(windowOf());
  expect(await device.battery()).toBeNull();
  expect(device.network()).toEqual({
    online: true,
    effectiveType: null,
    downlinkMbps: null,
    rttMs: null,
    saveData: null,
  });
  expect(await device.info()).toEqual({
    screen: { width: 800, height: 600, pixelRatio: 1 },
    cores: 4,
    memoryGiB: null,
    gpu: null,
    languages: ['en'],
    platform: null,
  });
});

test('a time that the battery does not know is null', async () => {
  const battery = { level: 0.5, charging: false, chargingTime: Number.POSITIVE_INFINITY, dischargingTime: 3600 };
  const device = createDevice(windowOf({ getBattery: async () => battery }));
  expect(await device.battery()).toEqual({
    level: 0.5,
    charging: false,
    chargingSeconds: null,
    dischargingSeconds: 3600,
  });
});

test.each([
  [{ description: 'swiftshader', vendor: 'google', architecture: '' }, 'swiftshader'],
  [{ description: '', vendor: 'apple', architecture: 'metal-3' }, 'apple metal-3'],
  [{ description: '', vendor: '', architecture: '' }, null],
])('the name of the adapter %j is %j', async (info, gpu) => {
  const device = createDevice(windowOf({ gpu: { requestAdapter: async () => ({ info }) } as unknown as GPU }));
  expect(await device.info()).toMatchObject({ gpu });
});

test('no adapter has no name', async () => {
  const device = createDevice(windowOf({ gpu: { requestAdapter: async () => null } as unknown as GPU }));
  expect(await device.info()).toMatchObject({ gpu: null });
});

test.each([
  [1, 'DEVICE_DENIED'],
  [2, 'DEVICE_UNAVAILABLE'],
  [3, 'DEVICE_TIMEOUT'],
])('a position refused with code %i is %s', async (code, expected) => {
  const geolocation = {
    getCurrentPosition: (_: unknown, refuse: (error: object) => void) => refuse({ code, message: '' }),
  } as unknown as Geolocation;
  await expect(createDevice(windowOf({ geolocation })).location(signal)).rejects.toMatchObject({ code: expected });
});

test('the search for a position ends with its signal', async () => {
  const geolocation = { getCurrentPosition: () => undefined } as unknown as Geolocation;
  const turn = new AbortController();
  const search = createDevice(windowOf({ geolocation })).location(turn.signal);
  turn.abort();
  await expect(search).rejects.toHaveProperty('name', 'AbortError');
});

test('what the browser lacks is unsupported', async () => {
  const device = createDevice(windowOf({}, Object.assign(new EventTarget(), { fullscreenEnabled: false })));
  await expect(device.location(signal)).rejects.toMatchObject({ code: 'DEVICE_UNSUPPORTED' });
  expect(() => device.vibrate(10)).toThrow(expect.objectContaining({ code: 'DEVICE_UNSUPPORTED' }));
  await expect(device.keepAwake(true)).rejects.toMatchObject({ code: 'DEVICE_UNSUPPORTED' });
  await expect(device.fullscreen(true)).rejects.toMatchObject({ code: 'DEVICE_UNSUPPORTED' });
});

test('what the browser refuses is denied', async () => {
  const document = Object.assign(new EventTarget(), {
    fullscreenEnabled: true,
    documentElement: { requestFullscreen: () => Promise.reject(new TypeError('no click')) },
  });
  const wakeLock = { request: () => Promise.reject(domException('NotAllowedError')) } as unknown as WakeLock;
  const device = createDevice(windowOf({ wakeLock, vibrate: () => false }, document));
  expect(() => device.vibrate(10)).toThrow(expect.objectContaining({ code: 'DEVICE_DENIED' }));
  await expect(device.keepAwake(true)).rejects.toMatchObject({ code: 'DEVICE_DENIED' });
  await expect(device.fullscreen(true)).rejects.toMatchObject({ code: 'DEVICE_DENIED' });
});

test('full screen is left only where it is', async () => {
  let left = 0;
  const document = Object.assign(new EventTarget(), {
    fullscreenElement: null as object | null,
    exitFullscreen: async () => void left++,
  });
  const device = createDevice(windowOf({}, document));
  await device.fullscreen(false);
  expect(left).toBe(0);
  document.fullscreenElement = {};
  await device.fullscreen(false);
  expect(left).toBe(1);
});

/** A page with a wake lock, which the browser releases when the page is hidden. */
function wakeful() {
  const locks: { released: boolean; release(): Promise<void> }[] = [];
  const wakeLock = {
    async request() {
      const lock = {
        released: false,
        async release() {
          lock.released = true;
        },
      };
      locks.push(lock);
      return lock;
    },
  } as unknown as WakeLock;
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  return {
    device: createDevice(windowOf({ wakeLock }, document)),
    locks,
    held: () => locks.filter(({ released }) => !released).length,
    async show(visibilityState: DocumentVisibilityState) {
      if (visibilityState === 'hidden') for (const lock of locks) await lock.release();
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
      await new Promise(resolve => setTimeout(resolve));
    },
  };
}

test('the screen stays on until told, also after the page was hidden', async () => {
  const page = wakeful();
  await page.show('visible');
  expect(page.held()).toBe(0);
  await page.device.keepAwake(true);
  expect(page.held()).toBe(1);
  await page.show('hidden');
  expect(page.held()).toBe(0);
  await page.show('visible');
  expect(page.held()).toBe(1);
  await page.device.keepAwake(false);
  expect(page.held()).toBe(0);
  await page.show('hidden');
  await page.show('visible');
  expect(page.held()).toBe(0);
  expect(page.locks).toHaveLength(2);
});

test('one lock is held, however often it is asked for, and none when it was turned off meanwhile', async () => {
  const page = wakeful();
  await Promise.all([page.device.keepAwake(true), page.device.keepAwake(true)]);
  await page.device.keepAwake(true);
  expect(page.held()).toBe(1);
  await page.device.keepAwake(false);
  await Promise.all([page.device.keepAwake(true), page.device.keepAwake(false)]);
  expect(page.held()).toBe(0);
});
