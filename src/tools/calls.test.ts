import { expect, it } from 'vitest';
import { memoryDatabase } from '../platform/database.ts';
import { CallLog } from './calls.ts';

type Entry = Parameters<CallLog['add']>[0];
const entry = (more: Partial<Entry> = {}): Entry => ({
  at: '2026-11-24T09:00:00.000Z',
  tool: 'roll_dice',
  source: 'builtin',
  askedBy: 'chat',
  arguments: {},
  decision: 'default',
  outcome: 'ran',
  ms: 2,
  ...more,
});

it('keeps calls for the next page, in the order asked', async () => {
  const database = memoryDatabase();
  const log = new CallLog(database);
  await log.add(entry({ at: '2026-11-24T09:01:00.000Z', tool: 'second' }));
  await log.add(entry({ tool: 'first' }));
  const next = new CallLog(database);
  await next.open();
  expect(next.list().map(({ tool }) => tool)).toEqual(['first', 'second']);
});

it('tells how a tool did: what never ran does not count', async () => {
  const log = new CallLog(memoryDatabase());
  expect(log.recordOf('roll_dice')).toBeNull();
  await log.add(entry());
  await log.add(entry({ outcome: 'failed', errorCode: 'TOOL_THREW', ms: 30, at: '2026-11-24T09:02:00.000Z' }));
  await log.add(entry({ outcome: 'dropped', decision: 'no', ms: undefined }));
  await log.add(entry({ tool: 'set_timer' }));
  expect(log.recordOf('roll_dice')).toEqual({ runs: 2, failed: 1, lastAt: '2026-11-24T09:02:00.000Z', slowestMs: 30 });
});

it('exports all as JSON, and forgets all', async () => {
  const database = memoryDatabase();
  const log = new CallLog(database);
  await log.add(entry());
  expect(JSON.parse(log.export())).toEqual({ format: 'tiny-giant-calls/1', calls: log.list() });
  await log.clear();
  expect(log.list()).toEqual([]);
  expect(await database.all('calls')).toEqual([]);
});

it('lets the oldest go when there are too many', async () => {
  const database = memoryDatabase();
  const log = new CallLog(database);
  for (let number = 0; number < 5001; number += 1) await log.add(entry({ tool: `tool_${number}` }));
  expect(log.list()).toHaveLength(5000);
  expect(log.list()[0]?.tool).toBe('tool_1');
  expect(await database.all('calls')).toHaveLength(5000);
});
