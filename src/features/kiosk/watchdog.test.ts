import { beforeEach, expect, test } from 'vitest';
import { tinyGiant135m } from '@/engine/catalogue';
import type { AppError } from '@/errors';
import type { ChatState } from '../chat/state';
import { Watchdog } from './watchdog';

const limits = { stuckMs: 10_000, pingMs: 5_000, pingEveryMs: 3_000, steadyMs: 60_000 };
const ready = { status: 'ready', stats: { kind: 'cpu', device: 'test', loadMs: 0 } } as const;
const loading = () => ({ status: 'loading', progress: null, startedAt: 0 }) as const;
const failed = () => ({ status: 'failed', error: { code: 'MODEL_FETCH_FAILED', details: {} } }) as const;

let now = 0;
let state: ChatState;
let alive: boolean;
let log: string[];
let watchdog: Watchdog;

beforeEach(() => {
  now = 0;
  alive = true;
  log = [];
  state = {
    record: tinyGiant135m,
    engine: null,
    model: ready,
    conversations: [],
    conversationId: 'c',
    turns: [],
    queue: [],
    removed: null,
    storage: 'persistent',
    tools: new Map(),
    host: null,
  };
  watchdog = new Watchdog(
    {
      state: () => state,
      ping: () => (alive ? Promise.resolve() : new Promise(() => undefined)),
      restart(reason: AppError) {
        log.push(`restart ${reason.code}`);
        state = { ...state, model: loading() };
      },
      reload: () => log.push('reload'),
      onRecovery: code => log.push(`recovery ${code}`),
      onSteady: () => log.push('steady'),
      nowMs: () => now,
    },
    limits,
  );
});

/** Lets time pass as the page does: a tick each second, and promises settle between them. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    now += 1000;
    watchdog.tick();
    await Promise.resolve();
  }
}

const turnAt = (status: 'generating' | 'finished') =>
  ({ id: 't', text: 'roll', status, startedAt: '', calls: [] }) as unknown as ChatState['turns'][number];

test('leaves an engine alone that answers, and says when it has run steadily', async () => {
  await pass(61);
  expect(log).toEqual(['steady']);
});

test('starts an idle engine again that does not answer', async () => {
  await pass(4);
  alive = false;
  await pass(12);
  expect(log.slice(0, 2)).toEqual(['recovery ENGINE_WORKER_LOST', 'restart ENGINE_WORKER_LOST']);
});

test('starts the engine again under a turn that makes no progress, and only then', async () => {
  state = { ...state, turns: [turnAt('generating')] };
  await pass(9);
  state = { ...state, turns: [turnAt('generating')] };
  await pass(9);
  expect(log).toEqual([]);
  await pass(3);
  expect(log).toEqual(['recovery KIOSK_STUCK', 'restart ENGINE_WORKER_LOST']);
});

test('waits for a person as long as that takes', async () => {
  const asked = { ...turnAt('generating'), status: 'running', calls: [{ status: 'clarifying' }] };
  const queue = [{ id: 'q', text: 'roll', conversationId: 'c' }];
  state = { ...state, turns: [asked as unknown as ChatState['turns'][number]], queue };
  await pass(50);
  expect(log).toEqual([]);
});

test('counts a loss that the host mends itself', async () => {
  await pass(1);
  state = { ...state, model: loading() };
  await pass(1);
  expect(log).toEqual(['recovery ENGINE_DEVICE_LOST']);
  state = { ...state, model: ready };
  await pass(5);
  expect(log).toHaveLength(1);
});

test('has the page start again after three restarts that did not help', async () => {
  for (let second = 0; second < 30; second += 1) {
    state = state.model.status === 'loading' ? { ...state, model: failed() } : state;
    if (second === 0) state = { ...state, model: failed() };
    await pass(1);
  }
  expect(log.filter(line => line.startsWith('restart'))).toHaveLength(3);
  expect(log.filter(line => line === 'reload')).toHaveLength(1);
  expect(log.at(-1)).toBe('reload');
});

test('takes a sleep of the device for no failure', async () => {
  state = { ...state, turns: [turnAt('generating')] };
  await pass(5);
  now += 3_600_000;
  watchdog.tick();
  await pass(5);
  expect(log).toEqual([]);
});
