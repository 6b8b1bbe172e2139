import type { Decoder, Generation } from '../decode/decoder.ts';
import type { ModelRecord } from '../engine/catalogue.ts';
import { AppError, type ErrorRecord, toErrorRecord } from '../errors.ts';
import type { ToolContext } from '../tools/context.ts';
import type { Arguments, Permission, Tool } from '../tools/tool.ts';
import type { AgentEvent, ProposedCall, ToolCall, TurnOutcome } from './events.ts';
import type { Person } from './person.ts';
import { callProbabilities } from './probability.ts';
import { selectTools } from './select.ts';
import { streamOf } from './stream.ts';
import { templateOf } from './templates/index.ts';
import type { ChatTemplate, HistoryTurn, ParsedCall, StepTools } from './templates/template.ts';
import { checkExecution } from './verify/execution.ts';
import { checkFormat, type FormatCheck } from './verify/format.ts';

export interface TurnInput {
  /** Unique in its conversation. */
  readonly turnId: string;
  /** What the person asks for. */
  readonly text: string;
  /** Earlier turns of the conversation, oldest first. */
  readonly history: readonly HistoryTurn[];
  readonly decoder: Decoder;
  readonly record: ModelRecord;
  /** The registered tools, by name, in the order of their registration. */
  readonly tools: ReadonlyMap<string, Tool>;
  /** What the person lets a tool do; asked again when a call of it is about to run. */
  permissionOf(tool: Tool): Permission;
  readonly person: Person;
  /** What a run of a tool may touch; `signal` aborts with the turn and at the tool's time limit. */
  toolContext(signal: AbortSignal): ToolContext;
  now(): Date;
  /** Stops the turn. What ran stays. */
  readonly signal: AbortSignal;
}

/**
 * Runs one turn: a request in, the events of what came of it out, `turn.started` first and `turn.finished` last. Does not throw:
 * what ended the turn is in `turn.finished`. The calls run one after the other in the order written; one that fails does not
 * stop those after it. A reader that leaves early stops the turn.
 */
export async function* runTurn(input: TurnInput): AsyncGenerator<AgentEvent, void> {
  const left = new AbortController();
  const signal = AbortSignal.any([input.signal, left.signal]);
  let finished = false;
  try {
    yield* streamOf<AgentEvent>(emit => new Turn(input, signal, emit).run());
    finished = true;
  } finally {
    if (!finished) left.abort();
  }
}

type CallOutcome = 'ran' | 'failed' | 'unavailable' | 'declined';

/** A call as the model wrote it, with the tool that it names where there is one. */
interface Proposal {
  readonly call: ProposedCall;
  readonly tool: Tool | undefined;
}

class Turn {
  readonly #ran: ToolCall[] = [];
  #history = '';

  constructor(
    readonly input: TurnInput,
    readonly signal: AbortSignal,
    readonly emit: (event: AgentEvent) => void,
  ) {}

  async run(): Promise<void> {
    const { input } = this;
    const startedAt = performance.now();
    this.emit({ type: 'turn.started', turnId: input.turnId, at: input.now().toISOString(), text: input.text });
    const end = await this.#end();
    this.emit({
      type: 'turn.finished',
      at: input.now().toISOString(),
      history: this.#history,
      ms: performance.now() - startedAt,
      ...end,
    });
  }

  async #end(): Promise<{ outcome: TurnOutcome; error?: ErrorRecord }> {
    try {
      return { outcome: await this.#answer() };
    } catch (thrown) {
      return this.signal.aborted ? { outcome: 'stopped' } : { outcome: 'failed', error: toErrorRecord(thrown) };
    }
  }

  async #answer(): Promise<TurnOutcome> {
    const { input } = this;
    const template = templateOf(input.record.template);
    this.#history = template.none;
    const { tools } = selectTools(input.record, template, input.tools, tool => input.permissionOf(tool));

    this.emit({ type: 'generation.started', step: 1, listed: tools.listed.map(({ tool }) => tool.name) });
    const generation = await this.#generate(template, tools);
    this.emit({ type: 'generation.finished', step: 1, generation });
    this.signal.throwIfAborted();
    if (generation.ended === 'length') throw new AppError('ANSWER_TOO_LONG', { tokens: generation.tokens.length });

    const proposals = propose(generation, template.parse(generation.text), tools);
    for (const { call } of proposals) this.emit({ type: 'call.proposed', call });
    const outcomes: CallOutcome[] = [];
    for (const { call, tool } of proposals) {
      outcomes.push(await this.#act(call, tool));
      this.#history = template.format(this.#ran, tools);
    }
    return turnOutcome(outcomes);
  }

