import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase, type Rows } from '@/platform/database';
import {
  backupFormat,
  backupLimit,
  checkBackupSize,
  mergeBackup,
  readBackup,
  withoutSecrets,
  writeBackup,
} from './backup';

const at = '2026-11-24T10:00:00.000Z';
const server = { url: 'https://tools.example/mcp', on: true, name: 'Tools' };

/** A row of every table. */
const rows = {
  conversations: [{ id: 'c', title: 'roll dice', createdAt: at, updatedAt: at, turns: 1, right: ['t'] }],
  events: [
    { conversationId: 'c', turnId: 't', event: { type: 'turn.started', turnId: 't', at, text: 'roll dice' } },
    { conversationId: 'c', turnId: 't', event: { type: 'turn.finished', at, outcome: 'none', history: 'none', ms: 3 } },
  ],
  notes: [{ id: 'n', text: 'oat milk', createdAt: at }],
  todos: [{ id: 'd', text: 'call Anna', done: false, createdAt: at, priority: 'high' }],
  timers: [{ id: 'i', kind: 'timer', startedAt: at, endsAt: at, state: 'rung' }],
  tables: [{ id: 'b', name: 'sales.csv', columns: ['a', 'b'], rows: [['1', '2']], addedAt: at }],
  permissions: [{ id: '["builtin",null,"share_text"]', permission: 'allow', fingerprint: '', at }],
  calls: [
    {
      id: 'l',
      at,
      tool: 'roll_dice',
      source: 'builtin',
      askedBy: 'chat',
      arguments: { count: 1 },
      decision: 'default',
      outcome: 'ran',
      ms: 2,
    },
  ],
  userTools: [{ id: 'say_hello', value: { name: 'say_hello' } }],
  mcpServers: [{ id: 's', value: server }],
} as const satisfies Rows;

async function snapshot(database: Database): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of Object.keys(rows) as (keyof typeof rows)[]) found[table] = await database.all(table);
  return found;
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

/** The file of a page that holds `rows`, read as JSON. */
async function fileOf(kept: Rows = rows): Promise<{ readonly text: string; readonly json: Record<string, unknown> }> {
  const database = await openDatabase();
  await database.merge(kept);
  const text = await writeBackup(database, { theme: 'dark' }, new Date(at));
  database.close();
  globalThis.indexedDB = new IDBFactory();
  return { text, json: JSON.parse(text) };
}

test('a file brings everything to a page that has nothing, servers switched off', async () => {
  const { text } = await fileOf();
  const database = await openDatabase();
  const backup = readBackup(text, 'all.json');
  await mergeBackup(database, backup);
  expect(backup.settings).toEqual({ theme: 'dark' });
  expect(await snapshot(database)).toEqual({
    ...rows,
    events: rows.events.map((event, index) => ({ ...event, seq: index + 1 })),
    mcpServers: [{ id: 's', value: { ...server, on: false } }],
  });
});

test('a file is taken in beside what is here, and twice is as good as once', async () => {
  const { text } = await fileOf();
  const database = await openDatabase();
  await database.put('notes', { id: 'mine', text: 'rice', createdAt: at });
  await database.put('notes', { id: 'n', text: 'an older text', createdAt: at });
  const signedIn = { ...server, signIn: { tokens: { access_token: 'secret' } } };
  await database.put('mcpServers', { id: 's', value: signedIn });
  for (let time = 0; time < 2; time += 1) await mergeBackup(database, readBackup(text, 'all.json'));
  expect((await database.all('notes')).map(({ id, text: said }) => [id, said])).toEqual([
    ['mine', 'rice'],
    ['n', 'oat milk'],
  ]);
  expect(await database.eventsOf('c')).toHaveLength(2);
  expect(await database.all('mcpServers')).toEqual([{ id: 's', value: signedIn }]);
});

test('no secret of a server goes into a file', async () => {
  const value = {
    ...server,
    url: 'https://me:hunter2@tools.example/mcp?api_key=abc123#xyz',
    signIn: { tokens: { access_token: 'tok-1', refresh_token: 'tok-2' }, verifier: 'ver-3' },
  };
  const { text, json } = await fileOf({ mcpServers: [{ id: 's', value }] });
  expect(json.mcpServers).toEqual([{ id: 's', value: server }]);
  for (const secret of ['hunter2', 'abc123', 'xyz', 'tok-', 'ver-3', 'signIn']) expect(text).not.toContain(secret);
});

test('a row that is no server is left out', () => {
  expect(withoutSecrets({ id: 's', value: { url: 'javascript:alert(1)', on: true } })).toBeNull();
});

describe('a file is refused', () => {
  test('where it is larger than any export', () => {
    expect(() => checkBackupSize(backupLimit, 'x.json')).not.toThrow();
    expect(() => checkBackupSize(backupLimit + 1, 'x.json')).toThrow(
      expect.objectContaining({ code: 'BACKUP_TOO_LARGE' }),
    );
  });

  test.each([
    ['{"format": "tiny', 'BACKUP_NOT_JSON'],
    ['[]', 'BACKUP_FORMAT_UNKNOWN'],
    ['{"format": "tiny-giant-backup/2"}', 'BACKUP_FORMAT_UNKNOWN'],
    [`{"format": "${backupFormat}"}`, 'BACKUP_DAMAGED'],
  ])('that says %s', (text, code) => {
    expect(() => readBackup(text, 'x.json')).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['notes.0.createdAt', { notes: [{ id: 'n', text: 'x', createdAt: 'yesterday' }] }],
    ['permissions.0.id', { permissions: [{ id: 'share_text', permission: 'allow', fingerprint: '', at }] }],
    ['permissions.0.permission', { permissions: [{ ...rows.permissions[0], permission: 'everything' }] }],
    ['tables.0.rows', { tables: [{ ...rows.tables[0], rows: [['1']] }] }],
    ['mcpServers.0.value.url', { mcpServers: [{ id: 's', value: { ...server, url: 'file:///etc/passwd' } }] }],
    [
      'conversations.0.events.0.event.type',
      { conversations: [{ ...rows.conversations[0], events: [{ turnId: 't', event: { type: 'turn.erased' } }] }] },
    ],
  ])('whose %s is wrong, and the place is told', async (place, wrong) => {
    const { json } = await fileOf();
    const text = JSON.stringify({ ...json, ...wrong });
    expect(() => readBackup(text, 'x.json')).toThrow(
      expect.objectContaining({ code: 'BACKUP_DAMAGED', details: { file: 'x.json', place } }),
    );
  });
});
