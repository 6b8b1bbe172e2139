import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ToolCall } from '../src/agent/events.ts';
import type { HistoryTurn } from '../src/agent/templates/template.ts';
import { tinyGiant } from '../src/agent/templates/tiny-giant.ts';
import { tinyGiant135m } from '../src/engine/catalogue.ts';
import { builtinTools } from '../src/tools/builtin/index.ts';
import { isMain, runCommand } from './main.ts';
import { type ChatPage, engineOf, withPage } from './page.ts';
import { everyNth, type Kind, kindOf, kinds, type Row, readRows, sameCalls } from './rows.ts';
import { proposedCalls, turnEnd } from './transcript.ts';

const usage = `npm run eval:model -- [--file rows.jsonl] [--limit N] [--engine cpu|webgpu] [--json out.json]

Runs requests through the built page and its agent, and counts how many were answered with exactly the right calls: the same
tools in the same order with equal arguments (strings without case and outer white space). Only rows whose tools exist in the
page count, and rows that no tool serves.
  --file    one {"line", "history", "q", "calls"} a line; ../shared/requests/heldout.jsonl unless told
  --limit   takes N rows, spread evenly
  --engine  cpu unless told
  --json    writes every row with its calls`;

interface Outcome {
  readonly kind: Kind;
  readonly q: string;
  readonly want: readonly ToolCall[];
  readonly got: readonly ToolCall[];
  readonly right: boolean;
  readonly ms: number;
}

const existing = new Set(builtinTools.map(({ name }) => name));
const allTools = { known: builtinTools, listed: [], absent: tinyGiant135m.knows };

/** The turns before a row as its model was shown them: a missing value is a bare `?`. */
function historyOf(row: Row): HistoryTurn[] {
  return row.history.map(({ q, calls }) => ({
    request: q,
    answer: tinyGiant.format(calls, allTools).replaceAll('="?"', '=?'),
  }));
}

async function runRow(chat: ChatPage, row: Row): Promise<Outcome> {
  const events = await chat.askBeside(row.q, historyOf(row));
  const { ms, error } = turnEnd(events);
  if (error) throw new Error(`"${row.q}" failed: ${error.code} ${JSON.stringify(error.details)}`);
  const got = proposedCalls(events);
  return { kind: kindOf(row), q: row.q, want: row.calls, got, right: sameCalls(got, row.calls), ms };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function printTable(outcomes: readonly Outcome[]): void {
  const line = (name: string, some: readonly Outcome[]) => {
    const right = some.filter(outcome => outcome.right).length;
    const share = some.length ? `${((100 * right) / some.length).toFixed(1)}%` : '';
    console.log(`${name.padEnd(14)} ${`${right}/${some.length}`.padStart(9)} ${share.padStart(7)}`);
  };
  console.log('calls fully right');
  for (const name of kinds) {
    const ofKind = outcomes.filter(({ kind }) => kind === name);
    line(name, ofKind);
  }
  line('all', outcomes);
  const none = outcomes.filter(({ kind }) => kind === 'none');
  const harmless = none.filter(({ got }) => got.every(({ name }) => !existing.has(name)));
  console.log(`rows that no tool serves and that ran nothing: ${harmless.length}/${none.length}`);
  console.log(`median turn ${(median(outcomes.map(({ ms }) => ms)) / 1000).toFixed(2)} s`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      file: { type: 'string', default: '../shared/requests/heldout.jsonl' },
      limit: { type: 'string' },
      engine: { type: 'string', default: 'cpu' },
      json: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const engine = engineOf(values.engine);
  const eligible = readRows(values.file).filter(({ calls }) => calls.every(({ name }) => existing.has(name)));
  const rows = everyNth(eligible, values.limit === undefined ? eligible.length : Number(values.limit));
  console.error(`${rows.length} of ${eligible.length} rows that the page's ${existing.size} tools can serve.`);

  await withPage({ engine: engine }, async ({ chat }) => {
    const outcomes: Outcome[] = [];
    for (const row of rows) {
      outcomes.push(await runRow(chat, row));
      if (outcomes.length % 25 === 0) console.error(`${outcomes.length} of ${rows.length}`);
    }
    printTable(outcomes);
    if (values.json)
      writeFileSync(
        values.json,
        `${JSON.stringify({ model: tinyGiant135m.id, version: tinyGiant135m.version, engine, outcomes }, null, 2)}\n`,
      );
  });
}

if (isMain(import.meta)) await runCommand(main);
