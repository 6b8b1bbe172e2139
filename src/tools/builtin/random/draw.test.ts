import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw, type RandomValues, widestRange } from './draw.ts';

const real: RandomValues = array => crypto.getRandomValues(array);

/** Gives the words one after the other. */
function wordsOf(...words: number[]): RandomValues {
  return array => array.map(() => words.shift() ?? 0);
}

describe('draw', () => {
  test('stays within its range, however wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), range => {
        const drawn = draw(range, real);
        expect(Number.isSafeInteger(drawn) && drawn >= 0 && drawn < range).toBe(true);
      }),
    );
  });

  test('reaches both ends of the widest range', () => {
    expect(draw(widestRange, wordsOf(0, 0))).toBe(0);
    expect(draw(widestRange, wordsOf(0xff_ff_ff_ff, 0xff_ff_ff_ff))).toBe(Number.MAX_SAFE_INTEGER);
  });

  test('draws again rather than favour the low numbers', () => {
    // 2^53 is 1 more than a multiple of 2^53 - 1.
    const range = Number.MAX_SAFE_INTEGER;
    expect(draw(range, wordsOf(0xff_ff_ff_ff, 0xff_ff_ff_ff, 5, 0))).toBe(5);
    // 2^32 % 10 is 6.
    expect(draw(10, wordsOf(2 ** 32 - 1, 2 ** 32 - 6, 2 ** 32 - 7))).toBe(9);
  });

  test('draws every number of a range about as often', () => {
    const counts = Array<number>(7).fill(0);
    for (let run = 0; run < 7000; run += 1) {
      const drawn = draw(7, real);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    // 1000 each, standard deviation 29.3; seven of them.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(205);
  });
});
