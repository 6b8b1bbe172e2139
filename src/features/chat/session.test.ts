import { beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { AgentEvent } from '@/agent/events';
import { plainConfidence } from '@/agent/fixtures/confidence';
import { decoderOf, generationOf } from '@/agent/fixtures/decoder';
import { bareContext, toolMap, toolOf } from '@/agent/fixtures/tools';
import { replayTurn } from '@/agent/reduce';
import type { Decoder } from '@/decode/decoder';
import { tinyGiant135m } from '@/engine/catalogue';
import { AppError } from '@/errors';
import { createConversationStore } from '@/platform/conversations';
import { type Database, memoryDatabase } from '@/platform/database';
import type { Runtime } from '@/runtime/runtime';
import { setTimer } from '@/tools/builtin/timers/set-timer';
import { CallLog } from '@/tools/calls';
import { Permissions } from '@/tools/permission';
import { createSession } from './session';
import type { ChatState } from './state';

const record = { ...tinyGiant135m, confidence: plainConfidence };

const now = () => new Date('2026-11-24T10:00:00Z');

/** A runtime whose model is always ready. */
function runtimeOf(decoder: Decoder): Runtime {
  return {
    kind: 'cpu',
    load: async () => undefined,
    stats: async () => ({ kind: 'cpu', device: 'test', loadMs: 0 }),
    onLost: () => () => undefined,
    dispose: () => undefined,
    generate: decoder.generate,
  };
}

function setup(decoder: Decoder | null, database: Database = memoryDatabase()) {
  const store = createStore<ChatState>()(() => ({
    record,
    engine: null,
    model: { status: 'loading', progress: null, startedAt: 0 },
    conversations: [],
    conversationId: 'first',
    turns: [],
    queue: [],
    removed: null,
    storage: 'persistent',
    tools: toolMap(toolOf('ping'), {
      ...setTimer,
      run: async ({ duration }) => ({ id: '1', startedAt: String(duration), endsAt: '', state: 'running' }),
    }),
    host: null,
  }));
  let runtime = decoder && runtimeOf(decoder);
  const conversations = createConversationStore<AgentEvent>(database, now);
  const permissions = new Permissions(database, now);
  const log = new CallLog(database);
  const isImported = (turnId: string) => turnId === 'imported';
  const services = { conversations, permissions, log, isImported, toolContext: bareContext, now };
  const session = createSession(store, services, () => runtime);
  return {
    store,
    session,
    conversations,
    turns: () => store.getState().turns,
    ready(next: Decoder) {
      runtime = runtimeOf(next);
      session.pump();
    },
  };
}

const finished = (chat: ReturnType<typeof setup>, count: number) =>
  vi.waitFor(() => {
    expect(chat.turns().filter(({ status }) => status === 'finished')).toHaveLength(count);
  });

let database: Database;
beforeEach(() => {
  database = memoryDatabase();
});

test('a request typed while the model loads waits, and runs when it is ready', async () => {
  const chat = setup(null);
  chat.session.send('  ping it ');
  chat.session.send('again');
  expect(chat.store.getState().queue.map(({ text }) => text)).toEqual(['ping it', 'again']);
  chat.session.unqueue(chat.store.getState().queue[1]?.id ?? '');
  chat.ready(decoderOf(generationOf('ping()')));
  await finished(chat, 1);
  expect(chat.turns()).toMatchObject([{ text: 'ping it', outcome: 'ran', history: 'ping()' }]);
  expect(chat.store.getState()).toMatchObject({
    queue: [],
    conversations: [{ id: 'first', title: 'ping it', turns: 1 }],
  });
});

test('later prompts hold the answers before, but no turn that was stopped', async () => {
  const decoder = decoderOf(
    generationOf('ping()'),
    (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    generationOf('none'),
  );
  const chat = setup(decoder);
  chat.session.send('one');
  await finished(chat, 1);
  chat.session.send('two');
  await vi.waitFor(() => expect(decoder.requests).toHaveLength(2));
  chat.session.stop();
  await finished(chat, 2);
  chat.session.send('three');
  await finished(chat, 3);
  expect(chat.turns().map(({ outcome }) => outcome)).toEqual(['ran', 'stopped', 'none']);
  const prompt = JSON.stringify(decoder.requests[2]?.prompt);
  expect(prompt).toContain('one');
  expect(prompt).not.toContain('two');
});

test('a reset stops the turn, forgets the queue, and leaves the chat as new', async () => {
  const decoder = decoderOf(
    (_, { signal }) =>
      new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    generationOf('ping()'),
  );
  const chat = setup(decoder);
  chat.session.send('one');
  chat.session.send('two');
  await vi.waitFor(() => expect(decoder.requests).toHaveLength(1));
  await chat.session.reset();
  expect(chat.store.getState()).toMatchObject({ turns: [], queue: [], conversations: [] });
  expect(chat.store.getState().conversationId).not.toBe('first');
  chat.session.send('three');
  await finished(chat, 1);
  expect(chat.turns()).toMatchObject([{ text: 'three', outcome: 'ran' }]);
  expect(decoder.requests).toHaveLength(2);
});

test('a typed reply fills the value that is missing', async () => {
  const chat = setup(decoderOf(generationOf('set_timer(duration=?)')));
  chat.session.send('set a timer');
  await vi.waitFor(() => expect(chat.turns()[0]?.calls[0]?.status).toBe('clarifying'));
  chat.session.send('ten minutes');
  await finished(chat, 1);
  expect(chat.turns()).toMatchObject([{ outcome: 'ran', history: 'set_timer(duration="ten minutes")' }]);
  expect(chat.store.getState().queue).toEqual([]);
});

test('a call of which it is not sure waits for a choice', async () => {
  const chat = setup(decoderOf(generationOf('ping()', 0.5), generationOf('none')));
  chat.session.send('ping');
  await vi.waitFor(() => expect(chat.turns()[0]?.calls[0]?.status).toBe('confirming'));
  expect(chat.turns()[0]?.calls[0]?.choices).toMatchObject([{ name: 'ping', confidence: expect.closeTo(0.5, 6) }]);
  chat.session.confirm(chat.turns()[0]?.id ?? '', '1', 0);
  await finished(chat, 1);
  expect(chat.turns()).toMatchObject([{ outcome: 'ran', history: 'ping()' }]);
});

test('a call that is dropped ends the turn as declined', async () => {
  const chat = setup(decoderOf(generationOf('set_timer(duration=?)')));
  chat.session.send('set a timer');
  await vi.waitFor(() => expect(chat.turns()[0]?.calls[0]?.status).toBe('clarifying'));
  chat.session.clarify(chat.turns()[0]?.id ?? '', '1', null);
  await finished(chat, 1);
  expect(chat.turns()).toMatchObject([{ outcome: 'declined', history: 'none' }]);
});

test('a conversation is found again as it was, and one cut short is ended', async () => {
  const chat = setup(decoderOf(generationOf('ping()')), database);
  chat.session.send('one');
  await finished(chat, 1);
  await chat.conversations.append('first', 'cut', {
    type: 'turn.started',
    turnId: 'cut',
    at: now().toISOString(),
    text: 'two',
  });

  const later = setup(decoderOf(), database);
  later.session.newConversation();
  expect(later.turns()).toEqual([]);
  later.session.openConversation('first');
  await vi.waitFor(() => expect(later.turns()).toHaveLength(2));
  expect(later.turns()).toMatchObject([
    { text: 'one', outcome: 'ran' },
    { text: 'two', outcome: 'stopped' },
  ]);
  later.session.deleteConversation('first');
  await vi.waitFor(() => expect(later.store.getState().conversations).toEqual([]));
  expect(later.turns()).toEqual([]);
});

test('deleting a conversation stops its turn and leaves nothing of it', async () => {
  const untilStopped = (_: unknown, { signal }: { signal?: AbortSignal }) =>
    new Promise<never>((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  const decoder = decoderOf(untilStopped);
  const chat = setup(decoder, database);
  chat.session.send('one');
  await vi.waitFor(() => expect(decoder.requests).toHaveLength(1));
  chat.session.deleteConversation('first');
  await vi.waitFor(() => expect(chat.store.getState().conversations).toEqual([]));
  expect(await chat.conversations.events('first')).toEqual([]);
});

test('a request whose engine went away runs once more, and only once', async () => {
  const lost = () => {
    throw new AppError('ENGINE_DEVICE_LOST');
  };
  const decoder = decoderOf(lost, lost, generationOf('ping()'));
  const chat = setup(decoder);
  chat.session.send('one');
  await finished(chat, 2);
  expect(chat.turns().map(({ text, error }) => [text, error?.code])).toEqual([
    ['one', 'ENGINE_DEVICE_LOST'],
    ['one', 'ENGINE_DEVICE_LOST'],
  ]);
  expect(chat.store.getState().queue).toEqual([]);
  chat.session.retry(chat.turns()[1]?.id ?? '');
  await finished(chat, 3);
  expect(chat.turns()[2]).toMatchObject({ text: 'one', outcome: 'ran' });
});

test('where nothing can be kept, the conversation goes on and the page says so', async () => {
  const full = { ...database, put: async () => Promise.reject(new AppError('STORAGE_FULL')) };
  const chat = setup(decoderOf(generationOf('ping()')), full);
  chat.session.send('one');
  await finished(chat, 1);
  expect(chat.store.getState()).toMatchObject({ storage: 'memory', turns: [{ outcome: 'ran' }] });
});

test('another try adds a turn whose prompt does not show the earlier one', async () => {
  const decoder = decoderOf(generationOf('none'), generationOf('ping()'), generationOf('ping()'));
  const chat = setup(decoder);
  chat.session.send('pong it');
  await finished(chat, 1);
  chat.session.resend(chat.turns()[0]?.id ?? '', ' ping it ');
  await finished(chat, 2);
  expect(chat.turns().map(({ text }) => text)).toEqual(['pong it', 'ping it']);
  const prompt = JSON.stringify(decoder.requests[1]?.prompt);
  expect(prompt).toContain('ping it');
  expect(prompt).not.toContain('pong it');
  chat.session.send('once more');
  await finished(chat, 3);
  expect(JSON.stringify(decoder.requests[2]?.prompt)).toContain('ping it');
});

test('a deleted turn comes back in its place', async () => {
  const chat = setup(decoderOf(generationOf('ping()'), generationOf('ping()'), generationOf('ping()')), database);
  for (const [index, text] of ['one', 'two', 'three'].entries()) {
    chat.session.send(text);
    await finished(chat, index + 1);
  }
  await chat.session.deleteTurn(chat.turns()[1]?.id ?? '');
  expect(chat.turns().map(({ text }) => text)).toEqual(['one', 'three']);
  expect(chat.store.getState()).toMatchObject({
    removed: { kind: 'turn', title: 'two' },
    conversations: [{ turns: 2, requests: ['one', 'three'] }],
  });
  await chat.session.restoreRemoved();
  expect(chat.turns().map(({ text }) => text)).toEqual(['one', 'two', 'three']);
  expect(chat.turns()[1]).toMatchObject({ outcome: 'ran', history: 'ping()' });
  expect(chat.store.getState()).toMatchObject({ removed: null, conversations: [{ turns: 3 }] });
  await chat.session.restoreRemoved();
  expect(chat.turns()).toHaveLength(3);
});

test('a conversation goes with its last turn, and comes back under the name that it was given', async () => {
  const chat = setup(decoderOf(generationOf('ping()')), database);
  chat.session.send('one');
  await finished(chat, 1);
  await chat.session.renameConversation('first', ' Pings ');
  await chat.session.renameConversation('first', '  ');
  expect(chat.store.getState().conversations).toMatchObject([{ title: 'Pings' }]);
  await chat.session.deleteTurn(chat.turns()[0]?.id ?? '');
  expect(chat.store.getState().conversations).toEqual([]);
  await chat.session.restoreRemoved();
  expect(chat.store.getState().conversations).toMatchObject([{ title: 'Pings', turns: 1, requests: ['one'] }]);

  await chat.session.deleteConversation('first');
  expect(chat.store.getState()).toMatchObject({ conversations: [], turns: [], removed: { title: 'Pings' } });
  await chat.session.restoreRemoved();
  expect(chat.turns()).toMatchObject([{ text: 'one', outcome: 'ran' }]);
  await chat.session.deleteConversation('first');
  chat.session.forgetRemoved();
  await chat.session.restoreRemoved();
  expect(chat.store.getState()).toMatchObject({ conversations: [], removed: null });
});

test('what an imported turn did is not undone: it happened elsewhere', async () => {
  const undo = vi.fn(async () => undefined);
  const chat = setup(decoderOf());
  const tool = { ...toolOf('ping'), undo };
  chat.store.setState({ tools: toolMap(tool) });
  const events: readonly AgentEvent[] = [
    { type: 'turn.started', turnId: 'imported', at: now().toISOString(), text: 'ping' },
    { type: 'call.proposed', call: { id: '1', name: 'ping', arguments: {}, missing: [], probability: 1 } },
    { type: 'tool.finished', callId: '1', result: {}, ms: 1 },
    { type: 'turn.finished', at: now().toISOString(), outcome: 'ran', history: 'ping()', ms: 1 },
  ];
  for (const turnId of ['imported', 'own']) {
    const turn = replayTurn(events);
    chat.store.setState({ turns: turn ? [{ ...turn, id: turnId }] : [] });
    await chat.session.undo(turnId, '1');
  }
  expect(undo).toHaveBeenCalledTimes(1);
});
