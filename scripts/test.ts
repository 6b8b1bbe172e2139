import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installChromium } from './chromium.ts';
import { runCommand } from './main.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Stage {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  /** Of a stage that runs tests. */
  readonly counts?: Counts;
}

const reports = mkdtempSync(join(tmpdir(), 'tiny-giant-test-'));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

function readJson(path: string): Record<string, unknown> | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** A run that wrote no report counts as one failure: it broke before its first test. */
const broken: Counts = { passed: 0, failed: 1 };

/** The counts of Vitest's JSON report; a file that could not run has no tests in it, and counts as one failure. */
function unitCounts(): Counts {
  const report = readJson(unitReport);
  if (!report) return broken;
  const files = report.testResults as { status: string; assertionResults: unknown[] }[];
  const unrun = files.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) + unrun };
}

/** The counts of Playwright's JSON report; an error outside of all tests counts as one failure. */
function e2eCounts(): Counts {
  const report = readJson(e2eReport);
  if (!report) return broken;
  const stats = report.stats as { expected: number; unexpected: number; flaky: number };
  const errors = (report.errors as unknown[]).length;
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors };
}

const stages: Stage[] = [];

function stage(name: string, work: () => boolean, count?: () => Counts): boolean {
  console.log(`\n== ${name}`);
  const startedAt = performance.now();
  let ok = false;
  try {
    ok = work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  stages.push({ name, ok, seconds: (performance.now() - startedAt) / 1000, ...(count && { counts: count() }) });
  return ok;
}

function summarize(): void {
  console.log('\n== summary');
  for (const { name, ok, seconds, counts } of stages) {
    const tests = counts ? `  ${counts.passed} passed, ${counts.failed} failed` : '';
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s${tests}`);
  }
  const sum = (key: keyof Counts) => stages.reduce((total, { counts }) => total + (counts?.[key] ?? 0), 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

/** Everything that a change has to pass: types, lint, unit tests, build, and the end-to-end tests in a real Chromium. */
async function main(): Promise<void> {
  stage('types', () => run('npx', ['tsc', '--noEmit']));
  stage('lint', () => run('npx', ['biome', 'check', '.']));
  stage(
    'unit tests',
    () => run('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]),
    unitCounts,
  );
  const built = stage('build', () => run('npx', ['vite', 'build']));
  let browser = '';
  stage('chromium', () => {
    browser = installChromium();
    console.log(browser);
    return true;
  });
  const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport };
  stage(
    'end-to-end tests',
    () =>
      built && browser !== '' && run('npx', ['playwright', 'test', '--project=chromium', '--reporter=list,json'], env),
    e2eCounts,
  );
  summarize();
  rmSync(reports, { recursive: true });
  if (!stages.every(({ ok }) => ok)) process.exitCode = 1;
}

await runCommand(main);
