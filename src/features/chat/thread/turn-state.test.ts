import { describe, expect, it } from 'vitest';
import type { AgentEvent, TurnOutcome } from '@/agent/events';
import { reduceTurn, type TurnState } from '@/agent/reduce';
import { confidenceOf, markOf, probabilityOf, workingShare } from './turn-state';

const at = '2026-11-24T14:02:00Z';
const started: AgentEvent = { type: 'turn.started', turnId: 't', at, text: 'x' };
const proposed = (id: string, probability = 0.9): AgentEvent => ({
  type: 'call.proposed',
  call: { id, name: 'set_timer', arguments: {}, missing: [], probability },
});
const ran = (callId: string): AgentEvent => ({ type: 'tool.finished', callId, result: null, ms: 1 });
const ended = (outcome: TurnOutcome): AgentEvent => ({ type: 'turn.finished', at, outcome, history: 'none', ms: 5 });

function turnAfter(...events: readonly AgentEvent[]): TurnState {
  return events.reduce<TurnState>(reduceTurn, reduceTurn(undefined, started));
}

describe('the mark of a turn', () => {
  it.each([
    ['reading', 'run', turnAfter()],
    [
      'writing',
      'run',
      turnAfter({ type: 'generation.progress', progress: { phase: 'decode', text: 'set', tokens: 1 } }),
    ],
    ['missing', 'ask', turnAfter(proposed('1'), { type: 'clarification.asked', callId: '1', missing: ['duration'] })],
    ['sure', 'confirm', turnAfter(proposed('1'), { type: 'confirmation.asked', callId: '1', choices: [] })],
    ['said', 'act', turnAfter(ended('said'))],
    ['allow', 'gate', turnAfter(proposed('1'), { type: 'permission.asked', callId: '1' })],
    ['ran', 'act', turnAfter(proposed('1'), ran('1'), ended('ran'))],
    ['leftAlone', 'refuse', turnAfter(ended('none'))],
    ['notHere', 'refuse', turnAfter(ended('unavailable'))],
    ['dropped', 'refuse', turnAfter(ended('declined'))],
    ['stopped', 'refuse', turnAfter(ended('stopped'))],
    ['broke', 'broke', turnAfter(ended('failed'))],
  ] as const)('is %s, a %s stone', (word, stone, turn) => {
    expect(markOf(turn)).toMatchObject({ word, stone });
  });

  it('counts the calls that ran', () => {
    expect(markOf(turnAfter(proposed('1'), proposed('2'), ran('1'), ran('2'), ended('ran'))).count).toBe(2);
  });
});

it('takes the probability of all calls together', () => {
  expect(probabilityOf(turnAfter(proposed('1', 0.5), proposed('2', 0.5)))).toBe(0.25);
  expect(probabilityOf(turnAfter())).toBeNull();
});

it('is as sure as of its least sure call', () => {
  const judged = (callId: string, value: number): AgentEvent => ({
    type: 'call.confidence',
    callId,
    value,
    decision: 'act',
  });
  const turn = turnAfter(proposed('1'), proposed('2'), judged('1', 0.9), judged('2', 0.4));
  expect(confidenceOf(turn)).toMatchObject({ value: 0.4 });
  expect(confidenceOf(turnAfter(proposed('1')))).toBeNull();
});

describe('how far a turn is', () => {
  it('only grows while it works', () => {
    const shares = [
      turnAfter(),
      turnAfter({ type: 'generation.progress', progress: { phase: 'prefill', done: 10, total: 20 } }),
      turnAfter({ type: 'generation.progress', progress: { phase: 'decode', text: 'a', tokens: 1 } }),
      turnAfter({ type: 'generation.progress', progress: { phase: 'decode', text: 'ab', tokens: 40 } }),
    ].map(workingShare);
    expect(shares).toEqual([...shares].sort((a, b) => Number(a) - Number(b)));
    expect(shares.every(share => share !== null && share < 1)).toBe(true);
  });

  it('is nothing when a person is asked, or it is over', () => {
    expect(workingShare(turnAfter(proposed('1'), { type: 'permission.asked', callId: '1' }))).toBeNull();
    expect(workingShare(turnAfter(ended('none')))).toBeNull();
    expect(workingShare(undefined)).toBeNull();
  });
});
