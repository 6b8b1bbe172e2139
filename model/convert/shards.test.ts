import { describe, expect, test } from 'vitest';
import { assembleGguf } from '../../src/engine/gguf/assemble.ts';
import { type FixtureTensor, LLAMA, llamaTensors, writeGguf } from '../../src/engine/gguf/gguf.fixture.ts';
import { parseGgufHeader } from '../../src/engine/gguf/header.ts';
import type { TensorCache } from '../../src/engine/gguf/tensor-cache.ts';
import { convertShards } from './shards.ts';

const LIMIT = 20_000;
/** A float16's bits and what they mean, put in as the first scales of every matrix. */
const SCALES = [
  [0x0000, 0],
  [0x8000, -0],
  [0xb800, -0.5],
  [0x3400, 0.25],
  [0x8001, -(2 ** -24)],
] as const;

/** Random matrices, but the first blocks of each hold the scales above, and the third only nibbles of 0. */
function tensors(): FixtureTensor[] {
  const made = llamaTensors();
  for (const { type, data } of made) {
    if (type !== 2) continue;
    const view = new DataView(data.buffer);
    for (const [block, [half]] of SCALES.entries()) view.setUint16(block * 18, half, true);
    data.fill(0, 2 * 18 + 2, 3 * 18);
  }
  return made;
}

function convert(made = tensors(), limit = LIMIT) {
  const file = writeGguf(made);
  const header = parseGgufHeader(file);
  const shards = [...convertShards(file, header, limit)];
  const tensorCache: TensorCache = {
    metadata: { ParamSize: 0, ParamBytes: 0, BitsPerParam: 0 },
    records: shards.map(({ shard }) => shard),
  };
  const data = new Map(shards.map(({ shard, data }) => [shard.dataPath, data]));
  return { file, header, shards, tensorCache, data };
}

type Matrix = { readonly shape: readonly [inputs: number, outputs: number]; at(input: number, output: number): number };

/** The weights of a Q4_0 tensor as the GGUF defines them, one by one. */
function gguf(name: string): Matrix {
  const tensor = tensors().find(tensor => tensor.name === `${name}.weight`);
  const [inputs = 0, outputs = 0] = tensor?.shape ?? [];
  if (!tensor) throw new Error(name);
  const view = new DataView(tensor.data.buffer);
  return {
    shape: [inputs, outputs],
    at(input, output) {
      const block = 18 * ((output * inputs) / 32 + Math.floor(input / 32));
      const byte = view.getUint8(block + 2 + (input % 16));
      const half = view.getUint16(block, true);
      const exponent = (half >> 10) & 31;
      const significand = (half & 1023) + (exponent > 0 ? 1024 : 0);
      const d = (half & 0x8000 ? -1 : 1) * significand * 2 ** (Math.max(exponent, 1) - 25);
      return ((input % 32 < 16 ? byte & 15 : byte >> 4) - 8) * d;
    },
  };
}

/** A parameter's record and bytes in the shards. */
function find({ shards }: ReturnType<typeof convert>, name: string) {
  for (const { shard, data } of shards) {
    const record = shard.records.find(record => record.name === name);
    if (record) return { ...record, view: new DataView(data.buffer, record.byteOffset, record.nbytes) };
  }
  throw new Error(`no parameter ${name}`);
}

/** The weights of an MLC matrix as q4f32_1 defines them, one by one. */
function mlc(converted: ReturnType<typeof convert>, name: string): Matrix {
  const weight = find(converted, `${name}.q_weight`);
  const scale = find(converted, `${name}.q_scale`);
  const [words = 0, outputs = 0] = weight.shape;
  return {
    shape: [words * 8, outputs],
    at(input, output) {
      const word = weight.view.getUint32(4 * (Math.floor(input / 8) * outputs + output), true);
      const nibble = (word >>> (4 * (input % 8))) & 15;
      return (nibble - 7) * scale.view.getFloat32(4 * (Math.floor(input / 32) * outputs + output), true);
    },
  };
}

/** Undoes llama.cpp's permutation as its converter defines it: [heads, 2, half, in] became [heads, half, 2, in]. */
function unpermuted(matrix: Matrix, heads: number): Matrix {
  const half = matrix.shape[1] / heads / 2;
  return {
    shape: matrix.shape,
    at(input, output) {
      const head = Math.floor(output / (2 * half));
      const part = Math.floor(output / half) % 2;
      return matrix.at(input, head * 2 * half + (output % half) * 2 + part);
    },
  };
}

function stacked(...matrices: Matrix[]): Matrix {
  const rows = matrices.flatMap(matrix => Array.from({ length: matrix.shape[1] }, (_, row) => ({ matrix, row })));
  return {
    shape: [matrices[0]?.shape[0] ?? 0, rows.length],
    at: (input, output) => rows[output]?.matrix.at(input, rows[output]?.row ?? 0) ?? Number.NaN,
  };
}

