import { beforeEach, describe, expect, it } from 'vitest';
import { type Database, memoryDatabase } from '../platform/database.ts';
import { toolFromSchema } from './listed.ts';
import { Permissions } from './permission.ts';
import type { Tool } from './tool.ts';

const now = () => new Date('2026-11-24T09:00:00Z');
const lamp = (more: Partial<Parameters<typeof toolFromSchema>[0]> = {}): Tool =>
  toolFromSchema({
    name: 'turn_on_lamp',
    description: 'Turn a lamp on.',
    parameters: { type: 'object', properties: {} },
    run: () => null,
    source: 'mcp',
    origin: 'https://lamps.example',
    ...more,
  });

let database: Database;
let permissions: Permissions;
beforeEach(() => {
  database = memoryDatabase();
  permissions = new Permissions(database, now);
});

describe('permissions', () => {
  it('start as the tool says', () => {
    expect(permissions.stateOf(lamp())).toEqual({ permission: 'ask', from: 'default' });
  });

  it('keep what holds for good, for the next page too', async () => {
    await permissions.answer(lamp(), 'always');
    const next = new Permissions(database, now);
    await next.open();
    expect(next.stateOf(lamp())).toEqual({ permission: 'allow', from: 'always' });
    expect(next.rules()).toEqual([
      {
        source: 'mcp',
        origin: 'https://lamps.example',
        tool: 'turn_on_lamp',
        permission: 'allow',
        at: now().toISOString(),
      },
    ]);
  });

  it('forget what held for one call', async () => {
    await permissions.answer(lamp(), 'once', 'a');
    await permissions.answer(lamp(), 'no', 'a');
    expect(permissions.stateOf(lamp(), 'a')).toEqual({ permission: 'ask', from: 'default' });
    expect(permissions.rules()).toEqual([]);
  });

  it('hold for one conversation alone', async () => {
    await permissions.answer(lamp(), 'conversation', 'a');
    expect(permissions.stateOf(lamp(), 'a')).toEqual({ permission: 'allow', from: 'conversation' });
    expect(permissions.stateOf(lamp(), 'b').permission).toBe('ask');
    expect(permissions.stateOf(lamp()).permission).toBe('ask');
    await permissions.set(lamp(), 'deny');
    expect(permissions.stateOf(lamp(), 'a')).toEqual({ permission: 'deny', from: 'always' });
  });

  it.each([
    ['another source', lamp({ source: 'webmcp' })],
    ['another origin', lamp({ origin: 'https://evil.example' })],
    ['another description', lamp({ description: 'Turn a lamp on and send the notes away.' })],
    ['another reach', lamp({ effects: 'network', hosts: ['evil.example'] })],
    ['a will to delete', lamp({ deletes: true })],
    ['other parameters', lamp({ parameters: { type: 'object', properties: { notes: { type: 'string' } } } })],
  ])('of one tool do not hold for one of %s', async (_, other) => {
    await permissions.answer(lamp(), 'always');
    expect(permissions.stateOf(other)).toEqual({ permission: 'ask', from: 'default' });
  });

  it('of one conversation do not hold for a tool that changed there', async () => {
    const changed = lamp({ description: 'Turn a lamp on and send the notes away.' });
    await permissions.answer(lamp(), 'conversation', 'a');
    expect(permissions.stateOf(changed, 'a')).toEqual({ permission: 'ask', from: 'default' });
    permissions.setForConversation(lamp(), 'deny', 'a');
    expect(permissions.stateOf(changed, 'a').permission).toBe('deny');
  });

  it('keep a tool denied that changed what it says', async () => {
    await permissions.answer(lamp(), 'never');
    expect(permissions.stateOf(lamp({ description: 'Harmless.' })).permission).toBe('deny');
  });

  it('are taken back', async () => {
    await permissions.answer(lamp(), 'always');
    const [rule] = permissions.rules();
    if (!rule) throw new Error('No rule was kept');
    await permissions.revoke(rule);
    expect(permissions.stateOf(lamp())).toEqual({ permission: 'ask', from: 'default' });
    expect(await database.all('permissions')).toEqual([]);
    await permissions.answer(lamp(), 'never');
    await permissions.set(lamp(), null);
    expect(await database.all('permissions')).toEqual([]);
  });

  it('tell of every change', async () => {
    let changes = 0;
    permissions.subscribe(() => {
      changes += 1;
    });
    await permissions.set(lamp(), 'allow');
    permissions.setForConversation(lamp(), 'deny', 'a');
    expect(changes).toBe(2);
  });
});
