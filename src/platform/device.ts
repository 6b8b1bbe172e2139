import { AppError, orAborted } from '../errors.ts';
import type { Device } from '../tools/context.ts';

interface BatteryManager {
  readonly level: number;
  readonly charging: boolean;
  /** Seconds; 0 when full, `Infinity` when unknown. */
  readonly chargingTime: number;
  readonly dischargingTime: number;
}

interface NetworkInformation {
  readonly effectiveType?: string;
  /** Mbit/s. */
  readonly downlink?: number;
  /** Milliseconds. */
  readonly rtt?: number;
  readonly saveData?: boolean;
}

/** What every browser's `navigator` has, and what some browsers or insecure pages lack. */
export type DeviceNavigator = Pick<Navigator, 'onLine' | 'hardwareConcurrency' | 'languages' | 'platform'> &
  Partial<Pick<Navigator, 'geolocation' | 'wakeLock' | 'vibrate' | 'gpu'>> & {
    readonly getBattery?: () => Promise<BatteryManager>;
    readonly connection?: NetworkInformation;
    /** GiB, rounded and capped by the browser. */
    readonly deviceMemory?: number;
    readonly userAgentData?: { readonly platform: string };
  };

/** The part of `window` that a device is read from. */
export interface DeviceWindow {
  readonly navigator: DeviceNavigator;
  readonly document: Document;
  readonly screen: Pick<Screen, 'width' | 'height'>;
  readonly devicePixelRatio: number;
}

/** Where a position takes longer, none is to be had: a cold GPS receiver needs about 20 s. */
const locationTimeoutMs = 30_000;
/** A position that young is taken as it is. */
const locationMaximumAgeMs = 60_000;

const positionCodes: Readonly<Record<number, string>> = {
  1: 'DEVICE_DENIED',
  2: 'DEVICE_UNAVAILABLE',
  3: 'DEVICE_TIMEOUT',
};

const finite = (value: number) => (Number.isFinite(value) ? value : null);

function unsupported(api: string): AppError {
  return new AppError('DEVICE_UNSUPPORTED', { api });
}

function denied(api: string, cause?: unknown): AppError {
  return new AppError('DEVICE_DENIED', { api }, { cause });
}

/** The GPU's name as its driver gives it; null without WebGPU or an adapter. */
async function gpuName(gpu: GPU | undefined): Promise<string | null> {
  // Requesting an adapter may reject where the GPU process died: then there is none to name.
  const adapter = await gpu?.requestAdapter().catch(() => null);
  if (!adapter) return null;
  const { description, vendor, architecture } = adapter.info;
  return description || [vendor, architecture].filter(Boolean).join(' ') || null;
}

/** Keeps the screen on. The browser lets go whenever the page is hidden, so the lock is taken again when it is shown. */
function wakeLockOf({ navigator, document }: DeviceWindow): (on: boolean) => Promise<void> {
  let wanted = false;
  let held: WakeLockSentinel | null = null;

  async function acquire(wakeLock: WakeLock): Promise<void> {
    const lock = await wakeLock.request('screen');
    // While that took its time it was turned off, or another request was faster.
    if (!wanted || (held && !held.released)) await lock.release();
    else held = lock;
  }

  document.addEventListener('visibilitychange', () => {
    const { wakeLock } = navigator;
    if (!wanted || !wakeLock || document.visibilityState !== 'visible') return;
    // Refused (a low battery, say): the next time that the page is shown asks again.
    acquire(wakeLock).catch(() => undefined);
  });

  return async on => {
    wanted = on;
    if (!on) {
      await held?.release();
      held = null;
      return;
    }
    if (held && !held.released) return;
    if (!navigator.wakeLock) throw unsupported('Screen Wake Lock API');
    try {
      await acquire(navigator.wakeLock);
    } catch (error) {
      wanted = false;
      throw denied('Screen Wake Lock API', error);
    }
  };
}

/** The device as the browser's APIs know it. Errors carry the name of the API as `api`. */
export function createDevice(page: DeviceWindow = window): Device {
  const { navigator, document } = page;
  return {
    async battery() {
      const battery = await navigator.getBattery?.();
      if (!battery) return null;
      const { level, charging, chargingTime, dischargingTime } = battery;
      return {
        level,
        charging,
        chargingSeconds: charging ? finite(chargingTime) : null,
        dischargingSeconds: charging ? null : finite(dischargingTime),
      };
    },

    network() {
      const { effectiveType, downlink, rtt, saveData } = navigator.connection ?? {};
      return {
        online: navigator.onLine,
        effectiveType: effectiveType ?? null,
        downlinkMbps: downlink ?? null,
        rttMs: rtt ?? null,
        saveData: saveData ?? null,
      };
    },

    async info() {
      return {
        screen: { width: page.screen.width, height: page.screen.height, pixelRatio: page.devicePixelRatio },
        cores: navigator.hardwareConcurrency || null,
        memoryGiB: navigator.deviceMemory ?? null,
        gpu: await gpuName(navigator.gpu),
        languages: [...navigator.languages],
        platform: navigator.userAgentData?.platform || navigator.platform || null,
      };
    },

    location(signal) {
      const { geolocation } = navigator;
      if (!geolocation) return Promise.reject(unsupported('Geolocation API'));
      const position = new Promise<GeolocationPosition>((resolve, reject) => {
        geolocation.getCurrentPosition(resolve, reject, {
          enableHighAccuracy: true,
          timeout: locationTimeoutMs,
          maximumAge: locationMaximumAgeMs,
        });
      });
      return orAborted(
        position.then(
          ({ coords: { latitude, longitude, accuracy } }) => ({ latitude, longitude, accuracyMetres: accuracy }),
          ({ code, message }: GeolocationPositionError) => {
            throw new AppError(positionCodes[code] ?? 'DEVICE_UNAVAILABLE', { api: 'Geolocation API', message });
          },
        ),
        signal,
      );
    },

    vibrate(milliseconds) {
      if (!navigator.vibrate) throw unsupported('Vibration API');
      // False before the person touched the page, or where the page that frames this one forbids it.
      if (!navigator.vibrate(milliseconds)) throw denied('Vibration API');
    },

    keepAwake: wakeLockOf(page),

    async fullscreen(on) {
      if (!on) {
        if (document.fullscreenElement) await document.exitFullscreen();
        return;
      }
      if (!document.fullscreenEnabled) throw unsupported('Fullscreen API');
      try {
        await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
      } catch (error) {
        throw denied('Fullscreen API', error);
      }
    },
  };
}
