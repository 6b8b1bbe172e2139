import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import type { HistoryTurn } from '../src/agent/templates/template.ts';
import { tinyGiant } from '../src/agent/templates/tiny-giant.ts';
import type { EngineKind } from '../src/engine/engine.ts';
import { isolationHeaders } from './headers.ts';
import { launchOptions } from './launch.ts';
import { runCommand } from './main.ts';

/** One row of the reference: greedy answers by PyTorch in f32, from the same 4-bit weights. */
interface GoldenRow {
  readonly history: readonly HistoryTurn[];
  readonly request: string;
  readonly promptIds: readonly number[];
  readonly answer: string;
  readonly answerIds: readonly number[];
  readonly pNone: number;
}

const fixture = new URL('../src/agent/fixtures/golden.jsonl', import.meta.url);

/** Compares an engine's greedy answers without a grammar, and its P(none), with the reference's. */
async function compare(kind: EngineKind, limit: number): Promise<void> {
  const rows: GoldenRow[] = readFileSync(fixture, 'utf8')
    .trim()
    .split('\n')
    .slice(0, limit)
    .map(line => JSON.parse(line));
  const server = await createServer({
    server: { port: 0, headers: isolationHeaders, hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    page.on('pageerror', error => console.error(error));
    await page.goto(`${server.resolvedUrls?.local[0]}e2e/golden/index.html`);
    await page.waitForFunction(() => 'startRuntime' in window);
    const stats = await page.evaluate(engine => window.startRuntime(engine), kind);
    console.log(`${stats.device}, ${stats.threads ?? 1} thread(s): loaded in ${(stats.loadMs / 1000).toFixed(1)} s`);

    let equal = 0;
    let worst = 0;
    const sums = { prompt: 0, promptMs: 0, output: 0, outputMs: 0 };
    for (const row of rows) {
      const generation = await page.evaluate(request => window.generate(request), {
        prompt: tinyGiant.prompt(row.history, row.request, { known: [], listed: [], absent: {} }),
        grammar: null,
        stop: tinyGiant.stop,
        maxTokens: 90,
        watch: [tinyGiant.none],
      });
      const error = Math.abs((generation.watched[tinyGiant.none] ?? 0) - row.pNone);
      worst = Math.max(worst, error);
      sums.prompt += generation.promptTokens - generation.cachedTokens;
      sums.promptMs += generation.firstTokenMs;
      sums.output += generation.tokens.length;
      sums.outputMs += generation.totalMs - generation.firstTokenMs;
      const ids = generation.tokens.map(({ id }) => id);
      if (String(ids) === String(row.answerIds)) equal += 1;
      else {
        const at = ids.findIndex((id, index) => id !== row.answerIds[index]);
        const token = generation.tokens[at < 0 ? ids.length - 1 : at];
        const next = token?.alternatives[0];
        console.log(
          `differs: ${JSON.stringify(row.request)}\n  wanted ${JSON.stringify(row.answer)}\n  got    ${JSON.stringify(generation.text)}`,
        );
        console.log(
          `  at token ${at}: ${token?.text} ${token?.probability.toFixed(4)}, next ${next?.text} ${next?.probability.toFixed(4)}`,
        );
      }
    }
    console.log(`${equal} of ${rows.length} rows equal; P(none) differs by at most ${worst.toExponential(1)}`);
    console.log(
      `prefill ${((1000 * sums.prompt) / sums.promptMs).toFixed(1)} tokens/s, decode ${((1000 * sums.output) / sums.outputMs).toFixed(1)} tokens/s`,
    );
    if (equal < rows.length * (58 / 60)) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
  }
}

const { values } = parseArgs({
  options: { engine: { type: 'string', default: 'cpu' }, limit: { type: 'string', default: '60' } },
});
await runCommand(() => compare(values.engine === 'webgpu' ? 'webgpu' : 'cpu', Number(values.limit)));
