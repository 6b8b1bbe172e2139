import type { LaunchOptions } from '@playwright/test';

export interface BrowserOptions {
  /** The browser's program. */
  readonly executablePath: string;
  /** False: a browser whose WebGPU finds no adapter. */
  readonly webgpu?: boolean;
}

/** How every script and test starts Chromium: headless, WebGPU in software (no GPU is needed), nothing of its own sent anywhere. */
export function launchOptions({ executablePath, webgpu = true }: BrowserOptions): LaunchOptions {
  return {
    executablePath,
    headless: true,
    args: [
      // Containers seldom allow the sandbox's namespaces; only the built page is opened.
      '--no-sandbox',
      ...(webgpu ? ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}
