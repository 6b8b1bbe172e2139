import { parseArgs } from 'node:util';
import { isMain, runCommand } from '../scripts/main.ts';
import { sameCalls } from '../scripts/rows.ts';
import type { ProposedCall, ToolCall } from '../src/agent/events.ts';
import { type Proposal, proposalsOf } from '../src/agent/judge.ts';
import type { Person } from '../src/agent/person.ts';
import { type CallState, replayTurn, type TurnState } from '../src/agent/reduce.ts';
import { checkFormat } from '../src/agent/verify/format.ts';
import type { Decoder } from '../src/decode/decoder.ts';
import { isWanted, writtenCall } from './evidence.ts';
import { allowedBy, firstRequest, type HeldOutCase, heldOutCases, record, stepToolsOf, template } from './heldout.ts';
import { requestsDefault, requestsHelp } from './lib/requests.ts';
import { formatTable, percent } from './lib/table.ts';
import { BrowserDecoder, RecordedDecoder, recordedDefault } from './model.ts';
import { playTurn, recordedFor } from './turn.ts';

const usage = `npm run eval:agent -- [--requests folder] [--file recorded.jsonl] [--recorded] [--limit N] [--examples N] [--json]

Runs held-out requests through the whole agent (checks, confidence, second tries) and sets what became of each call beside what
the model alone would have run. The person picks the right call where it is offered and drops the others. Answers are those that
were recorded; what was not is asked of the model on the CPU engine, and recorded.
  --recorded  only requests whose first answer is recorded
  --limit     so many requests at most; every beginning is spread over all of them
  --examples  so many wrong calls that still run are printed; 20 unless told
  --json      prints the figures as JSON in the last line

${requestsHelp}`;

/**
 * What became of a call that the model wrote. `offered`: the person was asked, and the right call was among the choices; `spoiled`: it
 * was right, and another one ran.
 */
const fates = ['run', 'corrected', 'offered', 'asked', 'left', 'spoiled'] as const;
type Fate = (typeof fates)[number];

interface Outcome {
  readonly from: HeldOutCase;
  readonly written: ToolCall;
  readonly right: boolean;
  readonly fate: Fate;
  readonly confidence: number;
}

/** Picks the right call where it is offered; gives no value, and permits what asks. */
function personOf(wanted: readonly ToolCall[]): Person {
  return {
    confirm: async (_call, choices) => {
      const index = choices.findIndex(call => isWanted(writtenCall({ call }), wanted));
      return index < 0 ? null : index;
    },
    clarify: async () => null,
    permit: async () => 'once',
  };
}

async function play(one: HeldOutCase, decoder: Decoder): Promise<TurnState> {
  const state = replayTurn(await playTurn(one, decoder, personOf(one.calls)));
  if (!state) throw new Error('The turn has no events.');
  if (state.error) throw new Error(`"${one.q}" failed: ${state.error.code}`);
  return state;
}

/** The call as the model wrote it: with the values that the agent leaves out. */
const rawCall = ({ call, parsed }: Proposal) => writtenCall({ call: { ...call, arguments: parsed.arguments } });

function fateOf(state: CallState, proposal: Proposal, wanted: readonly ToolCall[]): Fate {
  const final: ProposedCall = state.call;
  if (state.choices) return state.choices.some(call => isWanted(writtenCall({ call }), wanted)) ? 'offered' : 'asked';
  if (state.status === 'left') return 'left';
  if (state.status !== 'ran') return 'asked';
  const [ran, raw] = [writtenCall({ call: final }), rawCall(proposal)];
  if (sameCalls([ran], [raw])) return 'run';
  if (isWanted(ran, wanted)) return 'corrected';
  return isWanted(raw, wanted) ? 'spoiled' : 'run';
}

interface Evaluated {
  readonly from: HeldOutCase;
  readonly outcomes: readonly Outcome[];
  /** Whether the request is answered with exactly the right calls: by the model alone; by the agent alone; with the person's answers. */
  /** A call that was offered although the model answered that nothing fits: whether it is right. */
  readonly offered: boolean | null;
  readonly fully: { readonly model: boolean; readonly agent: boolean; readonly withPerson: boolean };
}

async function evaluate(one: HeldOutCase, recorded: RecordedDecoder): Promise<Evaluated> {
  const state = await play(one, recordedFor(recorded, one));
  const tools = stepToolsOf(one.tools);
  const { generation } = state;
  const proposals = generation ? proposalsOf(generation, template.parse(generation.text, tools), tools, one.q, 0) : [];
  const outcomes = proposals.flatMap((proposal): Outcome[] => {
    const { call, tool } = proposal;
    const became = state.calls.find(other => other.call.id === call.id);
    // The model alone runs what its tool's schema holds and what lacks no value.
    const runs =
      tool &&
      call.missing.length === 0 &&
      checkFormat({ name: tool.name, arguments: proposal.parsed.arguments }, one.tools).verdict.passed;
    if (!runs || !became) return [];
    return [
      {
        from: one,
        written: rawCall(proposal),
        right: isWanted(rawCall(proposal), one.calls),
        fate: fateOf(became, proposal, one.calls),
        confidence: became.confidence?.value ?? 1,
      },
    ];
  });
  const ran = state.calls.filter(({ status }) => status === 'ran');
  const callsOf = (states: readonly CallState[]) => states.map(({ call }) => writtenCall({ call }));
  const open = state.calls.filter(({ call, confidence }) => call.missing.length > 0 && confidence?.decision === 'ask');
  const ended = state.calls.filter(call => ran.includes(call) || open.includes(call));
  const [offer] = proposals.length === 0 ? state.calls : [];
  return {
    from: one,
    outcomes,
    offered: offer ? isWanted(writtenCall({ call: offer.call }), one.calls) : null,
    fully: {
      model: sameCalls(proposals.map(rawCall), one.calls),
      agent:
        sameCalls(callsOf(ended.filter(({ choices }) => !choices)), one.calls) &&
        state.calls.every(({ choices }) => !choices),
      withPerson: sameCalls(callsOf(ended), one.calls),
    },
  };
}

