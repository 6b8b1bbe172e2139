import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../scripts/launch.ts';
import { type RunningServer, serve } from '../scripts/serve.ts';
import type { Decoder, GenerateRequest, Generation } from '../src/decode/decoder.ts';
import { tinyGiant135m } from '../src/engine/catalogue.ts';

/** The embedded model on the CPU engine in a headless Chromium, as the page runs it: started by the first request. */
export class BrowserDecoder implements Decoder {
  #page: Promise<Page> | null = null;
  readonly #closing: (() => unknown)[] = [];

  async generate(request: GenerateRequest): Promise<Generation> {
    this.#page ??= this.#start();
    const page = await this.#page;
    return page.evaluate(asked => window.generate(asked), request);
  }

  /** Ends what was started. */
  async close(): Promise<void> {
    for (const end of this.#closing.splice(0).reverse()) await end();
    this.#page = null;
  }

  async #start(): Promise<Page> {
    const folder = mkdtempSync(join(tmpdir(), 'bare-page-'));
    this.#closing.push(() => rmSync(folder, { recursive: true }));
    await build({
      configFile: false,
      root: resolve('e2e/golden'),
      publicDir: resolve('public'),
      base: './',
      worker: { format: 'es' },
      build: { target: 'es2023', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 8000 },
      logLevel: 'error',
    });
    const server: RunningServer = await serve({ folder, port: 0, base: '/bare/' });
    this.#closing.push(() => server.close());
    const browser: Browser = await chromium.launch(launchOptions({ webgpu: false }));
    this.#closing.push(() => browser.close());
    const page = await browser.newPage();
    page.on('pageerror', error => console.error(`The page: ${error}`));
    await page.goto(server.url);
    await page.waitForFunction(() => 'startRuntime' in window);
    await page.evaluate(() => window.startRuntime('cpu'));
    return page;
  }
}

interface Recorded {
  readonly key: string;
  readonly generation: Generation;
}

/** Where answers are kept between runs. */
export const recordedDefault = 'bench/recorded/generations.jsonl';

/**
 * What an answer depends on: the weights, the prompt and what the grammar allows. The grammar's own text does not count, so that
 * answers outlive another way to write the same rules: `allowed` names what it lets the model say.
 */
function keyOf({ prompt, maxTokens, watch }: GenerateRequest, allowed: string): string {
  const parts = [tinyGiant135m.gguf.sha256, prompt, maxTokens, watch, allowed];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** Answers that were recorded before, and those of the model for what was not: these are recorded. One line an answer. */
export class RecordedDecoder {
  readonly #answers = new Map<string, Generation>();
  /** How often the model was asked. */
  asked = 0;

  constructor(
    readonly model: Decoder,
    readonly file = recordedDefault,
  ) {
    mkdirSync(dirname(file), { recursive: true });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    for (const line of lines) {
      // The last line of a run that was ended may be cut.
      if (!line.endsWith('}')) continue;
      const { key, generation } = JSON.parse(line) as Recorded;
      this.#answers.set(key, generation);
    }
  }

  has(request: GenerateRequest, allowed: string): boolean {
    return this.#answers.has(keyOf(request, allowed));
  }

  async generate(request: GenerateRequest, allowed: string): Promise<Generation> {
    const key = keyOf(request, allowed);
    const known = this.#answers.get(key);
    if (known) return known;
    this.asked += 1;
    const generation = await this.model.generate(request);
    const recorded: Recorded = { key, generation };
    appendFileSync(this.file, `${JSON.stringify(recorded)}\n`);
    this.#answers.set(key, generation);
    return generation;
  }
}
