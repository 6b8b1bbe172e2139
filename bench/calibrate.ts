import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isMain, runCommand } from '../scripts/main.ts';
import { confidenceFeatures, isCareful } from '../src/agent/confidence.ts';
import type { Person } from '../src/agent/person.ts';
import type { Decoder } from '../src/decode/decoder.ts';
import type { ConfidenceRecord } from '../src/engine/catalogue.ts';
import { isWanted, type JudgedCall, judgedCalls, writtenCall } from './evidence.ts';
import { allowedBy, firstRequest, type HeldOutCase, heldOutCases, stepToolsOf, template } from './heldout.ts';
import { requestsDefault, requestsHelp } from './lib/requests.ts';
import { formatTable, percent } from './lib/table.ts';
import { fitLogistic, type Logistic, predict, rocAuc } from './logistic.ts';
import { RecordedDecoder, recordedDefault } from './model.ts';
import { playTurn, recordedFor } from './turn.ts';

const usage = `npm run calibrate -- [--requests folder] [--file recorded.jsonl] [--write] [--json]

Fits the confidence of the embedded model's calls on its recorded answers to held-out requests (record them with
npx tsx bench/generations.ts): on one half, measured on the other, both ways, and beside it what simpler rules reach.
  --write   fits on all and puts the coefficients and limits into the model record
  --json    prints the figures as JSON in the last line

${requestsHelp}`;

const recordFile = 'src/engine/tiny-giant-135m.confidence.json';

/** Strength of the L2 penalty on standardised weights: as if a few calls had been seen that say nothing. */
const penalty = 3;
/** Of the wrong calls that the model writes, at most this share may run unseen. */
const wrongShare = 0.25;
/** Of a tool's calls that may not be guesses, this share must be right among those that run unseen. */
const carefulPrecision = 0.98;
/** Of the right calls, at most this share may be left alone. */
const lostShare = 0.01;
/** Of the answers that nothing fits and that are doubted, at least this share must be wrong: nobody is asked in vain often. */
const doubtedWrong = 0.7;
/** Of the calls that are offered although the model answered that nothing fits, at least this share must be right. */
const offeredRight = 0.5;
const bins = 10;

type Score = (call: JudgedCall) => number;

const never: Decoder = {
  generate: () => Promise.reject(new Error('An answer is not recorded. Run npx tsx bench/generations.ts first.')),
};

/** An answer that nothing fits: its probability, and whether that is so. */
interface Nothing {
  readonly probability: number;
  readonly right: boolean;
}

/** The likeliest call in place of an answer that nothing fits, where it is recorded. */
async function callInstead(one: HeldOutCase, decoder: Decoder): Promise<JudgedCall | undefined> {
  const narrowing = { after: '', names: [], values: [], source: '' };
  try {
    const generation = await decoder.generate({
      ...firstRequest(one),
      grammar: template.grammar(stepToolsOf(one.tools), narrowing),
    });
    return judgedCalls(one, generation)[0];
  } catch {
    return undefined;
  }
}

/** Nobody: what is asked of them is dropped. */
const nobody: Person = { confirm: async () => null, clarify: async () => null, permit: async () => 'no' };

/** Whether each call that was written in place of a refused one, and that the checks passed, is right; where it is recorded. */
async function secondCalls(one: HeldOutCase, decoder: Decoder): Promise<readonly boolean[]> {
  const events = await playTurn(one, decoder, nobody);
  return events.flatMap((event, index) => {
    if (event.type !== 'call.repaired') return [];
    const verdicts = events
      .slice(index)
      .flatMap(later => (later.type === 'call.checked' && later.callId === event.callId ? [later.verdict] : []));
    const isPassed = verdicts.every(({ passed }) => passed);
    return isPassed ? [isWanted(writtenCall({ call: event.call }), one.calls)] : [];
  });
}

