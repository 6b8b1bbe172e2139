import { expect, test } from 'vitest';
import { narrowFloat32, widenFloat16 } from './float16.ts';

const float32 = (bits: number) => new Float32Array(Int32Array.of(bits).buffer)[0];
const bits = (value: number) => new Int32Array(Float32Array.of(value).buffer)[0] ?? 0;

test('every finite float16 widens to its value and narrows to itself', () => {
  for (let half = 0; half < 0x10000; half++) {
    const exponent = (half >> 10) & 31;
    if (exponent === 31) continue;
    const significand = (half & 1023) + (exponent > 0 ? 1024 : 0);
    const value = (half & 0x8000 ? -1 : 1) * significand * 2 ** (Math.max(exponent, 1) - 25);
    if (!Object.is(float32(widenFloat16(half)), value)) throw new Error(`float16 ${half.toString(16)} is not ${value}`);
    if (narrowFloat32(widenFloat16(half)) !== half) throw new Error(`float16 ${half.toString(16)} does not come back`);
  }
});

test.each([0x7c00, 0xfc00, 0x7e00])('infinity and NaN are no scales: %i', half => {
  expect(() => widenFloat16(half)).toThrow('MODEL_GGUF_INVALID');
});

test.each([
  ['needs an eleventh bit', 1 + 2 ** -11],
  ['is too large', 65536],
  ['is half of the smallest', 2 ** -25],
  ['is a subnormal and a half', 3 * 2 ** -25],
  ['is a float32 subnormal', 2 ** -149],
  ['is infinite', Number.POSITIVE_INFINITY],
])('a float32 that %s is no float16', (_, value) => {
  expect(() => narrowFloat32(bits(value))).toThrow('MODEL_WEIGHTS_MISMATCH');
});
