import type { Decoder, Generation, PromptPiece } from '../decode/decoder.ts';
import type { Narrowing } from '../decode/grammar.ts';
import type { ModelRecord } from '../engine/catalogue.ts';
import { AppError } from '../errors.ts';
import type { Tool } from '../tools/tool.ts';
import { type CallEnd, CallRunner, type CallServices, type ReadyCall } from './call.ts';
import { confidenceOf } from './confidence.ts';
import type { AgentEvent, ToolCall, TurnOutcome, VerdictReason } from './events.ts';
import { type FrameInput, frameTurn, type TurnFrame, turnOutcome } from './frame.ts';
import { Judge, type JudgeServices, keyOf, type Proposal, proposalsOf } from './judge.ts';
import { type SelectionRequest, selectTools } from './select.ts';
import { templateOf } from './templates/index.ts';
import type { CallResult, ChatTemplate, HistoryTurn, StepTools, TakenStep } from './templates/template.ts';

export interface TurnInput extends FrameInput, CallServices {
  /** Earlier turns of the conversation, oldest first. */
  readonly history: readonly HistoryTurn[];
  /** What the conversation used before; nothing unless told. */
  readonly before?: Omit<SelectionRequest, 'text'>;
  readonly decoder: Decoder;
  readonly record: ModelRecord;
}

/** Most steps of a turn of a model that reads results. */
export const maxSteps = 8;

/**
 * Runs one turn: a request in, the events of what came of it out, `turn.started` first and `turn.finished` last. Does not throw:
 * what ended the turn is in `turn.finished`. Questions to the person come one at a time, in the order of the calls; calls that do
 * not depend on each other run at the same time; one that fails does not stop the others. A reader that leaves early stops the turn.
 */
export function runTurn(input: TurnInput): AsyncGenerator<AgentEvent, void> {
  return frameTurn(input, frame => new Turn(input, templateOf(input.record.template), frame).answer());
}

/** Of the tools that were considered, so many are told. */
const toldTools = 12;

/** Most repair messages of a step: after that the person decides. */
export const maxRepairs = 2;

/** Of a result, so much is looked through for the values of later calls. */
const searchedCharacters = 20_000;

/** An answer of the model with what it was asked. */
interface Answer {
  readonly prompt: readonly PromptPiece[];
  readonly generation: Generation;
  readonly tools: StepTools;
  readonly proposals: readonly Proposal[];
}

class Turn {
  readonly runner: CallRunner;
  /** The calls that ran, by their place among all calls of the turn. */
  readonly ran: ToolCall[] = [];
  /** Calls proposed so far. */
  count = 0;
  /** What the model is told of earlier steps, where it reads results. */
  readonly past: TakenStep[] = [];

  constructor(
    readonly input: TurnInput,
    readonly template: ChatTemplate,
    readonly frame: TurnFrame,
  ) {
    this.runner = new CallRunner(input, frame.signal, frame.emit);
  }

  get readsResults(): boolean {
    return this.input.record.readsResults;
  }

