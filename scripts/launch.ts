import type { LaunchOptions } from '@playwright/test';
import { requireChromium } from './chromium.ts';

export interface BrowserOptions {
  /** False: a browser whose WebGPU finds no adapter. */
  readonly webgpu?: boolean;
}

/**
 * How every script and test starts Chromium: headless, WebGPU in software (no GPU is needed), nothing of its own sent anywhere.
 * Throws as `requireChromium`.
 */
export function launchOptions({ webgpu = true }: BrowserOptions = {}): LaunchOptions {
  return {
    executablePath: requireChromium(),
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
