import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { tinyGiant135m } from '../engine/catalogue.ts';
import { AppError } from '../errors.ts';
import type { PermissionAnswer } from '../tools/permission.ts';
import type { Permission, Tool } from '../tools/tool.ts';
import type { AgentEvent } from './events.ts';
import { plainConfidence } from './fixtures/confidence.ts';
import { decoderOf, generationOf } from './fixtures/decoder.ts';
import { bareContext, toolMap, toolOf } from './fixtures/tools.ts';
import { runTurn, type TurnInput } from './loop.ts';
import type { Person } from './person.ts';
import { replayTurn } from './reduce.ts';

const setTimer = toolOf('set_timer', {
  parameters: z.strictObject({ duration: z.string().min(2), label: z.string().optional() }),
});
const rollDice = toolOf('roll_dice', {
  parameters: z.strictObject({ count: z.int().max(20).optional(), sides: z.int().min(2).max(100).optional() }),
  run: ({ count }) => ({ rolled: typeof count === 'number' ? count : 1 }),
});
const convertUnits = toolOf('convert_units', {
  parameters: z.strictObject({ value: z.number(), from_unit: z.string(), to_unit: z.string() }),
});
const broken = toolOf('generate_uuid', {
  run: () => {
    throw new Error('no randomness');
  },
});
const hanging = toolOf('list_timers', { timeoutMs: 60_000, run: () => new Promise(() => {}) });

const nobody: Person = {
  confirm: () => Promise.reject(new Error('Nobody expected to be asked what was meant')),
  clarify: () => Promise.reject(new Error('Nobody expected to be asked for a value')),
  permit: () => Promise.reject(new Error('Nobody expected to be asked for permission')),
};

/** The embedded model without its calibration: its calls run when the checks pass. */
const { confidence: _, ...uncalibrated } = tinyGiant135m;

/** Holds every value that the tests' calls give. */
const request = 'do it: 10 minutes, 1 h, 5 s, 27 miles in feet, 2, 3, 8 or 99 dice, 1000 sides, tea';

function inputOf(tools: readonly Tool[], more: Partial<TurnInput> & Pick<TurnInput, 'decoder'>): TurnInput {
  return {
    turnId: 'turn-1',
    text: request,
    history: [],
    record: uncalibrated,
    tools: toolMap(...tools),
    permissionOf: tool => tool.permission,
    person: nobody,
    toolContext: bareContext,
    now: () => new Date('2026-11-24T09:00:00Z'),
    signal: new AbortController().signal,
    ...more,
  };
}

async function eventsOf(input: TurnInput, on: (event: AgentEvent) => void = () => {}): Promise<AgentEvent[]> {
  const events: AgentEvent[] = [];
  for await (const event of runTurn(input)) {
    events.push(event);
    on(event);
  }
  return events;
}

const typesOf = (events: readonly AgentEvent[]) => events.map(event => event.type);
const finish = (events: readonly AgentEvent[]) => events.at(-1);
const statesOf = (events: readonly AgentEvent[]) => replayTurn(events)?.calls.map(call => call.status);

