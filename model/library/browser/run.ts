/**
 * Runs a compiled model in headless Chromium on a software WebGPU adapter: `tsx run.ts < job.json > results.json`.
 * The results are `{ load, steps }`: the milliseconds of loading and, for each step, what the page returned (null for a reset).
 */
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import type { Fed, ModelFiles, Verified } from './page.ts';

interface Job {
  /** Folder to serve; the paths in `files` are below it. */
  root: string;
  files: ModelFiles;
  /** Token ids to feed; a draft, of whose ids the last `drop` are taken back; or "reset". */
  steps: (number[] | { verify: number[]; drop: number } | 'reset')[];
}

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const job = JSON.parse(await text(process.stdin)) as Job;

const server = await createServer({
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: job.root,
  cacheDir: fileURLToPath(new URL('../.build/vite', import.meta.url)),
  logLevel: 'error',
  server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
});
await server.listen();
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});

try {
  const page = await browser.newPage();
  page.on('console', message => console.error(message.text()));
  page.on('pageerror', error => console.error(error));
  const [url] = server.resolvedUrls?.local ?? [];
  if (!url) throw new Error('the test server has no address');
  await page.goto(url);
  await page.waitForFunction(() => 'testPage' in window);

  const load = await page.evaluate(files => window.testPage.load(files), job.files);
  const steps: (Fed | Verified | null)[] = [];
  for (const step of job.steps) {
    if (step === 'reset') {
      await page.evaluate(() => window.testPage.reset());
      steps.push(null);
    } else if ('verify' in step) {
      steps.push(await page.evaluate(({ verify, drop }) => window.testPage.verify(verify, drop), step));
    } else {
      steps.push(await page.evaluate(ids => window.testPage.feed(ids), step));
    }
  }
  process.stdout.write(JSON.stringify({ load, steps }));
} finally {
  await browser.close();
  await server.close();
}
