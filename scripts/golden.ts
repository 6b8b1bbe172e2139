import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import type { HistoryTurn } from '../src/agent/templates/template.ts';
import { tinyGiant } from '../src/agent/templates/tiny-giant.ts';
import type { Generation } from '../src/decode/decoder.ts';
import { tinyGiant135m } from '../src/engine/catalogue.ts';
import type { EngineKind } from '../src/engine/engine.ts';
import { launchOptions } from './launch.ts';
import { runCommand } from './main.ts';
import { serve } from './serve.ts';

const usage = `npm run golden -- [--engine cpu|webgpu] [--limit 60] [--grammar]

Runs the reference's requests on an engine in a headless Chromium and compares the greedy answers, token by token, and P(none).
  --grammar  under the grammar of all known tools; without it, nothing is masked`;

/** One row of the reference: greedy answers by PyTorch in f32, from the same 4-bit weights. */
interface GoldenRow {
  readonly history: readonly HistoryTurn[];
  readonly request: string;
  readonly answer: string;
  readonly answerIds: readonly number[];
  readonly pNone: number;
}

/** Rows that may differ: f32 sums in another order decide near ties another way. */
const tolerated = 2 / 60;

const knownTools = { known: [], listed: [], absent: tinyGiant135m.knows };

function readRows(limit: number): readonly GoldenRow[] {
  const lines = readFileSync(new URL('../src/agent/fixtures/golden.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.slice(0, limit).map(line => JSON.parse(line));
}

/** Builds the bare page of `e2e/golden` with the workers of the product, and lends it, served as in production, to `work`. */
async function withBuiltPage(work: (url: string) => Promise<void>): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    await build({
      configFile: false,
      root: resolve('e2e/golden'),
      publicDir: resolve('public'),
      base: './',
      worker: { format: 'es' },
      build: { target: 'es2023', outDir, emptyOutDir: true, chunkSizeWarningLimit: 8000 },
      logLevel: 'error',
    });
    const server = await serve({ folder: outDir, port: 0, base: '/golden/' });
    try {
      await work(server.url);
    } finally {
      await server.close();
    }
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

function describeDifference(row: GoldenRow, { text, tokens }: Generation): string {
  const at = row.answerIds.findIndex((id, index) => id !== tokens[index]?.id);
  const token = tokens[at < 0 ? row.answerIds.length : at];
  const next = token?.alternatives[0];
  const shown = (one: { text: string; probability: number } | undefined) =>
    one ? `${JSON.stringify(one.text)} ${one.probability.toFixed(4)}` : 'nothing';
  return [
    `differs: ${JSON.stringify(row.request)}`,
    `  wanted ${JSON.stringify(row.answer)}`,
    `  got    ${JSON.stringify(text)}`,
    `  where  ${shown(token)}, then ${shown(next)}`,
  ].join('\n');
}

function printRates(generations: readonly Generation[]): void {
  const sum = (of: (generation: Generation) => number) => generations.reduce((total, one) => total + of(one), 0);
  const prefilled = sum(one => one.promptTokens - one.cachedTokens);
  const written = sum(one => one.tokens.length);
  const prefillSeconds = sum(one => one.firstTokenMs) / 1000;
  const decodeSeconds = sum(one => one.totalMs - one.firstTokenMs) / 1000;
  console.log(
    `prefill ${prefilled} tokens, ${(prefilled / prefillSeconds).toFixed(1)} a second; ` +
      `decode ${written} tokens in ${sum(one => one.steps)} steps, ${(written / decodeSeconds).toFixed(1)} a second`,
  );
}

/** Prints how an engine's answers differ from the reference's. Sets the exit status when more do than may. */
async function compare(
  url: string,
  kind: EngineKind,
  rows: readonly GoldenRow[],
  grammar: string | null,
): Promise<void> {
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    page.on('pageerror', error => console.error(error));
    page.on('console', message => message.type() === 'error' && console.error(message.text()));
    await page.goto(url);
    await page.waitForFunction(() => 'startRuntime' in window);
    const { device, threads = 1, loadMs } = await page.evaluate(engine => window.startRuntime(engine), kind);
    console.log(`${device}, ${threads} thread(s): loaded in ${(loadMs / 1000).toFixed(1)} s`);

    const generations: Generation[] = [];
    let equal = 0;
    let worst = 0;
    for (const row of rows) {
      const generation = await page.evaluate(request => window.generate(request), {
        prompt: tinyGiant.prompt(row.history, row.request, knownTools),
        grammar,
        stop: tinyGiant.stop,
        maxTokens: 90,
        watch: [tinyGiant.none],
      });
      generations.push(generation);
      worst = Math.max(worst, Math.abs((generation.watched[tinyGiant.none] ?? 0) - row.pNone));
      if (generation.tokens.map(({ id }) => id).join() === row.answerIds.join()) equal += 1;
      else console.log(describeDifference(row, generation));
    }
    console.log(`${equal} of ${rows.length} answers equal; P(none) differs by at most ${worst.toExponential(1)}`);
    printRates(generations);
    if (rows.length - equal > rows.length * tolerated) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'cpu' },
    limit: { type: 'string', default: '60' },
    grammar: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
await runCommand(async () => {
  if (values.help) return console.log(usage);
  const kind = values.engine;
  if (kind !== 'cpu' && kind !== 'webgpu') throw new Error(`There is no engine ${kind}.\n\n${usage}`);
  const rows = readRows(Number(values.limit));
  await withBuiltPage(url => compare(url, kind, rows, values.grammar ? tinyGiant.grammar(knownTools) : null));
});
