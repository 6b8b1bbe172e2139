import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { createServer } from 'vite';
import type {} from '../e2e/golden/golden.ts';
import { launchOptions } from '../scripts/launch.ts';
import { isMain } from '../scripts/main.ts';
import { engineOf } from '../scripts/page.ts';
import { createDecoder } from '../src/decode/decode.ts';
import type { GenerateRequest, Generation, Strategy } from '../src/decode/decoder.ts';
import { Tokenizer } from '../src/decode/tokenizer.ts';
import { tinyGiant135m } from '../src/engine/catalogue.ts';
import type { EngineKind } from '../src/engine/engine.ts';
import { allowedBy, firstRequest, heldOutCases, stepToolsOf } from './heldout.ts';
import { runBench } from './lib/command.ts';
import { rounded } from './lib/numbers.ts';
import { requestsDefault, requestsHelp } from './lib/requests.ts';
import { type Cell, formatTable } from './lib/table.ts';
import { BrowserDecoder, RecordedDecoder } from './model.ts';
import { ReplayEngine } from './replay.ts';

const usage = `npm run bench:decode -- [--requests ${requestsDefault}] [--limit 300] [--sample 20] [--engines cpu,webgpu] [--verifiable 16] [--json]

Steps and time of the embedded model's answers to held-out requests: one token a step, with runs of forced tokens, and with drafts
copied from the request as well. Each request is answered once on the CPU engine, unless its answer was recorded before; the steps of
every strategy are counted by replaying what the model wrote. A sample is answered with every strategy on each engine, for times and
to compare the answers. Times are of what follows the prompt.
  --requests    their folder
  --limit       requests in all, spread evenly
  --sample      requests of these that are answered on each engine
  --engines     the engines of the sample
  --verifiable  tokens that a feed of the replay takes at most to verify a draft: 16 on a GPU, 4 on a software adapter
%common%

${requestsHelp}`;

const options = {
  requests: { type: 'string', default: requestsDefault },
  limit: { type: 'string', default: '300' },
  sample: { type: 'string', default: '20' },
  engines: { type: 'string', default: 'cpu,webgpu' },
  verifiable: { type: 'string', default: '16' },
} as const;

const strategies: readonly Strategy[] = ['single', 'forced', 'lookup'];

/** Two runs of an engine agree when no token's probability differs by more: kernels for one token and for several round differently. */
const tolerance = 0.01;

interface Model {
  readonly device: string;
  generate(request: GenerateRequest, strategy: Strategy): Promise<Generation>;
}