describe('every weight is the same in both formats', () => {
  const converted = convert();
  const layer = (l: number): [name: string, expected: Matrix][] => {
    const of = (name: string) => gguf(`blk.${l}.${name}`);
    return [
      [
        `layers.${l}.qkv`,
        stacked(unpermuted(of('attn_q'), LLAMA.heads), unpermuted(of('attn_k'), LLAMA.kvHeads), of('attn_v')),
      ],
      [`layers.${l}.o`, of('attn_output')],
      [`layers.${l}.gate_up`, stacked(of('ffn_gate'), of('ffn_up'))],
      [`layers.${l}.down`, of('ffn_down')],
    ];
  };
  test.each([['tok', gguf('token_embd')], ...layer(0), ...layer(1)] as [string, Matrix][])('%s', (name, expected) => {
    const matrix = mlc(converted, name);
    expect(matrix.shape).toEqual(expected.shape);
    const [inputs, outputs] = expected.shape;
    for (let output = 0; output < outputs; output++) {
      for (let input = 0; input < inputs; input++) {
        const [got, want] = [matrix.at(input, output), expected.at(input, output)];
        if (got !== want) throw new Error(`weight ${input} of output ${output}: ${got}, not ${want}`);
      }
    }
  });
});

test('a nibble of 0 becomes 15, and a scale changes its sign, zeros too', () => {
  const converted = convert();
  const weight = find(converted, 'tok.q_weight');
  const scale = find(converted, 'tok.q_scale');
  expect(weight).toMatchObject({ shape: [LLAMA.hidden / 8, LLAMA.vocabulary], dtype: 'uint32' });
  expect(scale).toMatchObject({ shape: [LLAMA.hidden / 32, LLAMA.vocabulary], dtype: 'float32' });

  // Block 2 of row 0 is words 8 to 11 of column 0.
  for (const word of [8, 9, 10, 11]) expect(weight.view.getUint32(4 * word * LLAMA.vocabulary, true)).toBe(0xffffffff);
  for (const [block, [, value]] of SCALES.entries()) {
    const at = 4 * ((block % 4) * LLAMA.vocabulary + Math.floor(block / 4));
    expect(scale.view.getFloat32(at, true)).toBe(-value);
  }
});

test.each([
  ['norm.weight', 'output_norm.weight'],
  ['layers.0.attn_norm.weight', 'blk.0.attn_norm.weight'],
  ['layers.1.mlp_norm.weight', 'blk.1.ffn_norm.weight'],
])('the vector %s is a copy of %s', (name, source) => {
  const { view, ...record } = find(convert(), name);
  expect(record).toMatchObject({ shape: [LLAMA.hidden], dtype: 'float32', nbytes: 4 * LLAMA.hidden });
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  expect(bytes).toEqual(tensors().find(tensor => tensor.name === source)?.data);
});

test('shards keep to the limit, and their records fill them', () => {
  const { shards } = convert();
  expect(shards.length).toBeGreaterThan(3);
  for (const [index, { shard, data }] of shards.entries()) {
    expect(shard.dataPath).toBe(`params_shard_${index}.bin`);
    expect(data.length).toBe(shard.nbytes);
    expect(shard.nbytes).toBeLessThanOrEqual(LIMIT);
    let end = 0;
    for (const { byteOffset, nbytes, shape } of shard.records) {
      expect(byteOffset).toBe(end);
      expect(nbytes).toBe(4 * shape.reduce((product, n) => product * n, 1));
      end += nbytes;
    }
    expect(end).toBe(shard.nbytes);
  }
});

test.each([LIMIT, 1_000_000])('the shards of at most %i bytes and the header make the same GGUF again', async limit => {
  const { file, header, tensorCache, data } = convert(tensors(), limit);
  const blob = await assembleGguf(file.slice(0, header.dataOffset), tensorCache, async path => {
    return new Uint8Array(data.get(path) ?? []).buffer;
  });
  expect(Buffer.from(await blob.arrayBuffer()).equals(file)).toBe(true);
});

test('refuses a parameter larger than a shard', () => {
  expect(() => convert(tensors(), 10_000)).toThrow('MODEL_GGUF_UNSUPPORTED reason=tok.q_weight is larger than a shard');
});

test('refuses a file that is cut off', () => {
  const file = writeGguf(tensors());
  const shards = convertShards(file.subarray(0, -64), parseGgufHeader(file));
  expect(() => shards.next()).toThrow('MODEL_GGUF_INVALID reason=cut off');
});

test('refuses a scale that is infinite', () => {
  const made = tensors();
  made[0]?.data.set([0x00, 0x7c]);
  expect(() => convert(made)).toThrow('MODEL_GGUF_INVALID reason=a scale is not finite');
});

test('refuses a model with fewer, more or other tensors', () => {
  const [embedding, norm, ...layers] = tensors();
  if (!embedding || !norm) throw new Error('the fixture lacks tensors');
  expect(() => convert([norm, ...layers])).toThrow('MODEL_GGUF_UNSUPPORTED reason=no tensor token_embd.weight');
  const bias = { ...norm, name: 'blk.0.attn_q.bias' };
  expect(() => convert([embedding, norm, ...layers, bias])).toThrow('reason=unknown tensor blk.0.attn_q.bias');
  const matrix = { ...embedding, name: norm.name };
  expect(() => convert([embedding, matrix, ...layers])).toThrow('reason=tensor output_norm.weight of type Q4_0');
});