  async answer(): Promise<TurnOutcome> {
    this.frame.history = this.template.none;
    const ends: CallEnd[] = [];
    /** Calls that came before: one that comes again, word for word, would come for ever. */
    const seen = new Set<string>();
    for (let step = 1; step <= (this.readsResults ? maxSteps : 1); step += 1) {
      const answer = await this.#step(step);
      const fresh = answer.proposals.filter(proposal => !seen.has(keyOf(proposal.call)));
      if (fresh.length === 0) {
        if (answer.proposals.length > 0) break;
        if (this.template.speaks) this.frame.said = answer.generation.text.trim();
        ends.push(...(await this.#offer(answer)));
        break;
      }
      for (const { call } of fresh) seen.add(keyOf(call));
      const done = await this.#act(answer, fresh, this.#judge(answer, fresh));
      ends.push(...done);
      // What the person did not want is not tried another way.
      if (!this.readsResults || done.some(({ outcome }) => outcome === 'declined' || outcome === 'left')) break;
      const results = fresh.flatMap((proposal, index) => {
        const end = done[index];
        return end ? [resultOf(end, proposal)] : [];
      });
      this.past.push({ answer: answer.generation.text, results });
    }
    const outcome = turnOutcome(ends.map(end => end.outcome));
    return outcome === 'none' && this.frame.said !== '' ? 'said' : outcome;
  }

  /** One answer of the model; of one that reads results, the first whose calls pass the checks, or the third. */
  async #step(step: number): Promise<Answer> {
    const { input, template, frame } = this;
    for (let repairs = 0; ; repairs += 1) {
      const { tools, considered } = selectTools(input.record, template, input.tools, tool => input.permissionOf(tool), {
        recent: [],
        ...input.before,
        text: input.text,
      });
      frame.emit({
        type: 'generation.started',
        step,
        listed: tools.listed.map(({ tool }) => tool.name),
        known: tools.known.map(({ name }) => name),
        ...(considered.length > 0 && {
          considered: considered.slice(0, toldTools).map(({ tool, score }) => ({ tool: tool.name, score })),
        }),
      });
      const { prompt, generation } = await this.#generate(tools);
      frame.emit({ type: 'generation.finished', step, generation, prompt });
      frame.signal.throwIfAborted();
      if (generation.ended === 'length') throw new AppError('ANSWER_TOO_LONG', { tokens: generation.tokens.length });
      const proposals = proposalsOf(generation, template.parse(generation.text, tools), tools, input.text, this.count);
      const answer = { prompt, generation, tools, proposals };
      if (!this.readsResults || repairs === maxRepairs) return answer;

      const refusals = this.#judge(answer, proposals).refusals();
      if (refusals.length === 0) return answer;
      frame.emit({ type: 'generation.refused', step, refusals });
      const results = proposals.map(({ call, parsed }): CallResult => {
        const reasons = refusals.find(refusal => refusal.call === call)?.reasons;
        return {
          name: parsed.name,
          content: reasons ? reasonsText(reasons) : 'Not run, because another call was refused.',
        };
      });
      this.past.push({ answer: generation.text, results });
    }
  }

  /** Generates an answer, with fewer earlier turns when the prompt would not fit with all of them. */
  async #generate(tools: StepTools): Promise<Pick<Answer, 'prompt' | 'generation'>> {
    const { input, template, past } = this;
    for (let history = input.history.slice(-template.historyTurns); ; history = history.slice(1)) {
      const prompt = template.prompt(history, input.text, tools, past);
      try {
        return { prompt, generation: await this.#decode(prompt, template.grammar(tools), true) };
      } catch (thrown) {
        const tooLong = thrown instanceof AppError && thrown.code === 'DECODE_PROMPT_TOO_LONG';
        if (!tooLong || history.length === 0) throw thrown;
      }
    }
  }

  #decode(prompt: readonly PromptPiece[], grammar: string | null, tell: boolean): Promise<Generation> {
    const { template, frame } = this;
    return this.input.decoder.generate(
      { prompt, grammar, stop: template.stop, maxTokens: template.maxTokens, watch: [template.none] },
      {
        signal: frame.signal,
        ...(tell && { onProgress: progress => frame.emit({ type: 'generation.progress', progress }) }),
      },
    );
  }

