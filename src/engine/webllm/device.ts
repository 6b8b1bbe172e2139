import { AppError } from '../../errors.ts';

/** The GPU device that WebLLM makes and keeps to itself. */
export interface WatchedDevice {
  /** Null until WebLLM has asked for one. */
  readonly device: GPUDevice | null;
  /**
   * Rejects when the device goes away or reports an error that nobody expects, after which its results are worth nothing: with
   * `ENGINE_OUT_OF_MEMORY` or `ENGINE_DEVICE_LOST`.
   */
  readonly failed: Promise<never>;
  /** Looks no longer for a device; the one found stays watched. */
  stop(): void;
}

/** Watches the first device that is made from now on until `stop`. */
export function watchNextDevice(): WatchedDevice {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  // Where nothing runs when the device fails, the next feed tells.
  failed.catch(() => undefined);
  let device: GPUDevice | null = null;

  function watch(made: GPUDevice): void {
    device = made;
    made.lost.then(({ message }) => reject(new AppError('ENGINE_DEVICE_LOST', { reason: message })));
    made.addEventListener('uncapturederror', ({ error }) => {
      const code = error instanceof GPUOutOfMemoryError ? 'ENGINE_OUT_OF_MEMORY' : 'ENGINE_DEVICE_LOST';
      reject(new AppError(code, { reason: error.message }));
    });
  }

  const adapters = GPUAdapter.prototype;
  const { requestDevice } = adapters;
  adapters.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
    const made = await requestDevice.call(this, descriptor);
    if (!device) watch(made);
    return made;
  };
  return {
    get device() {
      return device;
    },
    failed,
    stop() {
      adapters.requestDevice = requestDevice;
    },
  };
}