/** Serves a page with the engines, loads the model in headless Chromium, hands it to `work`, and closes all again. */
async function withModel<T>(kind: EngineKind, work: (model: Model) => Promise<T>): Promise<T> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('../e2e/golden', import.meta.url)),
    publicDir: fileURLToPath(new URL('../public', import.meta.url)),
    cacheDir: fileURLToPath(new URL('../node_modules/.vite-bench', import.meta.url)),
    logLevel: 'error',
    optimizeDeps: { exclude: ['@wllama/wllama'] },
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      watch: null,
      fs: { allow: [fileURLToPath(new URL('..', import.meta.url))] },
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    },
  });
  await server.listen();
  const browser = await chromium.launch(launchOptions());
  try {
    const page: Page = await browser.newPage();
    page.on('pageerror', error => console.error(`The page: ${error}`));
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.waitForFunction(() => 'startRuntime' in window);
    const { device, threads } = await page.evaluate(engine => window.startRuntime(engine), kind);
    return await work({
      device: threads === undefined ? device : `${device}, ${threads} threads`,
      generate: (request, strategy) => page.evaluate(asked => window.generate(asked), { ...request, strategy }),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What a strategy came to over several requests. */
interface Figures {
  requests: number;
  tokens: number;
  steps: number;
  drafted: number;
  accepted: number;
  /** Answers that are those of one token a step, token by token with their probabilities. */
  identical: number;
  /** From the first token to the end, of all requests together. */
  ms: number;
}

function noFigures(): Figures {
  return { requests: 0, tokens: 0, steps: 0, drafted: 0, accepted: 0, identical: 0, ms: 0 };
}

/** Whether two answers hold the same tokens with the same probabilities; `forced` tokens count as certain in both. */
function agree(one: Generation, other: Generation): boolean {
  const free = ({ tokens }: Generation) =>
    tokens.map(token => ({ ...token, probability: token.forced ? 1 : token.probability }));
  const [first, second] = [free(one), free(other)];
  return (
    one.text === other.text &&
    first.length === second.length &&
    first.every(({ id, forced, probability }, index) => {
      const token = second[index];
      const sameHow = forced || token?.forced || Math.abs(probability - (token?.probability ?? 0)) < tolerance;
      return token?.id === id && sameHow;
    })
  );
}

function add(figures: Figures, generation: Generation, plain: Generation): void {
  figures.requests += 1;
  figures.tokens += generation.tokens.length;
  figures.steps += generation.steps;
  figures.drafted += generation.draftedTokens ?? 0;
  figures.accepted += generation.tokens.filter(({ drafted }) => drafted).length;
  figures.identical += Number(agree(generation, plain));
  figures.ms += generation.totalMs - generation.firstTokenMs;
}

type Table = Readonly<Record<Strategy, Figures>>;

/** Has each request answered with every strategy. The strategies take turns to be first, and a busy moment hits all of them. */
async function compare(
  count: number,
  answer: (index: number, strategy: Strategy) => Promise<Generation>,
): Promise<Table> {
  const table = { single: noFigures(), forced: noFigures(), lookup: noFigures() };
  for (let index = 0; index < count; index += 1) {
    const answers = new Map<Strategy, Generation>();
    for (let turn = 0; turn < strategies.length; turn += 1) {
      const strategy = strategies[(index + turn) % strategies.length] as Strategy;
      answers.set(strategy, await answer(index, strategy));
    }
    for (const [strategy, generation] of answers) add(table[strategy], generation, answers.get('single') ?? generation);
  }
  return table;
}

/** Every strategy over what the model wrote, without the model. */
async function replay(
  requests: readonly GenerateRequest[],
  written: readonly Generation[],
  verifiable: number,
): Promise<Table> {
  const bytes = readFileSync(new URL(`../public/${tinyGiant135m.folder}tokenizer.json`, import.meta.url));
  const tokenizer = Tokenizer.parse(new Uint8Array(bytes).buffer);
  const engine = new ReplayEngine(tokenizer.table.length, tokenizer.control('<|im_end|>'), verifiable);
  const decoder = await createDecoder(engine, tokenizer, tinyGiant135m.contextTokens);
  return compare(requests.length, (index, strategy) => {
    engine.start(written[index]?.tokens.map(({ id }) => id) ?? []);
    return decoder.generate({ ...(requests[index] as GenerateRequest), strategy });
  });
}

const names: Readonly<Record<Strategy, string>> = {
  single: 'one token a step',
  forced: '+ forced runs',
  lookup: '+ drafts from the request',
};

function printTable(title: string, table: Table, timed: boolean): void {
  const rows = strategies.map((strategy): Cell[] => {
    const { requests, tokens, steps, drafted, accepted, identical, ms } = table[strategy];
    return [
      names[strategy],
      tokens,
      steps,
      steps / requests,
      `${(table.single.steps / steps).toFixed(2)}x`,
      drafted === 0 ? null : `${accepted}/${drafted}`,
      `${identical}/${requests}`,
      ...(timed ? [ms / requests] : []),
    ];
  });
  console.log(`\n${title}`);
  const head = [
    '',
    'tokens',
    'steps',
    'a request',
    'fewer',
    'drafts taken',
    'same answer',
    ...(timed ? ['ms a request'] : []),
  ];
  console.log(formatTable(head, rows));
}

function figuresOf(table: Table): Record<string, unknown> {
  const figures = strategies.map(strategy => {
    const { ms, ...counts } = table[strategy];
    return [strategy, { ...counts, ms_a_request: rounded(ms / counts.requests, 1) }];
  });
  return Object.fromEntries(figures);
}

async function run(values: Readonly<Record<keyof typeof options, string>>): Promise<Record<string, unknown>> {
  const cases = heldOutCases(values.requests).slice(0, Number(values.limit));
  const requests = cases.map(firstRequest);
  const model = new BrowserDecoder();
  const recorded = new RecordedDecoder(model);
  const written: Generation[] = [];
  try {
    for (const [index, { tools }] of cases.entries())
      written.push(await recorded.generate(requests[index] as GenerateRequest, allowedBy(stepToolsOf(tools))));
  } finally {
    await model.close();
  }
  const replayed = await replay(requests, written, Number(values.verifiable));
  printTable(`${requests.length} requests, their steps counted by replay`, replayed, false);

  const sample = requests.slice(0, Number(values.sample));
  const timed: { readonly engine: EngineKind; readonly device: string; readonly table: Table }[] = [];
  for (const engine of values.engines.split(',').map(engineOf))
    await withModel(engine, async ({ device, generate }) => {
      const table = await compare(sample.length, (index, strategy) =>
        generate(sample[index] as GenerateRequest, strategy),
      );
      timed.push({ engine, device, table });
      printTable(`${sample.length} of them answered on ${device} (${engine})`, table, true);
    });
  return {
    model: tinyGiant135m.version,
    verifiable: Number(values.verifiable),
    replayed: figuresOf(replayed),
    timed: timed.map(({ engine, device, table }) => ({ engine, device, ...figuresOf(table) })),
  };
}

if (isMain(import.meta)) await runBench({ usage, options, run });
