import { expect, test } from 'vitest';
import type { AgentEvent, ProposedCall } from '../src/agent/events.ts';
import { callResults, proposedCalls, turnEnd } from './transcript.ts';

const proposed = (call: Partial<ProposedCall>): AgentEvent => ({
  type: 'call.proposed',
  call: { id: '1', name: 'set_timer', arguments: {}, missing: [], probability: 0.9, ...call },
});

test('proposedCalls takes the last step and writes missing values as ?', () => {
  const events: AgentEvent[] = [
    { type: 'generation.started', step: 1, listed: [] },
    proposed({ name: 'roll_dice' }),
    { type: 'generation.started', step: 2, listed: [] },
    proposed({ arguments: { label: 'tea' }, missing: ['duration'] }),
  ];
  expect(proposedCalls(events)).toEqual([{ name: 'set_timer', arguments: { label: 'tea', duration: '?' } }]);
});

test('callResults keeps results and errors in order', () => {
  const events: AgentEvent[] = [
    { type: 'tool.finished', callId: '1', result: { rolls: [3] }, ms: 1 },
    { type: 'tool.failed', callId: '2', error: { code: 'DURATION_UNKNOWN', details: { text: 'soon' } }, ms: 1 },
  ];
  expect(callResults(events)).toEqual([{ rolls: [3] }, { error: 'DURATION_UNKNOWN', details: { text: 'soon' } }]);
});

test('turnEnd refuses a turn without an end', () => {
  expect(() => turnEnd([{ type: 'turn.started', turnId: 't', at: '', text: '' }])).toThrow('no end');
});