/** Waits as a person does, until the turn is stopped. */
const untilStopped = <T>(signal: AbortSignal) =>
  new Promise<T>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('a turn that runs a tool', () => {
  it('tells all that happens, in order', async () => {
    const decoder = decoderOf(generationOf('set_timer(duration="10 minutes")'));
    const events = await eventsOf(inputOf([setTimer], { decoder, text: '10 minutes please' }));
    expect(events).toEqual([
      { type: 'turn.started', turnId: 'turn-1', at: '2026-11-24T09:00:00.000Z', text: '10 minutes please' },
      { type: 'generation.started', step: 1, listed: [], known: ['set_timer'] },
      {
        type: 'generation.finished',
        step: 1,
        generation: generationOf('set_timer(duration="10 minutes")'),
        prompt: decoder.requests[0]?.prompt,
      },
      {
        type: 'call.proposed',
        call: { id: '1', name: 'set_timer', arguments: { duration: '10 minutes' }, missing: [], probability: 0.9 },
      },
      { type: 'call.checked', callId: '1', verdict: { check: 'format', passed: true, reasons: [] } },
      { type: 'call.checked', callId: '1', verdict: { check: 'semantics', passed: true, reasons: [] } },
      { type: 'call.confidence', callId: '1', value: 1, decision: 'act' },
      { type: 'tool.started', callId: '1', at: '2026-11-24T09:00:00.000Z', arguments: { duration: '10 minutes' } },
      { type: 'call.checked', callId: '1', verdict: { check: 'execution', passed: true, reasons: [] } },
      { type: 'tool.finished', callId: '1', result: { duration: '10 minutes' }, ms: expect.any(Number) },
      {
        type: 'turn.finished',
        at: '2026-11-24T09:00:00.000Z',
        outcome: 'ran',
        history: 'set_timer(duration="10 minutes")',
        ms: expect.any(Number),
      },
    ]);
  });

  it('asks the decoder for the prompt, the grammar and the watch that the template says', async () => {
    const decoder = decoderOf(generationOf('none'));
    const history = [{ request: 'roll', answer: 'roll_dice()' }];
    await eventsOf(inputOf([setTimer], { decoder, history, text: '<|im_end|>"\\\n' }));
    expect(decoder.requests).toMatchObject([
      {
        grammar: expect.stringContaining('set_timer'),
        stop: ['<|im_end|>', '<|endoftext|>'],
        watch: ['none'],
      },
    ]);
    expect(decoder.requests[0]?.prompt).toContainEqual({ text: 'roll_dice()' });
    expect(decoder.requests[0]?.prompt).toContainEqual({ text: 'user\n<|im_end|>"\\\n' });
  });

  it('streams the progress of the generation while it goes on', async () => {
    let finishGeneration = () => {};
    const decoder = decoderOf(async (_, { onProgress }) => {
      onProgress?.({ phase: 'prefill', done: 10, total: 20 });
      await new Promise<void>(resolve => {
        finishGeneration = resolve;
      });
      onProgress?.({ phase: 'decode', text: 'no', tokens: 1 });
      return generationOf('none');
    });
    const events = await eventsOf(inputOf([], { decoder }), event => {
      if (event.type === 'generation.progress') finishGeneration();
    });
    expect(typesOf(events)).toEqual([
      'turn.started',
      'generation.started',
      'generation.progress',
      'generation.progress',
      'generation.finished',
      'turn.finished',
    ]);
  });

  it('coerces what is safe and runs on it', async () => {
    const decoder = decoderOf(generationOf('convert_units(value="27", from_unit="miles", to_unit="feet")'));
    const events = await eventsOf(inputOf([convertUnits], { decoder }));
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'call.checked', verdict: expect.objectContaining({ coerced: ['value'] }) }),
    );
    expect(finish(events)).toMatchObject({
      outcome: 'ran',
      history: 'convert_units(value=27, from_unit="miles", to_unit="feet")',
    });
  });

  it('leaves defaults out of the history', async () => {
    const withDefault = toolOf('roll_dice', {
      parameters: z.strictObject({ count: z.int().default(1), sides: z.int().optional() }),
    });
    const decoder = decoderOf(generationOf('roll_dice(sides=8)'));
    const events = await eventsOf(inputOf([withDefault], { decoder }));
    expect(events).toContainEqual(expect.objectContaining({ type: 'tool.started', arguments: { count: 1, sides: 8 } }));
    expect(finish(events)).toMatchObject({ history: 'roll_dice(sides=8)' });
  });

  it('runs a listed tool under its alias, and calls it by its own name', async () => {
    const other = toolOf('set_timer', { parameters: z.strictObject({ seconds: z.int() }) });
    const decoder = decoderOf(generationOf('set_timer_2(seconds=5)\nset_timer(duration="5 s")'));
    const events = await eventsOf(inputOf([other], { decoder }));
    expect(events).toContainEqual({ type: 'generation.started', step: 1, listed: ['set_timer'], known: [] });
    expect(replayTurn(events)?.calls).toMatchObject([
      { call: { name: 'set_timer' }, status: 'ran', result: { seconds: 5 } },
      { call: { name: 'set_timer' }, status: 'unavailable', unavailable: 'absent' },
    ]);
    expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'set_timer_2(seconds=5)' });
  });
});

describe('several calls', () => {
  it('run in the order written, also after one that fails', async () => {
    const decoder = decoderOf(
      generationOf('generate_uuid()\nroll_dice(count=2)\nroll_dice(count=99)\nset_timer(duration="1 h")'),
    );
    const events = await eventsOf(inputOf([broken, rollDice, setTimer], { decoder }));
    expect(statesOf(events)).toEqual(['failed', 'ran', 'failed', 'ran']);
    expect(events.filter(event => event.type === 'tool.started').map(event => event.callId)).toEqual(['1', '2', '4']);
    expect(finish(events)).toMatchObject({
      outcome: 'ran',
      history: 'roll_dice(count=2)\nset_timer(duration="1 h")',
    });
  });

  it('are all proposed before the first one acts', async () => {
    const decoder = decoderOf(generationOf('roll_dice()\nset_timer(duration="1 h")'));
    const types = typesOf(await eventsOf(inputOf([rollDice, setTimer], { decoder })));
    expect(types.lastIndexOf('call.proposed')).toBeLessThan(types.indexOf('call.checked'));
  });

  it('are not run twice when written twice', async () => {
    const decoder = decoderOf(generationOf('roll_dice(count=2)\nroll_dice(count=3)\nroll_dice(count=2)'));
    const events = await eventsOf(inputOf([rollDice], { decoder }));
    const calls = replayTurn(events)?.calls.map(({ call }) => [call.id, call.arguments]);
    expect(calls).toEqual([
      ['1', { count: 2 }],
      ['2', { count: 3 }],
    ]);
    expect(finish(events)).toMatchObject({ history: 'roll_dice(count=2)\nroll_dice(count=3)' });
  });
});

