import { narrowFloat32, widenFloat16 } from './float16.ts';
import { BLOCK_BYTES } from './header.ts';

// GGUF's Q4_0 keeps a matrix as rows of blocks of 32 weights: a float16 `d`, then 16 bytes whose low nibbles are weights 0 to 15
// and whose high nibbles are weights 16 to 31, with w = (q - 8) * d.
// MLC's q4f32_1, transposed, keeps two arrays: `q_weight` [in / 8, out], uint32, weight 8i + k of a column in bits 4k of its word i,
// and `q_scale` [in / 32, out], float32, with w = (q' - 7) * scale.
// q' = 15 - q (a nibble's complement) and scale = -d give the same weights: (15 - q - 7) * -d = (q - 8) * d.

/** Where a matrix's rows lie in an MLC array: row r is column `columns[r]` of `stride` columns. */
export interface Placement {
  readonly columns: Uint32Array;
  readonly stride: number;
}

/** Copies between a GGUF tensor's `rows` and an MLC `array`, one of which it reads and the other writes. */
export type Move = (rows: DataView, array: DataView, placement: Placement) => void;

/** Rows taken together, so that a cache line is used up on both sides while it is at hand. */
const TILE = 64;

/** Q4_0 blocks -> `q_weight`. */
export const packNibbles: Move = (rows, array, { columns, stride }) =>
  eachBlock(rows, columns, (row, block, column) => {
    const a = rows.getUint32(row + 2, true);
    const b = rows.getUint32(row + 6, true);
    const c = rows.getUint32(row + 10, true);
    const d = rows.getUint32(row + 14, true);
    const word = 4 * (4 * block * stride + column);
    array.setUint32(word, ~(gather(a) | (gather(b) << 16)), true);
    array.setUint32(word + 4 * stride, ~(gather(c) | (gather(d) << 16)), true);
    array.setUint32(word + 8 * stride, ~(gather(a >>> 4) | (gather(b >>> 4) << 16)), true);
    array.setUint32(word + 12 * stride, ~(gather(c >>> 4) | (gather(d >>> 4) << 16)), true);
  });

/** `q_weight` -> the nibbles of Q4_0 blocks. */
export const unpackNibbles: Move = (rows, array, { columns, stride }) =>
  eachBlock(rows, columns, (row, block, column) => {
    const word = 4 * (4 * block * stride + column);
    const a = ~array.getUint32(word, true);
    const b = ~array.getUint32(word + 4 * stride, true);
    const c = ~array.getUint32(word + 8 * stride, true);
    const d = ~array.getUint32(word + 12 * stride, true);
    rows.setUint32(row + 2, scatter(a) | (scatter(c) << 4), true);
    rows.setUint32(row + 6, scatter(a >>> 16) | (scatter(c >>> 16) << 4), true);
    rows.setUint32(row + 10, scatter(b) | (scatter(d) << 4), true);
    rows.setUint32(row + 14, scatter(b >>> 16) | (scatter(d >>> 16) << 4), true);
  });

/** Q4_0 blocks -> `q_scale`. Throws `MODEL_GGUF_INVALID` for a scale that is not finite. */
export const packScales: Move = (rows, array, { columns, stride }) =>
  eachBlock(rows, columns, (row, block, column) => {
    array.setUint32(4 * (block * stride + column), widenFloat16(rows.getUint16(row, true)) ^ SIGN, true);
  });

/** `q_scale` -> the scales of Q4_0 blocks. Throws `MODEL_WEIGHTS_MISMATCH` for a scale that is no float16. */
export const unpackScales: Move = (rows, array, { columns, stride }) =>
  eachBlock(rows, columns, (row, block, column) => {
    rows.setUint16(row, narrowFloat32(array.getUint32(4 * (block * stride + column), true) ^ SIGN), true);
  });

const SIGN = 0x80000000;

/** Calls `move` with every block's first byte in `rows`, its index within its row, and the row's column. */
function eachBlock(rows: DataView, columns: Uint32Array, move: (row: number, block: number, column: number) => void) {
  const rowBytes = rows.byteLength / columns.length;
  for (let start = 0; start < columns.length; start += TILE) {
    const tile = columns.subarray(start, start + TILE);
    for (let block = 0; block * BLOCK_BYTES < rowBytes; block++) {
      let row = start * rowBytes + block * BLOCK_BYTES;
      for (const column of tile) {
        move(row, block, column);
        row += rowBytes;
      }
    }
  }
}

/** The low nibbles of four bytes -> 16 bits, first byte lowest. */
function gather(bytes: number): number {
  const pairs = (bytes & 0x0f0f0f0f) | ((bytes & 0x0f0f0f0f) >>> 4);
  return (pairs & 0xff) | ((pairs >>> 8) & 0xff00);
}

/** The low 16 bits -> the low nibbles of four bytes, the inverse of `gather`. */
function scatter(nibbles: number): number {
  const pairs = (nibbles & 0xff) | ((nibbles & 0xff00) << 8);
  return (pairs | (pairs << 4)) & 0x0f0f0f0f;
}