function count(outcomes: readonly Outcome[], right: boolean, fate?: Fate): number {
  return outcomes.filter(one => one.right === right && (fate === undefined || one.fate === fate)).length;
}

function printTables(evaluated: readonly Evaluated[]): void {
  const sets = [
    ['page’s own tools', evaluated.filter(({ from }) => from.set === 'known')],
    ['English', evaluated.filter(({ from }) => from.set === 'known' && from.language === 'en')],
    ['Chinese', evaluated.filter(({ from }) => from.set === 'known' && from.language === 'zh')],
    ['listed tools', evaluated.filter(({ from }) => from.set === 'listed')],
    ['all', evaluated],
  ] as const;
  const rows = sets.flatMap(([name, some]) => {
    const outcomes = some.flatMap(one => one.outcomes);
    return [true, false].map(right => {
      const alone = count(outcomes, right);
      return [right ? name : '', right ? 'right' : 'wrong', alone, ...fates.map(fate => count(outcomes, right, fate))];
    });
  });
  console.log('Calls that the model alone would run, and what the agent makes of them');
  console.log(
    formatTable(
      [
        '',
        '',
        'model runs',
        'agent runs',
        'runs corrected',
        'asks, right offered',
        'asks, not offered',
        'leaves',
        'runs another',
      ],
      rows,
    ),
  );
  const share = (some: readonly Evaluated[], of: keyof Evaluated['fully']) =>
    percent(some.filter(({ fully }) => fully[of]).length / Math.max(1, some.length));
  console.log('\nRequests answered with exactly the right calls');
  console.log(
    formatTable(
      ['', 'requests', 'model alone', 'agent, unasked', 'agent and person'],
      sets.map(([name, some]) => [
        name,
        some.length,
        share(some, 'model'),
        share(some, 'agent'),
        share(some, 'withPerson'),
      ]),
    ),
  );
}

function printExamples(outcomes: readonly Outcome[], limit: number): void {
  const wrong = outcomes
    .filter(({ right, fate }) => !right && fate === 'run')
    .toSorted((a, b) => b.confidence - a.confidence);
  console.log(`\nWrong calls that still run, surest first (${Math.min(limit, wrong.length)} of ${wrong.length})`);
  for (const { from, written, confidence } of wrong.slice(0, limit)) {
    console.log(`${confidence.toFixed(2)}  ${from.q}`);
    console.log(`      ${template.format([written], stepToolsOf(from.tools))}`);
    console.log(`      wanted ${template.format(from.calls, stepToolsOf(from.tools)).replaceAll('\n', '; ')}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: requestsDefault },
      file: { type: 'string', default: recordedDefault },
      recorded: { type: 'boolean', default: false },
      limit: { type: 'string' },
      examples: { type: 'string', default: '20' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const model = new BrowserDecoder();
  const recorded = new RecordedDecoder(model, values.file);
  const isRecorded = (one: HeldOutCase) => recorded.has(firstRequest(one), allowedBy(stepToolsOf(one.tools)));
  const cases = heldOutCases(values.requests)
    .filter(one => !values.recorded || isRecorded(one))
    .slice(0, values.limit === undefined ? undefined : Number(values.limit));
  const evaluated: Evaluated[] = [];
  try {
    for (const one of cases) {
      evaluated.push(await evaluate(one, recorded));
      if (evaluated.length % 50 === 0)
        console.error(`${evaluated.length} of ${cases.length}, ${recorded.asked} answers of them new`);
    }
  } finally {
    await model.close();
  }

  const outcomes = evaluated.flatMap(one => one.outcomes);
  printTables(evaluated);
  const right = count(outcomes, true);
  const spoiled = count(outcomes, true, 'spoiled');
  const lost = count(outcomes, true, 'left') + count(outcomes, true, 'asked') + spoiled;
  const wrong = count(outcomes, false);
  const run = count(outcomes, false, 'run') + spoiled;
  console.log(
    `\nOf ${wrong} wrong calls the agent runs ${run} (${percent(run / wrong)}); of ${right} right ones it loses ${lost} (${percent(lost / right)}).`,
  );
  const offers = evaluated.flatMap(({ offered }) => (offered === null ? [] : [offered]));
  console.log(
    `Where the model answered that nothing fits, ${offers.length} calls were offered, ${offers.filter(Boolean).length} of them right.`,
  );
  printExamples(outcomes, Number(values.examples));
  if (values.json) {
    const tally = (isRight: boolean) => Object.fromEntries(fates.map(fate => [fate, count(outcomes, isRight, fate)]));
    const fully = (of: keyof Evaluated['fully']) => evaluated.filter(one => one.fully[of]).length;
    console.log(
      JSON.stringify({
        model: `${record.id} ${record.version}`,
        requests: evaluated.length,
        right: tally(true),
        wrong: tally(false),
        offers: { right: offers.filter(Boolean).length, wrong: offers.filter(isRight => !isRight).length },
        fully: { model: fully('model'), agent: fully('agent'), withPerson: fully('withPerson') },
      }),
    );
  }
}

if (isMain(import.meta)) await runCommand(main);
