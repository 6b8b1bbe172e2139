import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { historyOf } from '@/features/chat/turns';
import type { GenerateOptions, GenerateRequest, Generation, PromptPiece } from '../decode/decoder.ts';
import { Tokenizer } from '../decode/tokenizer.ts';
import { tinyGiant135m } from '../engine/catalogue.ts';
import { AppError } from '../errors.ts';
import { builtinTools } from '../tools/builtin/index.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import type { AgentEvent } from './events.ts';
import { decoderOf, generationOf } from './fixtures/decoder.ts';
import { bareContext, toolMap } from './fixtures/tools.ts';
import { runTurn } from './loop.ts';
import { replayTurn, type TurnState } from './reduce.ts';
import { templateOf } from './templates/index.ts';

/*
 * Conversations recorded from the page with the real model (scripts/record.ts), run again through the loop with the model's
 * answers, the tools' results and the person's choices as recorded: everything in between must come out the same.
 */

type EventOf<T extends AgentEvent['type']> = Extract<AgentEvent, { readonly type: T }>;

interface Conversation {
  readonly turns: readonly (readonly AgentEvent[])[];
}

const conversations: readonly Conversation[] = readFileSync(
  new URL('./fixtures/transcripts.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map(line => JSON.parse(line));

const { buffer } = new Uint8Array(readFileSync('public/models/tiny-giant-135m/tokenizer.json'));
const tokenizer = Tokenizer.parse(buffer);

/** The fit by which the calls were judged when the conversations were recorded: a later one judges them otherwise. */
const record = {
  ...tinyGiant135m,
  confidence: {
    bias: -0.4906,
    weights: {
      odds: 0.7643,
      tokens: -0.4819,
      invented: -4.1543,
      copied: 2.3312,
      unused: -1.9048,
      unexplained: -2.1024,
      listed: 0.6408,
    },
    act: 0.5875,
    actCareful: 0.8405,
    leave: 0.2007,
    second: 0.4884,
    offer: 0.6876,
    offerFrom: 0.2007,
  },
};

const allTools = { known: builtinTools, listed: [], absent: {} };

/** How many tokens a prompt has: an earlier answer keeps those that it was generated in. */
function promptTokens({ prompt }: GenerateRequest, before: readonly TurnState[]): number {
  const generated = new Map(before.map(({ generation }) => [generation?.text, generation?.tokens.length]));
  const tokensOf = (piece: PromptPiece) =>
    ('text' in piece ? generated.get(piece.text) : undefined) ?? tokenizer.encodePiece(piece).length;
  return prompt.reduce((sum, piece) => sum + tokensOf(piece), 0);
}

const untilAborted = <T>(signal: AbortSignal | undefined) =>
  new Promise<T>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

/** One recorded turn, and those who took part in it as they acted then. What was not recorded waits for the stop. */
class Recording {
  /** Calls whose runs have ended, to be so in the order in which they ended then. */
  readonly #ended: string[] = [];

  constructor(readonly events: readonly AgentEvent[]) {}

  /** Waits for the calls whose runs ended before that of a call. */
  async #after(id: string): Promise<void> {
    const order = this.events.flatMap(event =>
      event.type === 'tool.finished' || event.type === 'tool.failed' ? [event.callId] : [],
    );
    const earlier = order.slice(0, Math.max(0, order.indexOf(id)));
    await vi.waitFor(() => expect(this.#ended).toEqual(expect.arrayContaining(earlier)), { interval: 1 });
    this.#ended.push(id);
  }

  all<T extends AgentEvent['type']>(type: T): readonly EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  of<T extends AgentEvent['type']>(type: T, callId: string): readonly EventOf<T>[] {
    return this.all(type).filter(event => 'callId' in event && event.callId === callId);
  }

  decoder() {
    const [finished] = this.all('generation.finished');
    const [end] = this.all('turn.finished');
    const written = [finished, ...this.all('call.repaired')].flatMap(event => (event ? [event.generation] : []));
    // What else may have been meant is kept as a call, not as it was generated.
    const others = this.all('confirmation.asked').flatMap(({ choices }) =>
      choices.slice(1).map(call => generationOf(templateOf('tiny-giant').format([call], allTools))),
    );
    const first = (_: GenerateRequest, { signal }: GenerateOptions) => {
      if (end?.error) throw new AppError(end.error.code, end.error.details);
      return untilAborted<Generation>(signal);
    };
    return decoderOf(...(written.length > 0 ? [...written, ...others] : [first]));
  }

  permissionOf(tool: Tool): Permission {
    const ids = this.all('call.proposed').flatMap(({ call }) => (call.name === tool.name ? [call.id] : []));
    if (ids.some(id => this.of('call.unavailable', id).some(({ reason }) => reason === 'denied'))) return 'deny';
    return ids.some(id => this.of('permission.asked', id).length > 0) ? 'ask' : 'allow';
  }

  /** The tool with the runs that were recorded, in their order. */
  tool(tool: Tool): Tool {
    const runs = this.all('call.proposed')
      .filter(({ call }) => call.name === tool.name && this.of('tool.started', call.id).length > 0)
      .map(({ call }) => call.id);
    return {
      ...tool,
      run: async (_args, { signal }) => {
        const id = runs.shift() ?? '';
        const [finished] = this.of('tool.finished', id);
        const [failed] = this.of('tool.failed', id);
        await this.#after(id);
        if (finished) return finished.result;
        if (failed) throw new AppError(failed.error.code, failed.error.details);
        return untilAborted(signal);
      },
    };
  }

  async play(before: readonly TurnState[]) {
    const [started] = this.all('turn.started');
    if (!started) throw new TypeError('A recorded turn begins with turn.started');
    const stop = new AbortController();
    const stopped = this.all('turn.finished')[0]?.outcome === 'stopped';
    const decoder = this.decoder();
    const answers = [...this.all('clarification.answered')];
    const permits = [...this.all('permission.answered')];
    const confirms = [...this.all('confirmation.answered')];
    const events: AgentEvent[] = [];
    const turn = runTurn({
      turnId: started.turnId,
      text: started.text,
      history: historyOf(before),
      decoder,
      record,
      tools: toolMap(...builtinTools.map(tool => this.tool(tool))),
      permissionOf: tool => this.permissionOf(tool),
      person: {
        clarify: async (_call, _tool, _missing, signal) => {
          const answer = answers.shift();
          return answer ? answer.arguments : untilAborted(signal);
        },
        confirm: async (_call, _choices, signal) => {
          const answered = confirms.shift();
          return answered ? answered.choice : untilAborted(signal);
        },
        permit: async (_call, _tool, signal) => {
          const answered = permits.shift();
          return answered ? (answered.answer ?? (answered.allowed ? 'once' : 'no')) : untilAborted(signal);
        },
      },
      toolContext: bareContext,
      now: () => new Date(started.at),
      signal: stop.signal,
    });
    for await (const event of turn) {
      events.push(event);
      if (stopped && events.length === this.events.length - 1) stop.abort();
    }
    return { events, requests: decoder.requests };
  }
}

/** An event without the times, which differ from run to run, without the prompt, which was not recorded, and without the probabilities of what was not generated again. */
function timeless(event: AgentEvent): object {
  const { at: _at, ms: _ms, prompt: _prompt, ...rest } = { at: '', ms: 0, prompt: [], ...event };
  if (rest.type !== 'confirmation.asked') return rest;
  const [first, ...others] = rest.choices;
  return { ...rest, choices: [first, ...others.map(({ name, arguments: args }) => ({ name, arguments: args }))] };
}

describe.each(conversations)('conversation $#', ({ turns }) => {
  it('comes out as recorded', async () => {
    const before: TurnState[] = [];
    for (const recorded of turns) {
      const recording = new Recording(recorded);
      const { events, requests } = await recording.play(before);
      expect(events.map(timeless)).toEqual(recorded.map(timeless));
      const [generated] = recording.all('generation.finished');
      if (generated)
        expect(requests.slice(0, 1).map(request => promptTokens(request, before))).toEqual([
          generated.generation.promptTokens,
        ]);
      const state = replayTurn(events);
      if (state) before.push(state);
    }
    expect(before).toHaveLength(turns.length);
  });

  it('ends every turn with nothing left open', () => {
    for (const recorded of turns) {
      const turn = replayTurn(recorded);
      expect(turn?.status).toBe('finished');
      for (const call of turn?.calls ?? []) expect(['ran', 'failed', 'unavailable', 'dropped']).toContain(call.status);
    }
  });

  it('has a state after each of its events', () => {
    for (const recorded of turns)
      recorded.forEach((_, index) => {
        const turn = replayTurn(recorded.slice(0, index + 1));
        expect(turn?.calls).toHaveLength(
          recorded.slice(0, index + 1).filter(event => event.type === 'call.proposed').length,
        );
      });
  });
});

it('has conversations to replay', () => {
  expect(conversations.flatMap(({ turns }) => turns).length).toBeGreaterThan(0);
});