  #judge(answer: Answer, proposals: readonly Proposal[], offers = false): Judge {
    const { input, template, frame, past } = this;
    const services: JudgeServices = {
      tools: input.tools,
      confidence: input.record.confidence,
      request: input.text,
      context: [
        ...input.history.slice(-template.historyTurns).flatMap(turn => [turn.request, turn.answer]),
        ...past.flatMap(step => step.results.map(({ content }) => content.slice(0, searchedCharacters))),
        ...(this.readsResults ? [input.now().toISOString()] : []),
      ],
      none: template.none,
      repairs: !this.readsResults,
      offers,
      another: (proposal, narrowing) => this.#another(answer, proposal, narrowing),
      emit: frame.emit,
    };
    return new Judge(services, proposals);
  }

  /** One more call in place of one that was doubted. */
  async #another(answer: Answer, doubted: Proposal, narrowing: Omit<Narrowing, 'after'>): Promise<Proposal | null> {
    const after = doubted.generation.text.slice(0, doubted.parsed.start).trimEnd();
    const other = await this.#narrowed(answer, { ...narrowing, after });
    return other && { ...other, call: { ...other.call, id: doubted.call.id } };
  }

  /** The call that the model writes under a narrower grammar. A second try that fails is none: the first answer still stands. */
  async #narrowed({ prompt, tools }: Answer, narrowing: Narrowing): Promise<Proposal | null> {
    const { template, frame } = this;
    try {
      const generation = await this.#decode(prompt, template.grammar(tools, narrowing), false);
      if (generation.ended === 'length') return null;
      return proposalsOf(generation, template.parse(generation.text, tools), tools, this.input.text, 0).at(-1) ?? null;
    } catch {
      frame.signal.throwIfAborted();
      return null;
    }
  }

  /**
   * Where the model answered that nothing fits and was not sure: offers the likeliest call, if such calls are mostly right and the
   * checks pass it. What the person does not want leaves the answer as it was.
   */
  async #offer(answer: Answer): Promise<readonly CallEnd[]> {
    const { template, input } = this;
    const { text, watched } = answer.generation;
    const { confidence } = input.record;
    const isSure = !confidence || (watched[template.none] ?? 1) >= confidence.offer;
    if (this.readsResults || text !== template.none || isSure) return [];
    const proposal = await this.#narrowed(answer, { after: '', names: [], values: [], source: '' });
    if (!proposal?.tool) return [];
    const judge = this.#judge(answer, [proposal], true);
    const isUnlikely = confidenceOf(judge.evidenceOf(proposal), confidence) < confidence.offerFrom;
    if (isUnlikely || judge.refusals().length > 0) return [];
    const ends = await this.#act(answer, [proposal], judge);
    return ends.map(end => (end.outcome === 'declined' ? { ...end, outcome: 'left' } : end));
  }

  /** Takes the calls of an answer to their ends, which come in the order of the calls. */
  async #act(answer: Answer, proposals: readonly Proposal[], judge: Judge): Promise<readonly CallEnd[]> {
    this.count += answer.proposals.length;
    for (const { call } of proposals) this.frame.emit({ type: 'call.proposed', call });
    const order = new RunOrder();
    const ends: Promise<CallEnd>[] = [];
    for (const proposal of proposals) {
      const prepared = await this.#prepare(judge, proposal);
      const end = 'outcome' in prepared ? Promise.resolve(prepared) : this.#run(prepared, answer.tools, order);
      // Its rejection is that of the turn, also when a later question is what the turn waits for.
      end.catch(() => undefined);
      ends.push(end);
    }
    return Promise.all(ends);
  }

  /** What comes before a call's run: the judgement, and what the person is asked. */
  async #prepare(judge: Judge, proposal: Proposal): Promise<ReadyCall | CallEnd> {
    const { runner, frame, input } = this;
    const tool = runner.available(proposal.call, proposal.tool);
    if (!tool) return { outcome: 'unavailable' };
    try {
      const judgement = await judge.judge(proposal, tool);
      if (judgement.decision === 'refuse') return { outcome: 'left' };
      if (judgement.decision !== 'confirm')
        return await runner.prepare(judgement.proposal.call, judgement.proposal.tool ?? tool, {
          checked: judgement.format,
        });
      const choices = judgement.choices.map(({ call }) => call);
      const callId = proposal.call.id;
      frame.emit({ type: 'confirmation.asked', callId, choices });
      const choice = await input.person.confirm(judgement.proposal.call, choices, frame.signal);
      frame.emit({ type: 'confirmation.answered', callId, choice });
      const chosen = choice === null ? undefined : judgement.choices[choice];
      if (!chosen?.tool) return { outcome: 'declined' };
      return await runner.prepare(chosen.call, chosen.tool, { clicked: true });
    } catch (thrown) {
      return runner.fail(proposal.call.id, thrown);
    }
  }

  async #run(ready: ReadyCall, tools: StepTools, order: RunOrder): Promise<CallEnd> {
    const place = Number(ready.call.id);
    const { tool } = ready;
    const end = await order.run(tool, () => this.runner.execute(ready));
    if (this.readsResults && (tool.untrusted || tool.effects === 'network' || tool.source !== 'builtin'))
      this.runner.tainted = true;
    if (end.ran) {
      this.ran[place] = end.ran;
      this.frame.history = this.template.format(Object.values(this.ran), tools);
    }
    return end;
  }
}

/**
 * Runs that could touch the same store one after the other, all others at the same time. What a category of the page's own tools
 * keeps is one store, and so is all that another origin does; what only reads over the network waits for nothing.
 */
class RunOrder {
  readonly #stores = new Map<string, { readonly writes: boolean; readonly end: Promise<unknown> }[]>();

  run<T>(tool: Tool, work: () => Promise<T>): Promise<T> {
    const store = tool.source === 'builtin' ? tool.category : `${tool.source} ${tool.origin ?? ''}`;
    const writes = tool.effects !== 'none' && !(tool.source === 'builtin' && tool.effects === 'network');
    const earlier = this.#stores.get(store) ?? [];
    const before = earlier.filter(run => writes || run.writes).map(({ end }) => end);
    // With nothing to wait for it starts at once: a click that the browser wants fresh is still so.
    const end = before.length === 0 ? work() : Promise.allSettled(before).then(work);
    this.#stores.set(store, [...earlier, { writes, end }]);
    return end;
  }
}

const reasonsText = (reasons: readonly VerdictReason[]) =>
  reasons.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' ');

/** What a model that reads results is told of a call's end. */
function resultOf({ outcome, result, error }: CallEnd, { parsed: { name } }: Proposal): CallResult {
  if (outcome === 'ran') return { name, content: JSON.stringify(result) };
  if (error) return { name, content: `Failed: ${new AppError(error.code, error.details).message}` };
  return { name, content: outcome === 'unavailable' ? 'There is no such tool now.' : 'It was not run.' };
}