describe('what cannot be called', () => {
  it('is nothing when the model says none', async () => {
    const events = await eventsOf(inputOf([setTimer], { decoder: decoderOf(generationOf('none')) }));
    expect(typesOf(events)).toEqual(['turn.started', 'generation.started', 'generation.finished', 'turn.finished']);
    expect(finish(events)).toMatchObject({ outcome: 'none', history: 'none' });
  });

  it('is a known tool that is not here', async () => {
    const events = await eventsOf(inputOf([setTimer], { decoder: decoderOf(generationOf('get_battery()')) }));
    expect(events).toContainEqual({ type: 'call.unavailable', callId: '1', reason: 'absent' });
    expect(finish(events)).toMatchObject({ outcome: 'unavailable', history: 'none' });
  });

  it('is a tool that is switched off', async () => {
    const decoder = decoderOf(generationOf('roll_dice()'));
    const events = await eventsOf(inputOf([rollDice], { decoder, permissionOf: () => 'deny' }));
    expect(events).toContainEqual({ type: 'call.unavailable', callId: '1', reason: 'denied' });
    expect(finish(events)).toMatchObject({ outcome: 'unavailable' });
  });

  it('is a tool that was switched off while the model answered', async () => {
    let permission: Permission = 'allow';
    const decoder = decoderOf(() => {
      permission = 'deny';
      return generationOf('roll_dice()');
    });
    const events = await eventsOf(inputOf([rollDice], { decoder, permissionOf: () => permission }));
    expect(events).toContainEqual({ type: 'call.unavailable', callId: '1', reason: 'denied' });
  });

  it('does not ask for values of a tool that is not here', async () => {
    const events = await eventsOf(inputOf([], { decoder: decoderOf(generationOf('set_alarm(time=?)')) }));
    expect(typesOf(events)).not.toContain('clarification.asked');
  });
});

describe('a refused call', () => {
  const refused = 'roll_dice(sides=1000)';

  it('is written once more, without the value', async () => {
    const decoder = decoderOf(generationOf(refused), generationOf('roll_dice(sides=8)'));
    const events = await eventsOf(inputOf([rollDice], { decoder }));
    expect(typesOf(events).slice(3)).toEqual([
      'call.proposed',
      'call.checked',
      'call.repaired',
      'call.checked',
      'call.checked',
      'call.confidence',
      'tool.started',
      'call.checked',
      'tool.finished',
      'turn.finished',
    ]);
    expect(decoder.requests[1]?.prompt).toEqual(decoder.requests[0]?.prompt);
    expect(decoder.requests[1]?.grammar).not.toBe(decoder.requests[0]?.grammar);
    expect(replayTurn(events)?.calls).toMatchObject([{ status: 'ran', call: { id: '1', arguments: { sides: 8 } } }]);
    expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'roll_dice(sides=8)' });
  });

  it('is what the person corrects when the second is refused too', async () => {
    const clarify = vi.fn<Person['clarify']>(async () => ({ sides: 20 }));
    const decoder = decoderOf(generationOf(refused), generationOf('roll_dice(count=99)'));
    const events = await eventsOf(inputOf([rollDice], { decoder, person: { ...nobody, clarify } }));
    expect(clarify.mock.calls[0]?.[2]).toEqual(['count']);
    expect(clarify.mock.calls[0]?.[0]).toMatchObject({ arguments: {}, missing: ['count'] });
    expect(statesOf(events)).toEqual(['ran']);
  });

  it.each([
    ['writes the same again', generationOf(refused)],
    ['writes a call of a tool that is not here', generationOf('get_battery()')],
    ['writes what cannot be read', generationOf('roll_dice(')],
    ['writes without an end', generationOf('roll_dice(sides=8)', 0.9, { ended: 'length' })],
    ['fails', () => Promise.reject(new AppError('ENGINE_DEVICE_LOST'))],
  ])('stays refused when the model %s, and is dropped without a person', async (_, second) => {
    const clarify = vi.fn<Person['clarify']>(async () => null);
    const decoder = decoderOf(generationOf(refused), second);
    const events = await eventsOf(inputOf([rollDice], { decoder, person: { ...nobody, clarify } }));
    expect(typesOf(events)).not.toContain('tool.started');
    expect(clarify.mock.calls[0]?.[2]).toEqual(['sides']);
    expect(replayTurn(events)?.calls[0]).toMatchObject({
      status: 'dropped',
      verdicts: [{ check: 'format', passed: false, reasons: [{ path: 'sides' }] }],
    });
    expect(finish(events)).toMatchObject({ outcome: 'declined', history: 'none' });
  });
});

