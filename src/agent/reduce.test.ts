import { describe, expect, it } from 'vitest';
import type { AgentEvent } from './events.ts';
import { generationOf } from './fixtures/decoder.ts';
import { type CallState, reduceTurn, replayTurn } from './reduce.ts';

const at = '2026-11-24T09:00:00.000Z';
const started: AgentEvent = { type: 'turn.started', turnId: 't', at, text: 'roll' };
const generation = generationOf('roll_dice(count=2)');
const generated: readonly AgentEvent[] = [
  started,
  { type: 'generation.started', step: 1, listed: ['lamp'] },
  { type: 'generation.finished', step: 1, generation },
];
const proposed = (id: string, missing: readonly string[] = []): AgentEvent => ({
  type: 'call.proposed',
  call: { id, name: 'roll_dice', arguments: { count: 2 }, missing, probability: 0.9 },
});
const checked = (callId: string, check: 'format' | 'execution', passed: boolean): AgentEvent => ({
  type: 'call.checked',
  callId,
  verdict: { check, passed, reasons: passed ? [] : [{ path: 'count', message: 'Too many' }] },
});
const running: AgentEvent = { type: 'tool.started', callId: '1', at, arguments: { count: 2, sides: 6 } };
const finished = (outcome: 'ran' | 'failed' | 'stopped'): AgentEvent => ({
  type: 'turn.finished',
  at,
  outcome,
  history: 'roll_dice(count=2)',
  ms: 12,
});

const callAfter = (...events: readonly AgentEvent[]): CallState | undefined =>
  replayTurn([...generated, proposed('1', ['count']), ...events])?.calls[0];

describe('reduceTurn', () => {
  it('begins a turn', () => {
    expect(reduceTurn(undefined, started)).toEqual({
      id: 't',
      text: 'roll',
      startedAt: at,
      status: 'prompting',
      listed: [],
      calls: [],
    });
  });

  it('refuses to begin with anything else', () => {
    expect(() => reduceTurn(undefined, finished('ran'))).toThrow(TypeError);
    expect(replayTurn([])).toBeUndefined();
  });

  it('shows how far the generation is, and forgets it at its end', () => {
    let turn = reduceTurn(undefined, started);
    turn = reduceTurn(turn, { type: 'generation.started', step: 1, listed: ['lamp'] });
    turn = reduceTurn(turn, { type: 'generation.progress', progress: { phase: 'prefill', done: 5, total: 20 } });
    expect(turn).toMatchObject({ status: 'prompting', listed: ['lamp'], progress: { done: 5 } });
    turn = reduceTurn(turn, { type: 'generation.progress', progress: { phase: 'decode', text: 'ro', tokens: 1 } });
    expect(turn).toMatchObject({ status: 'generating', progress: { text: 'ro' } });
    turn = reduceTurn(turn, { type: 'generation.finished', step: 1, generation });
    expect(turn).toMatchObject({ status: 'acting', generation });
    expect(turn).not.toHaveProperty('progress');
  });

  it('follows a call from its proposal to its result', () => {
    expect(callAfter()).toMatchObject({ status: 'proposed', arguments: { count: 2 }, verdicts: [], missing: [] });
    expect(callAfter(checked('1', 'format', true))).toMatchObject({ status: 'proposed', verdicts: [{ passed: true }] });
    expect(callAfter(running)).toMatchObject({ status: 'running', startedAt: at, arguments: { count: 2, sides: 6 } });
    expect(callAfter(running, { type: 'tool.finished', callId: '1', result: { total: 7 }, ms: 3 })).toMatchObject({
      status: 'ran',
      result: { total: 7 },
      ms: 3,
    });
  });

  it('asks, takes the answer, and asks again after a refusal', () => {
    const ask: AgentEvent = { type: 'clarification.asked', callId: '1', missing: ['count'] };
    const answer: AgentEvent = { type: 'clarification.answered', callId: '1', arguments: { count: 99 } };
    expect(callAfter(ask)).toMatchObject({ status: 'clarifying', missing: ['count'] });
    expect(callAfter(ask, answer)).toMatchObject({ status: 'proposed', arguments: { count: 99 }, missing: [] });
    expect(callAfter(ask, answer, checked('1', 'format', false))).toMatchObject({ status: 'failed' });
    expect(callAfter(ask, answer, checked('1', 'format', false), ask)).toMatchObject({
      status: 'clarifying',
      verdicts: [{ passed: false }],
    });
    expect(callAfter(ask, { ...answer, arguments: null })).toMatchObject({
      status: 'dropped',
      arguments: { count: 2 },
    });
  });

  it('asks for permission', () => {
    const ask: AgentEvent = { type: 'permission.asked', callId: '1' };
    expect(callAfter(ask)).toMatchObject({ status: 'permitting' });
    expect(callAfter(ask, { type: 'permission.answered', callId: '1', allowed: true })).toMatchObject({
      status: 'proposed',
    });
    expect(callAfter(ask, { type: 'permission.answered', callId: '1', allowed: false })).toMatchObject({
      status: 'dropped',
    });
  });

  it('tells failures and tools that are not available', () => {
    const error = { code: 'TOOL_THREW', details: {} };
    expect(callAfter(running, { type: 'tool.failed', callId: '1', error, ms: 3 })).toMatchObject({
      status: 'failed',
      error,
    });
    expect(callAfter({ type: 'call.unavailable', callId: '1', reason: 'denied' })).toMatchObject({
      status: 'unavailable',
      unavailable: 'denied',
    });
  });

  it('changes the call that the event is about, and no other', () => {
    const turn = replayTurn([...generated, proposed('1'), proposed('2'), checked('2', 'format', false)]);
    expect(turn?.calls.map(call => call.status)).toEqual(['proposed', 'failed']);
  });

  it('drops what was still open when the turn ends', () => {
    const turn = replayTurn([
      ...generated,
      proposed('1'),
      proposed('2'),
      running,
      { type: 'tool.finished', callId: '1', result: 7, ms: 1 },
      finished('stopped'),
    ]);
    expect(turn).toMatchObject({ status: 'finished', outcome: 'stopped', history: 'roll_dice(count=2)', ms: 12 });
    expect(turn?.calls.map(call => call.status)).toEqual(['ran', 'dropped']);
  });

  it('leaves the state before an event as it was', () => {
    const before = replayTurn([...generated, proposed('1')]);
    const copy = structuredClone(before);
    reduceTurn(before, running);
    reduceTurn(before, finished('ran'));
    expect(before).toEqual(copy);
  });
});
