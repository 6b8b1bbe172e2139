import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { stepTools } from '../src/agent/templates/fixtures/conversations.ts';
import { type Outcome, outputOf, randomOf, readStream, readWhole } from '../src/agent/templates/fixtures/fuzz.ts';
import { templates } from '../src/agent/templates/index.ts';
import type { ChatTemplate } from '../src/agent/templates/template.ts';
import { checkFormat } from '../src/agent/verify/format.ts';
import { jsonCallGrammar } from '../src/decode/json-schema/calls.ts';
import { schemaCases } from '../src/decode/json-schema/fixtures/schemas.ts';
import { createWalker } from '../src/decode/json-schema/fixtures/walk.ts';
import { formatJson } from '../src/decode/json-schema/values.ts';
import { AppError } from '../src/errors.ts';
import { toolFromSchema } from '../src/tools/listed.ts';
import type { Arguments } from '../src/tools/tool.ts';

/*
 * Feeds spoilt model outputs to the reader of every chat template, whole and in pieces, and holds grammars of random JSON Schemas
 * against the format check:
 *
 *     npm run fuzz -- --count 100000 --schemas 10000 --seed 1
 */

/** Reading one output may take this much of the processor, whole and in pieces; the longest are 1 MiB. */
const limitMs = 2000;
/** What the heap may grow by over all outputs of a template, once it was warmed up. */
const limitBytes = 16 * 1024 * 1024;
const warmUp = 2000;
const shownFailures = 5;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    schemas: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const [count, schemas, seed] = [Number(values.count), Number(values.schemas), Number(values.seed)];
if (![count, schemas, seed].every(Number.isSafeInteger))
  throw new RangeError('--count, --schemas and --seed are whole numbers');

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
function heapBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

interface Row {
  readonly template: string;
  readonly outputs: number;
  readonly read: number;
  readonly calls: number;
  readonly refused: number;
  readonly failed: number;
  readonly slowestMs: number;
  readonly heapMiB: number;
}

const failures: string[] = [];

/** What is wrong with two readings of an output, or null. */
function faultOf(whole: Outcome, stream: Outcome, ms: number): string | null {
  for (const outcome of [whole, stream])
    if ('thrown' in outcome && !(outcome.thrown instanceof AppError && outcome.thrown.code === 'ANSWER_MALFORMED'))
      return `threw ${outcome.thrown}`;
  if (ms > limitMs) return `took ${ms.toFixed()} ms`;
  const read = 'calls' in whole && 'calls' in stream;
  if ('calls' in whole !== 'calls' in stream)
    return 'reads in pieces what it does not read whole, or the other way round';
  return read && JSON.stringify(whole.calls) !== JSON.stringify(stream.calls) ? 'reads other calls in pieces' : null;
}

function fuzz(name: string, template: ChatTemplate, outputs: number): Row {
  const random = randomOf(seed);
  const tools = stepTools();
  let [read, calls, refused, failed, slowestMs, heap] = [0, 0, 0, 0, 0, 0];
  for (let index = 0; index < outputs; index += 1) {
    if (index === Math.min(warmUp, outputs >> 1)) heap = heapBytes();
    const { mutation, text } = outputOf(template, tools, random);
    const startedAt = process.cpuUsage();
    const whole = readWhole(template, tools, text);
    const stream = readStream(template, tools, text, random);
    const { user, system } = process.cpuUsage(startedAt);
    const ms = (user + system) / 1000;
    slowestMs = Math.max(slowestMs, ms);
    if ('calls' in whole) {
      read += 1;
      calls += whole.calls.length;
    } else refused += 1;
    const fault = faultOf(whole, stream, ms);
    if (fault === null) continue;
    failed += 1;
    if (failed <= shownFailures) failures.push(`${name}, ${mutation}: ${fault}: ${JSON.stringify(text.slice(0, 200))}`);
  }
  const grown = heapBytes() - heap;
  if (grown > limitBytes) failures.push(`${name}: the heap grew by ${(grown / 2 ** 20).toFixed(1)} MiB`);
  return {
    template: name,
    outputs,
    read,
    calls,
    refused,
    failed,
    slowestMs: Math.round(slowestMs),
    heapMiB: Number((grown / 2 ** 20).toFixed(1)),
  };
}

/** How many strings drawn from grammars were checked, and how many of those the format check had to refuse. */
async function fuzzSchemas(): Promise<{ schemas: number; drawn: number; leftToCheck: number; failed: number }> {
  const walker = await createWalker();
  const random = randomOf(seed);
  let [drawn, leftToCheck, failed] = [0, 0, 0];
  for (const { schema, value } of fc.sample(schemaCases, { numRuns: schemas, seed })) {
    const tool = toolFromSchema({
      name: 'f',
      description: 'Does f.',
      parameters: schema,
      run: () => null,
      source: 'page',
    });
    const passes = (args: Arguments) =>
      checkFormat({ name: 'f', arguments: args }, new Map([['f', tool]])).verdict.passed;
    const { grammar, leftovers } = jsonCallGrammar([{ name: 'f', parameters: schema }], {
      call: (_, values) => values.root(),
      answer: call => call,
    });
    const fail = (what: string) => {
      failed += 1;
      if (failed <= shownFailures) failures.push(`${what} of ${JSON.stringify(schema)}`);
    };
    if (!(await walker.accepts(grammar, formatJson(value)))) fail(`The grammar does not hold ${formatJson(value)}`);
    const answer = await walker.draw(grammar, below => random.below(below));
    if (answer === null) continue;
    drawn += 1;
    if (passes(JSON.parse(answer))) continue;
    if (leftovers.length > 0) leftToCheck += 1;
    else fail(`The format check refuses ${answer}`);
  }
  walker.dispose();
  return { schemas, drawn, leftToCheck, failed };
}

const share = Math.ceil(count / templates.size);
console.table([...templates].map(([name, template]) => fuzz(name, template, share)));
if (schemas > 0) console.table([await fuzzSchemas()]);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
