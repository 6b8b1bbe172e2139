import { describe, expect, it } from 'vitest';
import { tinyGiant135m as record } from '@/engine/catalogue';
import type { LoadProgress } from '@/engine/engine';
import { partsOf, secondsLeft, totalBytesOf, withSample } from './load';

const at = (loadedBytes: number): LoadProgress => ({
  phase: 'files',
  file: { path: '', index: 0, count: 1 },
  loadedBytes,
  totalBytes: totalBytesOf(record, 'webgpu'),
  stored: false,
});

describe('the parts of a load', () => {
  it.each(['webgpu', 'cpu'] as const)('hold every byte of %s', kind => {
    const sum = (progress: LoadProgress | null) =>
      partsOf(record, kind, progress).reduce((bytes, part) => bytes + part.loadedBytes, 0);
    expect(sum(null)).toBe(0);
    expect(sum(at(5_000_000))).toBe(5_000_000);
    expect(sum({ phase: 'start' })).toBe(totalBytesOf(record, kind));
  });

  it('have a model library on the GPU alone', () => {
    expect(partsOf(record, 'webgpu', null).map(({ part }) => part)).toEqual(['tokenizer', 'library', 'weights']);
    expect(partsOf(record, 'cpu', null).map(({ part }) => part)).toEqual(['tokenizer', 'weights']);
  });

  it('say which of their files is under way', () => {
    const files = record.files.filter(({ engines }) => engines.includes('webgpu'));
    const shards = files.filter(({ role }) => role === 'weights');
    const before = totalBytesOf(record, 'webgpu') - shards.reduce((sum, { bytes }) => sum + bytes, 0);
    const inSecond = before + (shards[0]?.bytes ?? 0) + 1;
    const weights = partsOf(record, 'webgpu', at(inSecond)).find(({ part }) => part === 'weights');
    expect(weights).toMatchObject({ file: 2, files: shards.length });
  });
});

describe('the time left', () => {
  it('follows the pace of the samples', () => {
    const samples = [
      { at: 0, bytes: 0 },
      { at: 2000, bytes: 10 },
    ];
    expect(secondsLeft(samples, 30)).toBe(4);
  });

  it('is unknown at the beginning, and while nothing comes', () => {
    expect(secondsLeft([], 30)).toBeNull();
    expect(secondsLeft([{ at: 0, bytes: 5 }], 30)).toBeNull();
    expect(
      secondsLeft(
        [
          { at: 0, bytes: 5 },
          { at: 9000, bytes: 5 },
        ],
        30,
      ),
    ).toBeNull();
  });

  it('forgets what is old, and all of a load that began again', () => {
    const first = withSample(withSample([], { at: 0, bytes: 1 }), { at: 3000, bytes: 2 });
    expect(withSample(first, { at: 6000, bytes: 3 })).toHaveLength(2);
    expect(withSample(first, { at: 4000, bytes: 0 })).toEqual([{ at: 4000, bytes: 0 }]);
  });
});
