import { expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { getCurrentTime } from './get-current-time.ts';

const context = contextOf({ now: () => new Date('2026-11-24T10:00:00Z'), timeZone: 'Europe/Oslo' });
const [en, zh] = [createFormat('en'), createFormat('zh')];

test('tells the time in a place, in both languages', async () => {
  const result = await runTool(getCurrentTime, { timezone: 'tokyo' }, context);
  expect(result).toEqual({ instant: '2026-11-24T10:00:00.000Z', timeZone: 'Asia/Tokyo', place: 'Tokyo' });
  expect(getCurrentTime.describe(result, en)).toMatch(/^It is .*Tuesday.* 19:00 in Tokyo\.$|^It is .*19:00.*Tokyo\.$/);
  expect(getCurrentTime.describe(result, zh)).toMatch(/^Tokyo是.*19:00.*。$/);
});

test('without a place, tells it here', async () => {
  const result = await runTool(getCurrentTime, {}, context);
  expect(result).toEqual({ instant: '2026-11-24T10:00:00.000Z', timeZone: 'Europe/Oslo' });
  expect(getCurrentTime.describe(result, en)).toMatch(/11:00/);
});

test('every example names a place', async () => {
  for (const { arguments: args } of getCurrentTime.examples)
    expect(await runTool(getCurrentTime, args, context)).toHaveProperty('timeZone');
});

test('says which place it does not know', async () => {
  await expect(runTool(getCurrentTime, { timezone: 'Atlantis' }, context)).rejects.toMatchObject({
    code: 'TOOL_PLACE_UNKNOWN',
    details: { place: 'Atlantis' },
  });
});
