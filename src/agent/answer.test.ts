import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Format } from '../tools/context.ts';
import { answerOf } from './answer.ts';
import type { AgentEvent, TurnOutcome } from './events.ts';
import { generationOf } from './fixtures/decoder.ts';
import { toolMap, toolOf } from './fixtures/tools.ts';
import { replayTurn, type TurnState } from './reduce.ts';

const format: Format = {
  language: 'en',
  number: String,
  dateTime: String,
  duration: String,
  list: items => items.join(', '),
};

const roll = toolOf('roll_dice', {
  result: z.object({ total: z.number() }),
  describe: result => `Rolled ${JSON.stringify(result)}.`,
});
const tools = toolMap(roll);

const at = '2026-11-24T09:00:00.000Z';

/** A turn of one call, `roll_dice()`, and what became of it. */
function turnOf(outcome: TurnOutcome, ...events: readonly AgentEvent[]): TurnState {
  const call = { id: '1', name: 'roll_dice', arguments: {}, missing: [], probability: 0.9 };
  const turn = replayTurn([
    { type: 'turn.started', turnId: 't', at, text: 'roll' },
    { type: 'generation.finished', step: 1, generation: generationOf('roll_dice()') },
    ...(events.length > 0 ? [{ type: 'call.proposed' as const, call }] : []),
    ...events,
    { type: 'turn.finished', at, outcome, history: 'none', ms: 1 },
  ]);
  if (!turn) throw new TypeError('No turn');
  return turn;
}

const running: AgentEvent = { type: 'tool.started', callId: '1', at, arguments: {} };
const result = (value: { readonly total: number | string }): AgentEvent => ({
  type: 'tool.finished',
  callId: '1',
  result: value,
  ms: 1,
});
const error = { code: 'TOOL_THREW', details: { tool: 'roll_dice', message: 'no' } };
const refusal = { check: 'format', passed: false, reasons: [{ path: 'count', message: 'Too many' }] } as const;

describe('answerOf', () => {
  it("is a tool's own sentence about its result", () => {
    const turn = turnOf('ran', running, result({ total: 7 }));
    expect(answerOf(turn, tools, format)).toEqual([
      { kind: 'result', call: turn.calls[0], text: 'Rolled {"total":7}.' },
    ]);
  });

  it.each([
    ['the tool is gone', toolMap(), { total: 7 }],
    ['the tool reads such results no more', tools, { total: 'seven' }],
    [
      'the sentence fails',
      toolMap({
        ...roll,
        describe: () => {
          throw new Error('no words');
        },
      }),
      { total: 7 },
    ],
  ])('is the bare result when %s', (_, registered, value) => {
    const turn = turnOf('ran', running, result(value));
    expect(answerOf(turn, registered, format)).toEqual([{ kind: 'result', call: turn.calls[0], text: null }]);
  });

  it.each<[string, TurnState, object[]]>([
    ['nothing fits', turnOf('none'), [{ kind: 'none' }]],
    [
      'a tool is off',
      turnOf('unavailable', { type: 'call.unavailable', callId: '1', reason: 'denied' }),
      [{ kind: 'unavailable', reason: 'denied' }],
    ],
    [
      'a check refused the call',
      turnOf('failed', { type: 'call.checked', callId: '1', verdict: refusal }),
      [{ kind: 'refused', verdict: refusal }],
    ],
    [
      'the tool failed',
      turnOf('failed', running, { type: 'tool.failed', callId: '1', error, ms: 1 }),
      [{ kind: 'failed', error }],
    ],
    [
      'the person said no',
      turnOf('declined', { type: 'permission.answered', callId: '1', allowed: false }),
      [{ kind: 'dropped' }],
    ],
    ['the person stopped it', turnOf('stopped', running), [{ kind: 'dropped' }, { kind: 'stopped' }]],
  ])('says when %s', (_, turn, parts) => {
    expect(answerOf(turn, tools, format)).toMatchObject(parts);
    expect(answerOf(turn, tools, format)).toHaveLength(parts.length);
  });

  it('tells what ended the turn as a whole', () => {
    const lost = { code: 'ENGINE_DEVICE_LOST', details: {} };
    const turn: TurnState = { ...turnOf('failed'), error: lost };
    expect(answerOf(turn, tools, format)).toEqual([{ kind: 'error', error: lost }]);
  });

  it('waits for the end of the turn', () => {
    const turn: TurnState = { ...turnOf('none'), status: 'acting' };
    expect(answerOf(turn, tools, format)).toEqual([]);
  });
});