/** The calls of all recorded answers, and the answers that hold none. */
export async function recordedCalls(requests: string, file: string) {
  const recorded = new RecordedDecoder(never, file);
  const calls: JudgedCall[] = [];
  const nothing: Nothing[] = [];
  const second: boolean[] = [];
  const instead: JudgedCall[] = [];
  let answers = 0;
  const cases = heldOutCases(requests);
  for (const one of cases) {
    const [request, allowed] = [firstRequest(one), allowedBy(stepToolsOf(one.tools))];
    if (!recorded.has(request, allowed)) continue;
    answers += 1;
    const generation = await recorded.generate(request, allowed);
    calls.push(...judgedCalls(one, generation));
    second.push(...(await secondCalls(one, recordedFor(recorded, one))));
    if (generation.text === template.none) {
      nothing.push({ probability: generation.watched[template.none] ?? 0, right: one.calls.length === 0 });
      const call = await callInstead(one, recordedFor(recorded, one));
      if (call) instead.push(call);
    }
  }
  return { calls, nothing, second, instead, answers, all: cases.length };
}

const inputOf = ({ features }: JudgedCall) => confidenceFeatures.map(name => features[name]);

function fitted(calls: readonly JudgedCall[]): Logistic {
  return fitLogistic(
    calls.map(inputOf),
    calls.map(({ right }) => right),
    penalty,
  );
}

/** A call whose values are all there: it runs, or is confirmed, or is left. One that lacks a value is asked about in any case. */
const isWhole = ({ proposal }: JudgedCall) => proposal.call.missing.length === 0;

interface Limits {
  readonly act: number;
  readonly actCareful: number;
  readonly leave: number;
}

/** The lowest score from which on calls keep to a condition; above all where none does. */
function lowestLimit(
  calls: readonly JudgedCall[],
  score: Score,
  keeps: (above: readonly JudgedCall[]) => boolean,
): number {
  const sorted = calls.toSorted((a, b) => score(b) - score(a));
  let limit = 1;
  for (let count = 1; count <= sorted.length; count += 1) {
    const last = sorted[count - 1];
    if (last && keeps(sorted.slice(0, count))) limit = score(last);
  }
  return limit;
}

const wrongOf = (calls: readonly JudgedCall[]) => calls.filter(({ right }) => !right).length;

function limitsOf(calls: readonly JudgedCall[], score: Score): Limits {
  const whole = calls.filter(isWhole);
  const mayRun = wrongShare * wrongOf(whole);
  const act = lowestLimit(whole, score, above => wrongOf(above) <= mayRun);
  const careful = lowestLimit(whole, score, above => wrongOf(above) <= (1 - carefulPrecision) * above.length);
  const right = calls.filter(call => call.right).toSorted((a, b) => score(a) - score(b));
  const lost = right[Math.floor(lostShare * right.length)];
  return { act, actCareful: Math.max(act, careful), leave: Math.min(act, lost ? score(lost) : 0) };
}

/** The highest probability of "nothing fits" below which that is mostly wrong. */
function offerLimit(nothing: readonly Nothing[]): number {
  const sorted = nothing.toSorted((a, b) => a.probability - b.probability);
  let limit = 0;
  sorted.forEach(({ probability }, index) => {
    const below = sorted.slice(0, index + 1);
    if (below.filter(({ right }) => !right).length >= doubtedWrong * below.length) limit = probability;
  });
  return limit;
}

const decisions = ['act', 'confirm', 'refuse'] as const;
type Fate = (typeof decisions)[number];

/** What a rule makes of whole calls, right and wrong ones counted. */
interface Tally {
  readonly right: Readonly<Record<Fate, number>>;
  readonly wrong: Readonly<Record<Fate, number>>;
}

function tally(calls: readonly JudgedCall[], fateOf: (call: JudgedCall) => Fate): Tally {
  const count = (right: boolean) => {
    const some = calls.filter(call => isWhole(call) && call.right === right).map(fateOf);
    return Object.fromEntries(decisions.map(fate => [fate, some.filter(one => one === fate).length])) as Record<
      Fate,
      number
    >;
  };
  return { right: count(true), wrong: count(false) };
}

function add(a: Tally, b: Tally): Tally {
  const sum = (x: Tally['right'], y: Tally['right']) =>
    Object.fromEntries(decisions.map(fate => [fate, x[fate] + y[fate]])) as Record<Fate, number>;
  return { right: sum(a.right, b.right), wrong: sum(a.wrong, b.wrong) };
}

