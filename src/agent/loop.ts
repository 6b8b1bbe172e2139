import type { Decoder, Generation } from '../decode/decoder.ts';
import type { ModelRecord } from '../engine/catalogue.ts';
import { AppError } from '../errors.ts';
import type { Tool } from '../tools/tool.ts';
import { type CallOutcome, CallRunner, type CallServices } from './call.ts';
import type { AgentEvent, ProposedCall, ToolCall, TurnOutcome } from './events.ts';
import { type FrameInput, frameTurn, type TurnFrame, turnOutcome } from './frame.ts';
import { callProbabilities } from './probability.ts';
import { selectTools } from './select.ts';
import { templateOf } from './templates/index.ts';
import type { ChatTemplate, HistoryTurn, ParsedCall, StepTools } from './templates/template.ts';

export interface TurnInput extends FrameInput, CallServices {
  /** Earlier turns of the conversation, oldest first. */
  readonly history: readonly HistoryTurn[];
  readonly decoder: Decoder;
  readonly record: ModelRecord;
}

/**
 * Runs one turn: a request in, the events of what came of it out, `turn.started` first and `turn.finished` last. Does not throw:
 * what ended the turn is in `turn.finished`. The calls run one after the other in the order written; one that fails does not
 * stop those after it. A reader that leaves early stops the turn.
 */
export function runTurn(input: TurnInput): AsyncGenerator<AgentEvent, void> {
  return frameTurn(input, frame => new Turn(input, templateOf(input.record.template), frame).answer());
}

/** A call as the model wrote it, with the tool that it names where there is one. */
interface Proposal {
  readonly call: ProposedCall;
  readonly tool: Tool | undefined;
}

class Turn {
  constructor(
    readonly input: TurnInput,
    readonly template: ChatTemplate,
    readonly frame: TurnFrame,
  ) {}

  async answer(): Promise<TurnOutcome> {
    const { input, template, frame } = this;
    frame.history = template.none;
    const { tools } = selectTools(input.record, template, input.tools, tool => input.permissionOf(tool));

    frame.emit({ type: 'generation.started', step: 1, listed: tools.listed.map(({ tool }) => tool.name) });
    const generation = await this.#generate(tools);
    frame.emit({ type: 'generation.finished', step: 1, generation });
    frame.signal.throwIfAborted();
    if (generation.ended === 'length') throw new AppError('ANSWER_TOO_LONG', { tokens: generation.tokens.length });

    const proposals = propose(generation, template.parse(generation.text), tools);
    for (const { call } of proposals) frame.emit({ type: 'call.proposed', call });
    const runner = new CallRunner(input, frame.signal, frame.emit);
    const outcomes: CallOutcome[] = [];
    const calls: ToolCall[] = [];
    for (const { call, tool } of proposals) {
      const { outcome, ran } = await runner.run(call, tool);
      outcomes.push(outcome);
      if (ran) calls.push(ran);
      frame.history = template.format(calls, tools);
    }
    return turnOutcome(outcomes);
  }

  /** Generates an answer, with fewer earlier turns when the prompt would not fit with all of them. */
  async #generate(tools: StepTools): Promise<Generation> {
    const { input, template, frame } = this;
    const grammar = template.grammar(tools);
    for (let history = input.history.slice(-template.historyTurns); ; history = history.slice(1)) {
      try {
        return await input.decoder.generate(
          {
            prompt: template.prompt(history, input.text, tools),
            grammar,
            stop: template.stop,
            maxTokens: template.maxTokens,
            watch: [template.none],
          },
          { signal: frame.signal, onProgress: progress => frame.emit({ type: 'generation.progress', progress }) },
        );
      } catch (thrown) {
        const tooLong = thrown instanceof AppError && thrown.code === 'DECODE_PROMPT_TOO_LONG';
        if (!tooLong || history.length === 0) throw thrown;
      }
    }
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