describe('a value that nobody said', () => {
  const weather = toolOf('get_weather', {
    parameters: z.strictObject({ city: z.string(), unit: z.enum(['celsius', 'fahrenheit']).optional() }),
    effects: 'network',
    source: 'builtin',
  });
  const todo = toolOf('complete_todo', { parameters: z.strictObject({ text: z.string() }) });
  const text = 'tokyo weather';
  const first = generationOf('get_weather(city="kyo")');

  it('is copied from the request, and confirmed where no call may be a guess', async () => {
    const confirm = vi.fn<Person['confirm']>(async () => 0);
    const decoder = decoderOf(
      first,
      generationOf('get_weather(city="tokyo")'),
      generationOf('get_weather(city="tokyo weather")'),
    );
    const events = await eventsOf(inputOf([weather], { decoder, text, person: { ...nobody, confirm } }));
    expect(confirm.mock.calls[0]?.[1]).toMatchObject([
      { id: '1', name: 'get_weather', arguments: { city: 'tokyo' } },
      { id: '1', name: 'get_weather', arguments: { city: 'tokyo weather' } },
    ]);
    expect(events).toContainEqual({
      type: 'call.checked',
      callId: '1',
      verdict: {
        check: 'semantics',
        passed: false,
        reasons: [{ path: 'city', code: 'value-invented', value: 'kyo', message: 'Nobody said "kyo".' }],
      },
    });
    expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'get_weather(city="tokyo")' });
  });

  it('runs at once when it is copied and the tool does nothing', async () => {
    const decoder = decoderOf(
      generationOf('complete_todo(text="by milk")'),
      generationOf('complete_todo(text="buy milk")'),
    );
    const events = await eventsOf(inputOf([todo], { decoder, text: 'todo: buy milk' }));
    expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'complete_todo(text="buy milk")' });
  });

  it('is asked for when the model has no other', async () => {
    const clarify = vi.fn<Person['clarify']>(async call => ({ ...call.arguments, city: 'Tokyo' }));
    const decoder = decoderOf(first, generationOf('get_weather(city=?, unit="celsius")'));
    const events = await eventsOf(inputOf([weather], { decoder, text, person: { ...nobody, clarify } }));
    expect(clarify.mock.calls[0]?.[0]).toMatchObject({ arguments: { unit: 'celsius' }, missing: ['city'] });
    expect(finish(events)).toMatchObject({ outcome: 'ran' });
  });

  it('is asked for when it cannot be written otherwise', async () => {
    const clarify = vi.fn<Person['clarify']>(async () => null);
    const events = await eventsOf(
      inputOf([weather], { decoder: decoderOf(first, first), text, person: { ...nobody, clarify } }),
    );
    expect(clarify.mock.calls[0]?.[0]).toMatchObject({ arguments: {}, missing: ['city'] });
    expect(finish(events)).toMatchObject({ outcome: 'declined' });
  });

  it('may come from the turns before', async () => {
    const history = [{ request: 'how is kyo today', answer: 'none' }];
    const events = await eventsOf(inputOf([weather], { decoder: decoderOf(first), text: 'weather there', history }));
    expect(finish(events)).toMatchObject({ outcome: 'ran' });
  });
});