const fateBy =
  (limits: Limits, score: Score) =>
  (call: JudgedCall): Fate => {
    const value = score(call);
    if (value < limits.leave) return 'refuse';
    const careful = call.proposal.tool !== undefined && isCareful(call.proposal.tool);
    return value >= (careful ? limits.actCareful : limits.act) ? 'act' : 'confirm';
  };

/** The share of calls that run at 95% precision, those with the highest scores first. */
function coverageAt(precision: number, calls: readonly JudgedCall[], score: Score): number {
  const whole = calls.filter(isWhole);
  const limit = lowestLimit(whole, score, above => wrongOf(above) <= (1 - precision) * above.length);
  return whole.filter(call => score(call) >= limit).length / whole.length;
}

/** The right calls that run when so many wrong ones may, those with the highest scores first. */
function rightRunWith(wrong: number, calls: readonly JudgedCall[], score: Score): number {
  const whole = calls.filter(isWhole);
  const limit = lowestLimit(whole, score, above => wrongOf(above) <= wrong);
  return whole.filter(call => call.right && score(call) >= limit).length;
}

interface Bin {
  readonly from: number;
  readonly count: number;
  readonly predicted: number;
  readonly right: number;
}

function reliability(calls: readonly JudgedCall[], score: Score): readonly Bin[] {
  return Array.from({ length: bins }, (_, index) => {
    const inside = calls.filter(call => Math.min(bins - 1, Math.floor(score(call) * bins)) === index);
    const mean = (of: (call: JudgedCall) => number) => inside.reduce((sum, call) => sum + of(call), 0) / inside.length;
    return {
      from: index / bins,
      count: inside.length,
      predicted: inside.length ? mean(score) : 0,
      right: inside.length ? mean(({ right }) => Number(right)) : 0,
    };
  });
}

/** Expected calibration error: the mean distance of bins from the diagonal, by their size. */
function calibrationError(diagram: readonly Bin[]): number {
  const count = diagram.reduce((sum, bin) => sum + bin.count, 0);
  return diagram.reduce((sum, bin) => sum + (bin.count / count) * Math.abs(bin.predicted - bin.right), 0);
}

interface Rule {
  readonly name: string;
  readonly score: Score;
  readonly fate: (call: JudgedCall) => Fate;
}

const someTool: Score = ({ evidence }) => 1 - evidence.none;
const lower: Score = call => Math.min(someTool(call), call.evidence.probability.product);

/** Rules without anything fitted: what there was before, and that of the strongest peer, with its limits. */
const plainRules: readonly Rule[] = [
  { name: 'always act', score: () => 1, fate: () => 'act' },
  { name: 'P(none) alone', score: someTool, fate: call => (call.evidence.none > 0.5 ? 'refuse' : 'act') },
  {
    name: 'lower of P(some tool), P(call); 0.1, 0.7',
    score: lower,
    fate: call => (lower(call) < 0.1 ? 'refuse' : lower(call) < 0.7 ? 'confirm' : 'act'),
  },
];

interface Measured {
  readonly name: string;
  readonly auc: number;
  readonly coverage95: number;
  readonly tally: Tally;
}

function measureRule(calls: readonly JudgedCall[], { name, score, fate }: Rule): Measured {
  const whole = calls.filter(isWhole);
  return {
    name,
    auc: rocAuc(
      whole.map(score),
      whole.map(({ right }) => right),
    ),
    coverage95: coverageAt(0.95, calls, score),
    tally: tally(calls, fate),
  };
}

function printRules(rules: readonly Measured[]): void {
  console.log(
    formatTable(
      [
        'rule',
        'AUC',
        'run at 95%',
        'right: run',
        'asked',
        'lost',
        'wrong: run',
        'asked',
        'stopped',
        'of those run, right',
      ],
      rules.map(({ name, auc, coverage95, tally: { right, wrong } }) => [
        name,
        auc.toFixed(3),
        percent(coverage95),
        right.act,
        right.confirm,
        right.refuse,
        wrong.act,
        wrong.confirm,
        wrong.refuse,
        percent(right.act / (right.act + wrong.act)),
      ]),
    ),
  );
}

