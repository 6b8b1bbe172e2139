import { AppError } from '../../errors.ts';

// Both work on bit patterns: no rounding and no float registers, so signed zeros survive.

/**
 * The float32 bits of a float16's bits. Every finite float16 is exact in float32.
 * Throws `MODEL_GGUF_INVALID` for an infinity or a NaN: no weight is one.
 */
export function widenFloat16(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >>> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 31) throw new AppError('MODEL_GGUF_INVALID', { reason: 'a scale is not finite' });
  if (exponent > 0) return sign | ((exponent + 112) << 23) | (mantissa << 13);
  if (mantissa === 0) return sign;
  const shift = Math.clz32(mantissa) - 21; // a subnormal's leading one becomes float32's implicit bit
  return sign | ((113 - shift) << 23) | (((mantissa << shift) & 0x3ff) << 13);
}

/**
 * The float16 bits of a float32's bits, the inverse of `widenFloat16`.
 * Throws `MODEL_WEIGHTS_MISMATCH` when float16 cannot hold the value exactly.
 */
export function narrowFloat32(single: number): number {
  const sign = (single >>> 16) & 0x8000;
  if (single << 1 === 0) return sign;
  const exponent = ((single >>> 23) & 0xff) - 112;
  const mantissa = single & 0x7fffff;
  if (exponent > 0 && exponent < 31 && (mantissa & 0x1fff) === 0) return sign | (exponent << 10) | (mantissa >>> 13);
  const significand = mantissa | 0x800000;
  const shift = 14 - exponent;
  const half = significand >>> shift;
  if (exponent <= 0 && shift < 24 && half << shift === significand) return sign | half;
  throw new AppError('MODEL_WEIGHTS_MISMATCH', { reason: 'a scale is no float16' });
}