describe('a calibrated model', () => {
  const calibrated = { ...uncalibrated, confidence: { ...plainConfidence, actCareful: 0.94, leave: 0.32 } };
  const note = toolOf('save_note', { parameters: z.strictObject({ text: z.string(), title: z.string().optional() }) });
  const clear = toolOf('delete_note', { parameters: z.strictObject({ title: z.string() }), deletes: true });
  const text = 'oat milk';
  const sure = (probability: number) => generationOf('save_note(text="oat milk")', probability);

  it('acts alone when it is sure', async () => {
    const events = await eventsOf(inputOf([note], { decoder: decoderOf(sure(0.95)), text, record: calibrated }));
    expect(events).toContainEqual({
      type: 'call.confidence',
      callId: '1',
      value: expect.closeTo(0.95, 6),
      decision: 'act',
      limits: { leave: 0.32, act: 0.7 },
    });
    expect(finish(events)).toMatchObject({ outcome: 'ran' });
  });

  it('leaves a call that is most likely wrong', async () => {
    const events = await eventsOf(inputOf([note], { decoder: decoderOf(sure(0.3)), text, record: calibrated }));
    expect(statesOf(events)).toEqual(['left']);
    expect(finish(events)).toMatchObject({ outcome: 'none', history: 'none' });
  });

  it('asks which was meant in between, and runs the choice', async () => {
    const confirm = vi.fn<Person['confirm']>(async () => 1);
    const decoder = decoderOf(sure(0.5), generationOf('delete_note(title="oat milk")', 0.3));
    const events = await eventsOf(
      inputOf([note, clear], { decoder, text, record: calibrated, person: { ...nobody, confirm } }),
    );
    expect(decoder.requests[1]?.grammar).not.toContain('save_note');
    expect(events).toContainEqual({
      type: 'confirmation.asked',
      callId: '1',
      choices: [
        {
          id: '1',
          name: 'save_note',
          arguments: { text: 'oat milk' },
          missing: [],
          probability: 0.5,
          confidence: expect.closeTo(0.5, 6),
        },
        {
          id: '1',
          name: 'delete_note',
          arguments: { title: 'oat milk' },
          missing: [],
          probability: 0.3,
          confidence: expect.closeTo(0.3, 6),
        },
      ],
    });
    expect(events).toContainEqual({ type: 'confirmation.answered', callId: '1', choice: 1 });
    expect(replayTurn(events)?.calls).toMatchObject([{ status: 'ran', call: { id: '1', name: 'delete_note' } }]);
    expect(finish(events)).toMatchObject({ history: 'delete_note(title="oat milk")' });
  });

  it('offers no second choice that is a hundred times less sure than the first', async () => {
    const confirm = vi.fn<Person['confirm']>(async () => null);
    const decoder = decoderOf(sure(0.5), generationOf('delete_note(title="oat milk")', 0.002));
    await eventsOf(inputOf([note, clear], { decoder, text, record: calibrated, person: { ...nobody, confirm } }));
    expect(confirm.mock.calls[0]?.[1]).toMatchObject([{ name: 'save_note' }]);
  });

  describe('that repeats an earlier call', () => {
    const history = [{ request: 'note oat milk', answer: 'save_note(text="oat milk")' }];
    const decisionOf = async (request: string) => {
      const decoder = decoderOf(sure(0.95), generationOf('save_note('));
      const events = await eventsOf(inputOf([note], { decoder, history, text: request, record: calibrated }));
      return events.flatMap(event => (event.type === 'call.confidence' ? [event.decision] : []));
    };

    it.each(['and here?', '这里呢'])('asks where the request does not say so: %s', async request => {
      expect(await decisionOf(request)).toEqual(['confirm']);
    });

    it.each(['once more please', '再来一次', 'oat milk'])('runs it where the request does: %s', async request => {
      expect(await decisionOf(request)).toEqual(['act']);
    });
  });

  it('drops the call when none was meant', async () => {
    const decoder = decoderOf(sure(0.5), generationOf('save_note('));
    const person = { ...nobody, confirm: async () => null };
    const events = await eventsOf(inputOf([note], { decoder, text, record: calibrated, person }));
    expect(statesOf(events)).toEqual(['dropped']);
    expect(finish(events)).toMatchObject({ outcome: 'declined', history: 'none' });
  });

  it('offers no call that could not run', async () => {
    const confirm = vi.fn<Person['confirm']>(async () => 0);
    const decoder = decoderOf(sure(0.5), generationOf('set_theme(theme="dark")'));
    await eventsOf(inputOf([note], { decoder, text, record: calibrated, person: { ...nobody, confirm } }));
    expect(confirm.mock.calls[0]?.[1]).toHaveLength(1);
  });

  it('is surer of a call before it deletes', async () => {
    const confirm = vi.fn<Person['confirm']>(async () => null);
    const decoder = decoderOf(generationOf('delete_note(title="oat milk")', 0.9), generationOf('save_note('));
    await eventsOf(inputOf([clear], { decoder, text, record: calibrated, person: { ...nobody, confirm } }));
    expect(confirm).toHaveBeenCalledOnce();
  });

  it('takes the choice for the fresh click that the browser wants', async () => {
    const decoder = decoderOf(sure(0.5), generationOf('save_note('));
    const person = { ...nobody, confirm: async () => 0 };
    const events = await eventsOf(inputOf([{ ...note, gesture: true }], { decoder, text, record: calibrated, person }));
    expect(finish(events)).toMatchObject({ outcome: 'ran' });
  });

  it('asks for a missing value rather than to confirm', async () => {
    const clarify = vi.fn<Person['clarify']>(async () => ({ text: 'tea' }));
    const decoder = decoderOf(generationOf('save_note(text=?)', 0.5));
    const events = await eventsOf(
      inputOf([note], { decoder, text, record: calibrated, person: { ...nobody, clarify } }),
    );
    expect(events).toContainEqual(expect.objectContaining({ type: 'call.confidence', decision: 'ask' }));
    expect(finish(events)).toMatchObject({ outcome: 'ran' });
  });

  it('trusts a second call that the checks pass as far as such calls are right', async () => {
    const confirm = vi.fn<Person['confirm']>(async () => 0);
    const second = generationOf('save_note(text="oat milk")', 0.001);
    const decoder = decoderOf(generationOf('save_note(text="soy milk")', 0.9), second, generationOf('save_note('));
    const events = await eventsOf(
      inputOf([note], { decoder, text, record: calibrated, person: { ...nobody, confirm } }),
    );
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'call.confidence', value: expect.closeTo(0.45, 6), decision: 'confirm' }),
    );
    expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'save_note(text="oat milk")' });
  });

  it('asks for a value where it is sure of the tool alone', async () => {
    const clarify = vi.fn<Person['clarify']>(async () => null);
    const invented = generationOf('save_note(text="soy milk")', 0.9);
    await eventsOf(
      inputOf([note], {
        decoder: decoderOf(invented, invented),
        text,
        record: calibrated,
        person: { ...nobody, clarify },
      }),
    );
    expect(clarify.mock.calls[0]?.[2]).toEqual(['text']);
  });

  describe('that doubts that nothing fits', () => {
    const doubting = { ...calibrated, confidence: { ...calibrated.confidence, offer: 0.6, offerFrom: 0.35 } };
    const nothing = (probability: number) => generationOf('none', probability);
    const offered = generationOf('save_note(text="oat milk")', 0.4);

    it('offers the likeliest call, and runs it when it was meant', async () => {
      const decoder = decoderOf(nothing(0.5), offered);
      const person = { ...nobody, confirm: async () => 0 };
      const events = await eventsOf(inputOf([note], { decoder, text, record: doubting, person }));
      expect(decoder.requests[1]?.grammar).not.toContain('"none"');
      expect(events).toContainEqual(expect.objectContaining({ type: 'call.confidence', decision: 'confirm' }));
      expect(replayTurn(events)?.calls).toMatchObject([{ status: 'ran', choices: [{ name: 'save_note' }] }]);
      expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'save_note(text="oat milk")' });
    });

    it('stays with its answer when that was not meant', async () => {
      const decoder = decoderOf(nothing(0.5), offered);
      const person = { ...nobody, confirm: async () => null };
      const events = await eventsOf(inputOf([note], { decoder, text, record: doubting, person }));
      expect(finish(events)).toMatchObject({ outcome: 'none', history: 'none' });
    });

    it.each([
      ['it is sure', [nothing(0.7)]],
      ['the call is too unlikely', [nothing(0.5), generationOf('save_note(text="oat milk")', 0.34)]],
      ['a check refuses the call', [nothing(0.5), generationOf('save_note(text="soy milk")', 0.4)]],
      ['the tool is not here', [nothing(0.5), generationOf('get_battery()', 0.4)]],
      ['the call cannot be read', [nothing(0.5), generationOf('save_note(', 0.4)]],
    ])('offers nothing when %s', async (_, answers) => {
      const events = await eventsOf(inputOf([note], { decoder: decoderOf(...answers), text, record: doubting }));
      expect(typesOf(events)).not.toContain('call.proposed');
      expect(finish(events)).toMatchObject({ outcome: 'none' });
    });
  });

  it('judges each of several calls, and asks one at a time', async () => {
    const asked: string[] = [];
    const confirm = vi.fn<Person['confirm']>(async call => {
      asked.push(call.id);
      return 0;
    });
    // The first line's token counts for both calls: 0.58 and 0.34.
    const first = generationOf('save_note(text="oat")\nsave_note(text="milk")', 0.58);
    const none = generationOf('save_note(');
    const decoder = decoderOf(first, none, none);
    const events = await eventsOf(
      inputOf([note], { decoder, text, record: calibrated, person: { ...nobody, confirm } }),
    );
    expect(asked).toEqual(['1', '2']);
    expect(decoder.requests[2]?.grammar).toContain('root ::= "save_note(text=\\"oat\\")\\u000a" call');
    expect(finish(events)).toMatchObject({ history: 'save_note(text="oat")\nsave_note(text="milk")' });
  });
});

