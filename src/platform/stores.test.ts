import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AppError } from '../errors.ts';
import type { Timer } from '../tools/context.ts';
import { createConversationStore } from './conversations.ts';
import { allTables, type Database, memoryDatabase, openDatabase } from './database.ts';
import { Timers } from './timers.ts';
import { Todos } from './todos.ts';

const start = Date.parse('2026-11-24T10:00:00Z');

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.useFakeTimers({ now: start, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const now = () => new Date();
const databases: [string, () => Promise<Database>][] = [
  ['persistent', openDatabase],
  ['memory', async () => memoryDatabase()],
];

describe.each(databases)('over a %s database', (storage, open) => {
  test('keeps conversations and their events in order', async () => {
    const database = await open();
    expect(database.storage).toBe(storage);
    const conversations = createConversationStore<{ n: number }>(database, now);
    await conversations.begin('a', 'roll three dice');
    await conversations.append('a', 't1', { n: 1 });
    vi.advanceTimersByTime(1000);
    await conversations.begin('b', 'time in Oslo');
    await conversations.append('b', 't2', { n: 2 });
    await conversations.append('a', 't1', { n: 3 });
    expect((await conversations.list()).map(({ id }) => id)).toEqual(['b', 'a']);
    vi.advanceTimersByTime(1000);
    await conversations.begin('a', 'and again');
    expect(await conversations.list()).toMatchObject([
      { id: 'a', title: 'roll three dice', turns: 2 },
      { id: 'b', title: 'time in Oslo', turns: 1 },
    ]);
    expect(await conversations.events('a')).toEqual([
      { turnId: 't1', event: { n: 1 } },
      { turnId: 't1', event: { n: 3 } },
    ]);
    await conversations.remove('a');
    expect((await conversations.list()).map(({ id }) => id)).toEqual(['b']);
    expect(await conversations.events('a')).toEqual([]);
    expect(await conversations.events('b')).toHaveLength(1);
  });

  test('takes rows in as a whole, and tells their stores', async () => {
    const database = await open();
    const todos = new Todos(database, now);
    const kept = await todos.add({ text: 'oat milk' });
    const conversations = createConversationStore<{ n: number }>(database, now);
    await conversations.begin('a', 'roll three dice');
    await conversations.append('a', 't1', { n: 1 });
    const [known] = await database.all('conversations');
    const told = vi.fn();
    todos.subscribe(told);
    await database.merge({
      todos: [
        { ...kept, done: true },
        { ...kept, id: 'other', text: 'rice' },
      ],
      conversations: known ? [{ ...known, title: 'dice' }] : [],
      events: [
        { conversationId: 'a', turnId: 't2', event: { n: 2 } },
        { conversationId: 'a', turnId: 't2', event: { n: 3 } },
      ],
    });
    expect(told).toHaveBeenCalledOnce();
    const list = await todos.list();
    expect(list.map(({ text, done }) => [text, done]).toSorted()).toEqual([
      ['oat milk', true],
      ['rice', false],
    ]);
    expect((await conversations.list()).map(({ title }) => title)).toEqual(['dice']);
    expect(await conversations.events('a')).toEqual([
      { turnId: 't2', event: { n: 2 } },
      { turnId: 't2', event: { n: 3 } },
    ]);
  });

  test('is empty once it was destroyed', async () => {
    const database = await open();
    await new Todos(database, now).add({ text: 'oat milk' });
    await database.destroy();
    const again = storage === 'memory' ? database : await open();
    expect(await again.all('todos')).toEqual([]);
  });

  test('empties tables and tells their stores', async () => {
    const database = await open();
    const todos = new Todos(database, now);
    await todos.add({ text: 'oat milk' });
    await database.put('notes', { id: 'n1', title: 'Garden', text: 'Water it.', createdAt: now().toISOString() });
    const changed = vi.fn();
    todos.subscribe(changed);
    await database.clear(['todos']);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(await todos.list()).toEqual([]);
    expect(await database.all('notes')).toHaveLength(1);
    await createConversationStore<{ n: number }>(database, now).append('a', 't1', { n: 1 });
    await database.clear(allTables);
    for (const table of allTables) expect(await database.all(table), table).toEqual([]);
  });

  test('takes a turn out of a conversation and puts it back in its place', async () => {
    const conversations = createConversationStore<{ readonly type: string; readonly text?: string }>(await open(), now);
    for (const [turn, text] of [
      ['t1', 'one'],
      ['t2', 'two'],
      ['t3', 'three'],
    ] as const) {
      await conversations.begin('a', text);
      await conversations.append('a', turn, { type: 'turn.started', text });
      await conversations.append('a', turn, { type: 'turn.finished' });
    }
    const before = await conversations.events('a');
    const removed = await conversations.removeTurn('a', 't2');
    expect((await conversations.events('a')).map(({ turnId }) => turnId)).toEqual(['t1', 't1', 't3', 't3']);
    expect(await conversations.list()).toMatchObject([{ turns: 2, requests: ['one', 'three'] }]);
    expect(await conversations.removeTurn('a', 't2')).toBeNull();
    await conversations.rename('a', 'Counting');
    if (removed) await conversations.restore(removed);
    expect(await conversations.events('a')).toEqual(before);
    expect(await conversations.list()).toMatchObject([
      { title: 'Counting', turns: 3, requests: ['one', 'two', 'three'] },
    ]);

    const whole = await conversations.remove('a');
    expect(await conversations.list()).toEqual([]);
    if (whole) await conversations.restore(whole);
    expect(await conversations.events('a')).toEqual(before);
    expect(await conversations.remove('b')).toBeNull();
  });

  test('keeps to-dos and tells of every change', async () => {
    const todos = new Todos(await open(), now);
    const changed = vi.fn();
    todos.subscribe(changed);
    const milk = await todos.add({ text: 'oat milk', priority: 'high', due: undefined, dueAt: undefined });
    vi.advanceTimersByTime(10);
    await todos.add({ text: 'ferns', priority: undefined, due: 'Friday', dueAt: undefined });
    await todos.setDone(milk.id, true);
    expect(await todos.list()).toMatchObject([
      { text: 'oat milk', priority: 'high', done: true },
      { text: 'ferns', due: 'Friday', done: false },
    ]);
    await todos.remove(milk.id);
    await todos.setDone(milk.id, false);
    expect(await todos.list()).toMatchObject([{ text: 'ferns' }]);
    expect(changed).toHaveBeenCalledTimes(4);
  });

  test('rings a timer once when it ends, and not while it is paused', async () => {
    const rung: Timer[] = [];
    const timers = new Timers(await open(), { now, onRing: timer => rung.push(timer) });
    const pasta = await timers.start(600, 'pasta');
    expect(pasta).toMatchObject({ state: 'running', label: 'pasta', endsAt: '2026-11-24T10:10:00.000Z' });
    await vi.advanceTimersByTimeAsync(300_000);
    await timers.pause(pasta.id);
    expect(await timers.list()).toMatchObject([{ state: 'paused', pausedWith: 300 }]);
    await vi.advanceTimersByTimeAsync(3_600_000);
    await timers.resume(pasta.id);
    await timers.extend(pasta.id, 60);
    await vi.advanceTimersByTimeAsync(359_000);
    expect(rung).toEqual([]);
    await vi.advanceTimersByTimeAsync(2000);
    await vi.waitFor(() => expect(rung).toMatchObject([{ id: pasta.id, state: 'rung' }]));
    await timers.watch();
    expect(rung).toHaveLength(1);
  });

  test('a timer that ended while no page was open is missed, a cancelled one is silent', async () => {
    const database = await open();
    const rung: Timer[] = [];
    const timers = new Timers(database, { now, onRing: timer => rung.push(timer) });
    const eggs = await timers.start(300);
    const cancelled = await timers.start(300);
    await timers.cancel(cancelled.id);
    vi.setSystemTime(start + 3_600_000);
    const later = new Timers(database, { now, onRing: timer => rung.push(timer) });
    expect(await later.watch()).toMatchObject([{ id: eggs.id, state: 'missed' }]);
    expect(await later.watch()).toEqual([]);
    expect(rung).toEqual([]);
  });
});

/** Two tabs: each its own connection to the same database. Locks as browsers keep them: one holder at a time. */
async function twoTabs(onRing: (tab: string, timer: Timer) => void) {
  let last: Promise<unknown> = Promise.resolve();
  vi.stubGlobal('navigator', {
    locks: {
      request(_name: string, work: () => Promise<unknown>) {
        last = last.then(work, work);
        return last;
      },
    },
  });
  const databases = [await openDatabase(), await openDatabase()] as const;
  const [a, b] = databases.map(
    (database, tab) => new Timers(database, { now, onRing: timer => onRing('ab'[tab] ?? '', timer) }),
  ) as [Timers, Timers];
  return { a, b, databases };
}

describe('two tabs', () => {
  test('hear of the timers of each other, and one of them rings', async () => {
    const rung: string[] = [];
    const { a, b, databases } = await twoTabs((_tab, { id }) => rung.push(id));
    const heard = vi.fn();
    b.subscribe(heard);
    const { id } = await a.start(60);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(61_000);
    await vi.waitFor(() => expect(rung).toEqual([id]));
    await Promise.all([a.watch(), b.watch()]);
    expect(rung).toEqual([id]);
    for (const database of databases) database.close();
  });

  test('a timer rings in the tab that stays open', async () => {
    const rung: string[] = [];
    const { a, b, databases } = await twoTabs(tab => rung.push(tab));
    const heard = vi.fn();
    b.subscribe(heard);
    await a.start(60);
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
    databases[0].close();
    await vi.advanceTimersByTimeAsync(61_000);
    await vi.waitFor(() => expect(rung).toEqual(['b']));
    databases[1].close();
  });
});

test('a timer whose page was held back by a minute still rings', async () => {
  const rung: Timer[] = [];
  const timers = new Timers(memoryDatabase(), { now, onRing: timer => rung.push(timer) });
  await timers.start(60);
  vi.setSystemTime(start + 120_000);
  expect(await timers.watch()).toEqual([]);
  expect(rung).toMatchObject([{ state: 'rung' }]);
});

test('a timer rings once although its end cannot be stored', async () => {
  const database = memoryDatabase();
  const rung: Timer[] = [];
  const timers = new Timers(database, { now, onRing: timer => rung.push(timer) });
  await timers.start(60);
  vi.spyOn(database, 'put').mockRejectedValue(new AppError('STORAGE_FULL'));
  await vi.advanceTimersByTimeAsync(60_000);
  await timers.watch();
  expect(rung).toHaveLength(1);
  expect(await timers.list()).toMatchObject([{ state: 'rung' }]);
});

test('what ended is not paused, lengthened or cancelled', async () => {
  const timers = new Timers(memoryDatabase(), { now, onRing: () => undefined });
  const { id } = await timers.start(60);
  await vi.advanceTimersByTimeAsync(60_000);
  await timers.pause(id);
  await timers.extend(id, 60);
  await timers.cancel(id);
  expect(await timers.list()).toMatchObject([{ state: 'rung', endsAt: '2026-11-24T10:01:00.000Z' }]);
});

test('where storage is denied, memory takes its place', async () => {
  globalThis.indexedDB = {
    open() {
      throw new DOMException('denied', 'SecurityError');
    },
  } as unknown as IDBFactory;
  expect((await openDatabase()).storage).toBe('memory');
});

test('takes in nothing where a row cannot be kept', async () => {
  const database = await openDatabase();
  const todo = { id: 'a', text: 'oat milk', done: false, createdAt: now().toISOString() };
  const none = { ...todo, id: undefined as unknown as string };
  await expect(database.merge({ todos: [todo, none] })).rejects.toMatchObject({ code: 'STORAGE_FAILED' });
  expect(await database.all('todos')).toEqual([]);
});

test('a full disk is a clear error', async () => {
  const database = await openDatabase();
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(
    new Todos(database, now).add({ text: 'x', priority: undefined, due: undefined, dueAt: undefined }),
  ).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  put.mockRestore();
});

test('where storage does not answer, memory takes its place', async () => {
  globalThis.indexedDB = { open: () => new EventTarget() } as unknown as IDBFactory;
  const opening = openDatabase();
  await vi.advanceTimersByTimeAsync(5000);
  expect((await opening).storage).toBe('memory');
});

test('a tab whose storage a newer page took says so', async () => {
  const database = await openDatabase();
  const newer = await openDB('tiny-giant', 99);
  await expect(database.all('todos')).rejects.toMatchObject({ code: 'STORAGE_CLOSED' });
  await expect(new Todos(database, now).setDone('x', true)).rejects.toMatchObject({ code: 'STORAGE_CLOSED' });
  newer.close();
});
