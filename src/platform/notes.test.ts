import { expect, test, vi } from 'vitest';
import { memoryDatabase } from './database.ts';
import { Notes } from './notes.ts';

test('keeps notes, newest first, and tells of every change', async () => {
  let ms = Date.parse('2026-11-24T10:00:00Z');
  const notes = new Notes(memoryDatabase(), () => new Date(ms));
  const changed = vi.fn();
  notes.subscribe(changed);
  const wifi = await notes.save({ title: 'Wi-Fi', text: 'the password is on the router' });
  ms += 1000;
  const loft = await notes.save({ text: 'the loft hatch sticks' });
  expect(await notes.list()).toEqual([loft, wifi]);
  expect(loft.createdAt).toBe('2026-11-24T10:00:01.000Z');

  await notes.remove(wifi.id);
  expect(await notes.list()).toEqual([loft]);
  await notes.restore(wifi);
  expect(await notes.list()).toEqual([loft, wifi]);
  expect(changed).toHaveBeenCalledTimes(4);
});