describe('a missing value', () => {
  const asking = () => decoderOf(generationOf('set_timer(duration=?, label="tea")'));
  const clarifying = (clarify: Person['clarify']): Person => ({ ...nobody, clarify });

  it('is asked for, and the call runs with it', async () => {
    const clarify = vi.fn<Person['clarify']>(async call => ({ ...call.arguments, duration: '4 minutes' }));
    const events = await eventsOf(inputOf([setTimer], { decoder: asking(), person: clarifying(clarify) }));
    expect(clarify).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: '1', arguments: { label: 'tea' }, missing: ['duration'] }),
      setTimer,
      ['duration'],
      expect.any(AbortSignal),
    );
    expect(typesOf(events).slice(3)).toEqual([
      'call.proposed',
      'call.checked',
      'call.confidence',
      'clarification.asked',
      'clarification.answered',
      'call.checked',
      'tool.started',
      'call.checked',
      'tool.finished',
      'turn.finished',
    ]);
    expect(finish(events)).toMatchObject({
      outcome: 'ran',
      history: 'set_timer(duration="4 minutes", label="tea")',
    });
  });

  it('can be given one at a time', async () => {
    const given = { from_unit: 'miles', value: 5, to_unit: 'feet' };
    const clarify = vi.fn<Person['clarify']>(async (call, _tool, [name = '']) => ({
      ...call.arguments,
      [name]: given[name as keyof typeof given],
    }));
    const decoder = decoderOf(generationOf('convert_units(value=?, from_unit=?, to_unit=?)'));
    const events = await eventsOf(inputOf([convertUnits], { decoder, person: clarifying(clarify) }));
    expect(clarify.mock.calls.map(([, , missing]) => missing)).toEqual([
      ['value', 'from_unit', 'to_unit'],
      ['from_unit', 'to_unit'],
      ['to_unit'],
    ]);
    const checks = events.flatMap(event => (event.type === 'call.checked' ? [event.verdict.check] : []));
    expect(checks).toEqual(['semantics', 'format', 'execution']);
    expect(finish(events)).toMatchObject({
      outcome: 'ran',
      history: 'convert_units(value=5, from_unit="miles", to_unit="feet")',
    });
  });

  it('fails the call when the person gives nothing of it', async () => {
    const clarify = vi.fn<Person['clarify']>(async call => call.arguments);
    const events = await eventsOf(inputOf([setTimer], { decoder: asking(), person: clarifying(clarify) }));
    expect(clarify).toHaveBeenCalledTimes(2);
    expect(finish(events)).toMatchObject({ outcome: 'failed' });
  });

  it('is asked for once more when a check refuses it, with what was wrong', async () => {
    const clarify = vi
      .fn<Person['clarify']>()
      .mockResolvedValueOnce({ label: 'tea', duration: '4' })
      .mockResolvedValueOnce({ label: 'tea', duration: '4 min' });
    const events = await eventsOf(inputOf([setTimer], { decoder: asking(), person: clarifying(clarify) }));
    expect(clarify.mock.calls[1]?.[0]).toMatchObject({ arguments: { label: 'tea', duration: '4' } });
    expect(clarify.mock.calls[1]?.[2]).toEqual(['duration']);
    expect(replayTurn(events)?.calls[0]).toMatchObject({
      status: 'ran',
      verdicts: [
        { check: 'semantics', passed: true },
        { check: 'format', passed: false, reasons: [{ path: 'duration' }] },
        { passed: true },
        { check: 'execution' },
      ],
    });
  });

  it('fails the call when it is refused twice', async () => {
    const clarify = vi.fn<Person['clarify']>().mockResolvedValue({ duration: '4' });
    const events = await eventsOf(inputOf([setTimer], { decoder: asking(), person: clarifying(clarify) }));
    expect(clarify).toHaveBeenCalledTimes(2);
    expect(statesOf(events)).toEqual(['failed']);
    expect(finish(events)).toMatchObject({ outcome: 'failed' });
  });

  it('can be left unanswered: the call is dropped', async () => {
    const person = clarifying(async () => null);
    const events = await eventsOf(inputOf([setTimer], { decoder: asking(), person }));
    expect(statesOf(events)).toEqual(['dropped']);
    expect(finish(events)).toMatchObject({ outcome: 'declined', history: 'none' });
  });
});

