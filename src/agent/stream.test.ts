import { describe, expect, it } from 'vitest';
import { streamOf } from './stream.ts';

async function read<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

const pause = () => new Promise(resolve => setTimeout(resolve, 1));

describe('streamOf', () => {
  it('yields what was emitted at once and over time, in order', async () => {
    const stream = streamOf<number>(async emit => {
      emit(1);
      emit(2);
      await pause();
      emit(3);
      await Promise.resolve();
      emit(4);
    });
    expect(await read(stream)).toEqual([1, 2, 3, 4]);
  });

  it('hands an item over while the producer still works', async () => {
    let finish = () => {};
    const stream = streamOf<string>(async emit => {
      emit('first');
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      emit('last');
    });
    expect(await stream.next()).toEqual({ done: false, value: 'first' });
    finish();
    expect(await read(stream)).toEqual(['last']);
  });

  it('loses nothing to a slow reader', async () => {
    const stream = streamOf<number>(async emit => {
      for (let i = 0; i < 20; i += 1) {
        if (i % 3 === 0) await pause();
        emit(i);
      }
    });
    const seen: number[] = [];
    for await (const item of stream) {
      seen.push(item);
      await pause();
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('throws what the producer throws, after the items before it', async () => {
    const stream = streamOf<number>(async emit => {
      emit(1);
      await pause();
      throw new RangeError('broken');
    });
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    await expect(stream.next()).rejects.toThrow(new RangeError('broken'));
  });

  it('yields falsy items', async () => {
    expect(await read(streamOf<number | null>(async emit => [0, null, 0].forEach(emit)))).toEqual([0, null, 0]);
  });

  it('ends at once when nothing is emitted', async () => {
    expect(await read(streamOf(async () => {}))).toEqual([]);
  });
});