function printReliability(diagram: readonly Bin[]): void {
  const bar = (share: number) => '#'.repeat(Math.round(40 * share));
  console.log(
    formatTable(
      ['confidence', 'calls', 'mean', 'right', ''],
      diagram.map(({ from, count, predicted, right }) => [
        `${from.toFixed(1)} to ${(from + 1 / bins).toFixed(1)}`,
        count,
        predicted.toFixed(2),
        right.toFixed(2),
        bar(right),
      ]),
    ),
  );
}

const rounded = (value: number) => Number(value.toFixed(4));

type RecordedAnswers = Awaited<ReturnType<typeof recordedCalls>>;

/** The record of a fit on all calls, written for people to read. */
function recordOf({ calls, nothing, second, instead }: RecordedAnswers): ConfidenceRecord {
  const model = fitted(calls);
  const score: Score = call => predict(model, inputOf(call));
  const limits = limitsOf(calls, score);
  const offerFrom = lowestLimit(instead, score, above => above.length - wrongOf(above) >= offeredRight * above.length);
  return {
    bias: rounded(model.bias),
    weights: Object.fromEntries(confidenceFeatures.map((name, index) => [name, rounded(model.weights[index] ?? 0)])),
    act: rounded(limits.act),
    actCareful: rounded(limits.actCareful),
    leave: rounded(limits.leave),
    second: rounded(second.filter(Boolean).length / second.length),
    offer: rounded(offerLimit(nothing)),
    offerFrom: rounded(offerFrom),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: requestsDefault },
      file: { type: 'string', default: recordedDefault },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const recorded = await recordedCalls(values.requests, values.file);
  const { calls, answers, all } = recorded;
  console.log(
    `${answers} of ${all} answers are recorded; they hold ${calls.length} calls, ${wrongOf(calls)} of them wrong.\n`,
  );

  // By requests, so that the calls of one answer stay in one half.
  const requests = [...new Set(calls.map(({ from }) => from))];
  const even = new Set(requests.filter((_, index) => index % 2 === 0));
  const halves = [calls.filter(({ from }) => even.has(from)), calls.filter(({ from }) => !even.has(from))] as const;
  const scores = new Map<JudgedCall, number>();
  let counted: Tally | null = null;
  for (const [measured, other] of [halves, [halves[1], halves[0]] as const]) {
    const model = fitted(other);
    const score: Score = call => predict(model, inputOf(call));
    const limits = limitsOf(other, score);
    for (const call of measured) scores.set(call, score(call));
    const half = tally(measured, fateBy(limits, score));
    counted = counted ? add(counted, half) : half;
  }
  const score: Score = call => scores.get(call) ?? 0;
  const rules = plainRules.map(rule => measureRule(calls, rule));
  const ours: Measured = {
    ...measureRule(calls, { name: 'fitted on the other half', score, fate: () => 'act' }),
    ...(counted && { tally: counted }),
  };
  printRules([...rules, ours]);
  for (const rule of rules.filter(({ tally: { wrong } }) => wrong.confirm > 0)) {
    const { right, wrong } = rule.tally;
    const runs = rightRunWith(wrong.act, calls, score);
    console.log(
      `With as many wrong calls run as by "${rule.name}", ${runs} right ones run; by that rule ${right.act}.`,
    );
  }
  const diagram = reliability(calls, score);
  console.log(
    `\nReliability (each call by a fit on the other half; expected calibration error ${calibrationError(diagram).toFixed(3)})`,
  );
  printReliability(diagram);

  const record = recordOf(recorded);
  console.log(
    `\nFitted on all: act from ${record.act}, careful tools from ${record.actCareful}, nothing below ${record.leave}; nothing fits is doubted below ${record.offer}, another call offered from ${record.offerFrom}; second tries are right by ${record.second}.\n` +
      Object.entries({ bias: record.bias, ...record.weights })
        .map(([name, weight]) => `${name} ${weight}`)
        .join(', '),
  );
  if (values.write) {
    writeFileSync(recordFile, `${JSON.stringify(record, null, 2)}\n`);
    console.log(`Written to ${recordFile}.`);
  }
  if (values.json)
    console.log(JSON.stringify({ answers, calls: calls.length, rules: [...rules, ours], diagram, record }));
}

if (isMain(import.meta)) await runCommand(main);