describe('permission', () => {
  const permitting = (answer: PermissionAnswer) => ({
    ...nobody,
    permit: vi.fn<Person['permit']>().mockResolvedValue(answer),
  });

  it('is asked with the arguments that would run', async () => {
    const person = permitting('once');
    const decoder = decoderOf(generationOf('roll_dice(count="2")'));
    const events = await eventsOf(inputOf([rollDice], { decoder, person, permissionOf: () => 'ask' }));
    expect(person.permit.mock.calls[0]?.[0]).toMatchObject({ arguments: { count: 2 } });
    const types = typesOf(events);
    expect(types.indexOf('permission.answered')).toBe(types.indexOf('permission.asked') + 1);
    expect(types.indexOf('tool.started')).toBe(types.indexOf('permission.asked') + 2);
    expect(finish(events)).toMatchObject({ outcome: 'ran' });
  });

  it('can be refused: the call is dropped, the next one goes on', async () => {
    const decoder = decoderOf(generationOf('roll_dice()\nset_timer(duration="1 h")'));
    const permissionOf = (tool: Tool): Permission => (tool === rollDice ? 'ask' : 'allow');
    const events = await eventsOf(inputOf([rollDice, setTimer], { decoder, person: permitting('no'), permissionOf }));
    expect(statesOf(events)).toEqual(['dropped', 'ran']);
    expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'set_timer(duration="1 h")' });
  });

  it('is not asked for a call that a check refused', async () => {
    const person = permitting('once');
    const decoder = decoderOf(generationOf('roll_dice(sides=1)'));
    await eventsOf(inputOf([rollDice], { decoder, person, permissionOf: () => 'ask' }));
    expect(person.permit).not.toHaveBeenCalled();
  });

  it('is asked for a tool that wants a fresh click', async () => {
    const person = permitting('once');
    const decoder = decoderOf(generationOf('roll_dice()'));
    await eventsOf(inputOf([{ ...rollDice, gesture: true }], { decoder, person }));
    expect(person.permit).toHaveBeenCalledOnce();
  });
});

describe('a tool that fails', () => {
  it('is told with its error', async () => {
    const events = await eventsOf(inputOf([broken], { decoder: decoderOf(generationOf('generate_uuid()')) }));
    expect(events).toContainEqual({
      type: 'tool.failed',
      callId: '1',
      error: { code: 'TOOL_THREW', details: { tool: 'generate_uuid', message: 'no randomness' } },
      ms: expect.any(Number),
    });
    expect(finish(events)).toMatchObject({ outcome: 'failed', history: 'none' });
  });

  it('is given up after its time, and the next one goes on', async () => {
    const decoder = decoderOf(generationOf('list_timers()\nroll_dice()'));
    const events = await eventsOf(inputOf([{ ...hanging, timeoutMs: 20 }, rollDice], { decoder }));
    expect(replayTurn(events)?.calls).toMatchObject([
      { status: 'failed', error: { code: 'TOOL_TIMEOUT' } },
      { status: 'ran' },
    ]);
  });

  it.each<[string, Partial<Tool>]>([
    [
      'its own check throws',
      {
        checkArguments: () => {
          throw new Error('bad pattern');
        },
      },
    ],
    [
      'its check of results throws',
      {
        checkResult: () => {
          throw new Error('bad pattern');
        },
      },
    ],
  ])('fails its call alone when %s', async (_, part) => {
    const decoder = decoderOf(generationOf('generate_uuid()\nroll_dice()'));
    const events = await eventsOf(inputOf([{ ...broken, run: async () => null, ...part }, rollDice], { decoder }));
    expect(statesOf(events)).toEqual(['failed', 'ran']);
    expect(finish(events)).toMatchObject({ outcome: 'ran', history: 'roll_dice()' });
  });
});