  /** Generates an answer, with fewer earlier turns when the prompt would not fit with all of them. */
  async #generate(template: ChatTemplate, tools: StepTools): Promise<Generation> {
    const { decoder, text } = this.input;
    const grammar = template.grammar(tools);
    for (let history = this.input.history.slice(-template.historyTurns); ; history = history.slice(1)) {
      try {
        return await decoder.generate(
          {
            prompt: template.prompt(history, text, tools),
            grammar,
            stop: template.stop,
            maxTokens: template.maxTokens,
            watch: [template.none],
          },
          { signal: this.signal, onProgress: progress => this.emit({ type: 'generation.progress', progress }) },
        );
      } catch (thrown) {
        const tooLong = thrown instanceof AppError && thrown.code === 'DECODE_PROMPT_TOO_LONG';
        if (!tooLong || history.length === 0) throw thrown;
      }
    }
  }

  /** Takes one call from what was written to what came of it. Rejects only when the turn is stopped. */
  async #act(call: ProposedCall, tool: Tool | undefined): Promise<CallOutcome> {
    const { input } = this;
    const callId = call.id;
    const registered = tool ?? input.tools.get(call.name);
    const denied = registered !== undefined && input.permissionOf(registered) === 'deny';
    if (!tool || denied) {
      this.emit({ type: 'call.unavailable', callId, reason: denied ? 'denied' : 'absent' });
      return 'unavailable';
    }
    try {
      const checked = await this.#complete(call, tool);
      if (!checked) return 'declined';
      if (!checked.verdict.passed) return 'failed';
      if (!(await this.#permitted({ ...call, arguments: checked.given }, tool))) return 'declined';
      return await this.#execute(call, tool, checked);
    } catch (thrown) {
      // A tool whose own checks throw fails its call, not the turn.
      this.signal.throwIfAborted();
      this.emit({ type: 'tool.failed', callId, error: toErrorRecord(thrown), ms: 0 });
      return 'failed';
    }
  }

  /**
   * The call's arguments, checked, after the person gave what the request did not hold; null when the person drops the call.
   * What a check refuses of the person's values is asked for once more.
   */
  async #complete(call: ProposedCall, tool: Tool): Promise<FormatCheck | null> {
    let args = call.arguments;
    let missing = call.missing;
    let asked = false;
    let refused = false;
    for (;;) {
      if (missing.length > 0) {
        const answer = await this.#clarify({ ...call, arguments: args }, tool, missing);
        if (!answer) return null;
        args = answer;
        asked = true;
        // A typed reply gives one value at a time.
        const open = missing.filter(name => !Object.hasOwn(answer, name));
        if (open.length > 0 && open.length < missing.length) {
          missing = open;
          continue;
        }
      }
      const checked = checkFormat({ name: tool.name, arguments: args }, this.input.tools);
      this.emit({ type: 'call.checked', callId: call.id, verdict: checked.verdict });
      if (checked.verdict.passed || !asked || refused) return checked;
      refused = true;
      missing = refusedParameters(checked, missing);
    }
  }

  async #clarify(call: ProposedCall, tool: Tool, missing: readonly string[]): Promise<Arguments | null> {
    this.emit({ type: 'clarification.asked', callId: call.id, missing });
    const answer = await this.input.person.clarify(call, tool, missing, this.signal);
    this.emit({ type: 'clarification.answered', callId: call.id, arguments: answer });
    return answer;
  }

  /** Asks where the person wants to be asked, and where the browser wants a fresh click: the answer is that click. */
  async #permitted(call: ProposedCall, tool: Tool): Promise<boolean> {
    if (this.input.permissionOf(tool) === 'allow' && !tool.gesture) return true;
    this.emit({ type: 'permission.asked', callId: call.id });
    const allowed = await this.input.person.permit(call, tool, this.signal);
    this.emit({ type: 'permission.answered', callId: call.id, allowed });
    return allowed;
  }

  async #execute(call: ProposedCall, tool: Tool, checked: FormatCheck): Promise<CallOutcome> {
    const { input } = this;
    const callId = call.id;
    this.emit({ type: 'tool.started', callId, at: input.now().toISOString(), arguments: checked.arguments });
    const execution = await checkExecution(tool, checked.arguments, signal => input.toolContext(signal), this.signal);
    this.emit({ type: 'call.checked', callId, verdict: execution.verdict });
    if (!execution.ok) {
      this.emit({ type: 'tool.failed', callId, error: execution.error, ms: execution.ms });
      return 'failed';
    }
    this.emit({ type: 'tool.finished', callId, result: execution.result, ms: execution.ms });
    this.#ran.push({ name: tool.name, arguments: checked.given });
    return 'ran';
  }
}

/**
 * The calls of an answer with their probabilities and tools. A call written again word for word is left out: the embedded model
 * is known to repeat itself, and nobody wants the same timer twice.
 */
function propose(generation: Generation, parsed: readonly ParsedCall[], tools: StepTools): readonly Proposal[] {
  const byWrittenName = new Map<string, Tool>([
    ...tools.known.map(tool => [tool.name, tool] as const),
    ...tools.listed.map(({ alias, tool }) => [alias, tool] as const),
  ]);
  const probabilities = callProbabilities(generation, parsed);
  const seen = new Set<string>();
  const proposals: Proposal[] = [];
  parsed.forEach(({ name, arguments: args, missing }, index) => {
    const key = JSON.stringify([name, args, missing]);
    if (seen.has(key)) return;
    seen.add(key);
    const tool = byWrittenName.get(name);
    proposals.push({
      tool,
      call: {
        id: String(proposals.length + 1),
        name: tool?.name ?? name,
        arguments: args,
        missing,
        probability: probabilities[index] ?? 0,
      },
    });
  });
  return proposals;
}

/** The parameters that a refused check is about; those asked for before where it names none. */
function refusedParameters(checked: FormatCheck, asked: readonly string[]): readonly string[] {
  const names = checked.verdict.reasons.map(reason => reason.path.split('.')[0] ?? '').filter(name => name !== '');
  return names.length > 0 ? [...new Set(names)] : asked;
}

function turnOutcome(outcomes: readonly CallOutcome[]): TurnOutcome {
  if (outcomes.length === 0) return 'none';
  const first = (['ran', 'failed', 'declined'] as const).find(outcome => outcomes.includes(outcome));
  return first ?? 'unavailable';
}
