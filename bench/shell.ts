import { createServer } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { ensureBuilt } from '../scripts/build.ts';
import { launchOptions } from '../scripts/launch.ts';
import { ChatPage } from '../scripts/page.ts';
import { serve } from '../scripts/serve.ts';
import { runBench } from './lib/command.ts';
import { rounded } from './lib/numbers.ts';
import { formatTable } from './lib/table.ts';

const usage = `npm run bench:shell -- [--json]

The built page without its model: what it loads before anybody touched it, Lighthouse's scores, and the longest task on the main
thread while the model answers requests on the CPU engine. Lighthouse's phone is simulated: a slow one in a slow network.
%common%`;

const requests = ['set a timer for 10 minutes', 'what is 12% of 80', 'convert 3 miles to km', 'roll two dice'];
const categories = ['performance', 'accessibility', 'best-practices'] as const;
type Category = (typeof categories)[number];
type Scores = Readonly<Record<Category, number>>;

/** After so long without a request, a page has loaded what it loads by itself. */
const quietMs = 2000;

interface FirstLoad {
  readonly scripts: number;
  /** As sent: gzipped. */
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly fontBytes: number;
}

/** What the page itself loads while its model never comes. The workers' code is part of the model. */
async function firstLoad(page: Page, url: string): Promise<FirstLoad> {
  await page.route('**/models/**', () => new Promise(() => undefined));
  let lastAt = Date.now();
  page.on('requestfinished', () => {
    lastAt = Date.now();
  });
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Request' }).waitFor();
  while (Date.now() - lastAt < quietMs) await page.waitForTimeout(100);
  const files = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(entry => entry as PerformanceResourceTiming)
      .map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize })),
  );
  const sizes = (ending: RegExp) => files.filter(({ path }) => ending.test(path)).map(({ bytes }) => bytes);
  const total = (bytes: readonly number[]) => bytes.reduce((sum, size) => sum + size, 0);
  const scripts = sizes(/(?<!worker-[\w-]+)\.js$/);
  return {
    scripts: scripts.length,
    scriptBytes: total(scripts),
    styleBytes: total(sizes(/\.css$/)),
    fontBytes: total(sizes(/\.woff2$/)),
  };
}

/** The longest task on the page's main thread, in milliseconds, while the model answers; 0 where none was over 50 ms. */
async function longestTask(page: Page, url: string): Promise<number> {
  const chat = new ChatPage(page);
  await chat.open(url, 'cpu');
  await chat.ready();
  await page.evaluate(() => {
    const found: number[] = [];
    new PerformanceObserver(list => found.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
    Object.assign(window, { longTasks: found });
  });
  for (const request of requests) await chat.ask(request);
  return page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Lighthouse's scores, 0 to 100, and what kept a category from 100. */
async function scoresOf(
  url: string,
  device: 'phone' | 'desktop',
): Promise<{ scores: Scores; faults: readonly string[] }> {
  const port = await freePort();
  const { args = [], ...options } = launchOptions();
  const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    const result = await lighthouse(
      url,
      { port, onlyCategories: [...categories], logLevel: 'error' },
      device === 'desktop' ? desktopConfig : undefined,
    );
    if (!result) throw new Error('Lighthouse gave no result.');
    const { lhr } = result;
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
    const scores = Object.fromEntries(
      categories.map(name => [name, Math.round(100 * (lhr.categories[name]?.score ?? 0))]),
    ) as Record<Category, number>;
    const faults = categories.flatMap(name =>
      (lhr.categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
        const audit = lhr.audits[id];
        const isFault = weight > 0 && audit?.score != null && audit.score < 0.9;
        return isFault
          ? [`${device}, ${name}: ${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`]
          : [];
      }),
    );
    return { scores, faults };
  } finally {
    await browser.close();
  }
}

async function measure() {
  ensureBuilt();
  const server = await serve({ port: 0 });
  const browser = await chromium.launch(launchOptions());
  const onPage = async <T>(work: (page: Page, url: string) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ locale: 'en-US' });
    try {
      return await work(await context.newPage(), server.url);
    } finally {
      await context.close();
    }
  };
  try {
    const load = await onPage(firstLoad);
    const task = await onPage(longestTask);
    await browser.close();
    const phone = await scoresOf(server.url, 'phone');
    const desktop = await scoresOf(server.url, 'desktop');
    return { load, task, phone, desktop };
  } finally {
    await browser.close();
    await server.close();
  }
}

const kib = (bytes: number) => rounded(bytes / 1024, 1);

await runBench({
  usage,
  options: {},
  async run() {
    const { load, task, phone, desktop } = await measure();
    console.log(
      formatTable(
        ['before anybody touched it', 'KiB, gzipped'],
        [
          [`${load.scripts} scripts`, kib(load.scriptBytes)],
          ['styles', kib(load.styleBytes)],
          ['fonts', kib(load.fontBytes)],
        ],
      ),
    );
    console.log(
      `\nLongest task while the model answers: ${task === 0 ? 'none over 50 ms' : `${Math.round(task)} ms`}\n`,
    );
    console.log(
      formatTable(
        ['Lighthouse', ...categories],
        [
          ['phone', ...categories.map(name => phone.scores[name])],
          ['desktop', ...categories.map(name => desktop.scores[name])],
        ],
      ),
    );
    for (const fault of [...phone.faults, ...desktop.faults]) console.log(`  ${fault}`);
    return {
      performance: phone.scores.performance,
      accessibility: phone.scores.accessibility,
      best_practices: phone.scores['best-practices'],
      desktop_performance: desktop.scores.performance,
      first_load_gz_kb: kib(load.scriptBytes),
      longest_task_ms: Math.round(task),
    };
  },
});