describe('a decoder that fails', () => {
  it('ends the turn with its error', async () => {
    const decoder = decoderOf(() => Promise.reject(new AppError('ENGINE_DEVICE_LOST')));
    const events = await eventsOf(inputOf([rollDice], { decoder }));
    expect(finish(events)).toMatchObject({
      outcome: 'failed',
      history: 'none',
      error: { code: 'ENGINE_DEVICE_LOST', details: {} },
    });
  });

  it.each([
    ['unreadable', generationOf('roll_dice('), 'ANSWER_MALFORMED'],
    ['without an end', generationOf('roll_dice()', 0.9, { ended: 'length' }), 'ANSWER_TOO_LONG'],
  ])('runs nothing of an answer that is %s', async (_, generation, code) => {
    const events = await eventsOf(inputOf([rollDice], { decoder: decoderOf(generation) }));
    expect(typesOf(events)).not.toContain('call.proposed');
    expect(finish(events)).toMatchObject({ outcome: 'failed', error: { code } });
  });

  it('is asked again with fewer earlier turns while the prompt is too long', async () => {
    const tooLong = () => Promise.reject(new AppError('DECODE_PROMPT_TOO_LONG'));
    const decoder = decoderOf(tooLong, tooLong, generationOf('none'));
    const history = ['y', 'z', 'a', 'b', 'c'].map(request => ({ request, answer: 'none' }));
    const events = await eventsOf(inputOf([], { decoder, history, text: 'now' }));
    const shown = decoder.requests.map(({ prompt }) =>
      prompt.flatMap(piece => ('text' in piece && piece.text.startsWith('user\n') ? [piece.text.slice(5)] : [])),
    );
    expect(shown).toEqual([
      ['a', 'b', 'c', 'now'],
      ['b', 'c', 'now'],
      ['c', 'now'],
    ]);
    expect(finish(events)).toMatchObject({ outcome: 'none' });
  });

  it('ends the turn when the request alone is too long', async () => {
    const decoder = decoderOf(() => Promise.reject(new AppError('DECODE_PROMPT_TOO_LONG')));
    const events = await eventsOf(inputOf([], { decoder }));
    expect(finish(events)).toMatchObject({ outcome: 'failed', error: { code: 'DECODE_PROMPT_TOO_LONG' } });
  });

  it('ends the turn of a model whose template is not here', async () => {
    const record = { ...uncalibrated, template: 'other' };
    const events = await eventsOf(inputOf([], { decoder: decoderOf(), record }));
    expect(finish(events)).toMatchObject({ outcome: 'failed', error: { code: 'TEMPLATE_UNKNOWN' } });
  });
});

describe('a stop', () => {
  const stopAt = (type: AgentEvent['type'], tools: readonly Tool[], more: Parameters<typeof inputOf>[1]) => {
    const stop = new AbortController();
    return eventsOf(inputOf(tools, { ...more, signal: stop.signal }), event => {
      if (event.type === type) stop.abort();
    });
  };

  it('before the start generates nothing', async () => {
    const decoder = decoderOf(generationOf('roll_dice()'));
    const events = await eventsOf(inputOf([rollDice], { decoder, signal: AbortSignal.abort() }));
    expect(finish(events)).toMatchObject({ outcome: 'stopped', history: 'none' });
    expect(typesOf(events)).not.toContain('generation.finished');
  });

  it('ends a generation', async () => {
    const decoder = decoderOf((_, { signal }) => untilStopped(signal ?? AbortSignal.abort()));
    const events = await stopAt('generation.started', [rollDice], { decoder });
    expect(typesOf(events)).toEqual(['turn.started', 'generation.started', 'turn.finished']);
    expect(finish(events)).toMatchObject({ outcome: 'stopped', history: 'none' });
    expect(finish(events)).not.toHaveProperty('error');
  });

  it('ends a clarification', async () => {
    const person: Person = { ...nobody, clarify: (_call, _tool, _missing, signal) => untilStopped(signal) };
    const decoder = decoderOf(generationOf('set_timer(duration=?)\nroll_dice()'));
    const events = await stopAt('clarification.asked', [setTimer, rollDice], { decoder, person });
    expect(statesOf(events)).toEqual(['dropped', 'dropped']);
    expect(finish(events)).toMatchObject({ outcome: 'stopped' });
  });

  it('ends a question for permission', async () => {
    const person: Person = { ...nobody, permit: (_call, _tool, signal) => untilStopped(signal) };
    const decoder = decoderOf(generationOf('roll_dice()'));
    const events = await stopAt('permission.asked', [rollDice], { decoder, person, permissionOf: () => 'ask' });
    expect(statesOf(events)).toEqual(['dropped']);
    expect(finish(events)).toMatchObject({ outcome: 'stopped' });
  });

  it('ends a running tool and keeps what ran before', async () => {
    const stop = new AbortController();
    const decoder = decoderOf(generationOf('roll_dice()\nlist_timers()\nset_timer(duration="1 h")'));
    const tools = [rollDice, { ...hanging, effects: 'local' as const }, { ...setTimer, effects: 'local' as const }];
    const events = await eventsOf(inputOf(tools, { decoder, signal: stop.signal }), event => {
      if (event.type === 'tool.finished') stop.abort();
    });
    expect(statesOf(events)).toEqual(['ran', 'dropped', 'dropped']);
    expect(finish(events)).toMatchObject({ outcome: 'stopped', history: 'roll_dice()' });
  });

  it('does not come from the end of the turn', async () => {
    const stopped = vi.fn();
    const listens = toolOf('list_timers', {
      run: (_, { signal }) => {
        signal.addEventListener('abort', stopped);
        return null;
      },
    });
    await eventsOf(inputOf([listens], { decoder: decoderOf(generationOf('list_timers()')) }));
    expect(stopped).not.toHaveBeenCalled();
  });

  it('comes from a reader that leaves', async () => {
    const stopped = vi.fn();
    const listens = toolOf('list_timers', {
      run: (_, { signal }) => {
        signal.addEventListener('abort', stopped);
        return new Promise(() => {});
      },
    });
    const decoder = decoderOf(generationOf('list_timers()'));
    for await (const event of runTurn(inputOf([listens], { decoder }))) if (event.type === 'tool.started') break;
    expect(stopped).toHaveBeenCalledOnce();
  });
});
