import { expect, test } from 'vitest';
import { LLAMA_METADATA, llamaTensors, writeGguf } from './gguf.fixture.ts';
import { parseGgufHeader } from './header.ts';

const tensors = llamaTensors();
const file = writeGguf(tensors);

test('reads scalars, skips arrays, and finds every tensor', () => {
  const header = parseGgufHeader(file);
  expect(header.metadata.get('general.architecture')).toBe('llama');
  expect(header.metadata.get('llama.attention.head_count_kv')).toBe(2);
  expect(header.metadata.get('tokenizer.ggml.add_bos_token')).toBe(false);
  expect(header.metadata.has('tokenizer.ggml.tokens')).toBe(false);

  expect(header.tensors.map(({ name, shape }) => ({ name, shape }))).toEqual(
    tensors.map(({ name, shape }) => ({ name, shape })),
  );
  for (const [i, { offset, bytes }] of header.tensors.entries()) {
    const start = header.dataOffset + offset;
    expect(file.subarray(start, start + bytes)).toEqual(tensors[i]?.data);
  }
});

test('the header alone parses like the whole file; any shorter piece is refused', () => {
  const { dataOffset } = parseGgufHeader(file);
  expect(parseGgufHeader(file.subarray(0, dataOffset))).toEqual(parseGgufHeader(file));
  for (let length = 0; length < dataOffset; length++) {
    expect(() => parseGgufHeader(file.subarray(0, length))).toThrow('MODEL_GGUF_INVALID');
  }
});

const changed = (at: number, value: number) => {
  const copy = file.slice();
  copy[at] = value;
  return copy;
};

test('refuses what is not a GGUF of version 2 or 3', () => {
  expect(() => parseGgufHeader(changed(0, 0x67))).toThrow('MODEL_GGUF_INVALID reason=no GGUF magic');
  expect(() => parseGgufHeader(changed(4, 1))).toThrow('MODEL_GGUF_UNSUPPORTED reason=version 1');
});

test('refuses tensors that are neither F32 nor whole blocks of Q4_0', () => {
  const [embedding] = tensors;
  if (!embedding) throw new Error('the fixture has no tensor');
  const typed = (type: number, shape: readonly number[]) => writeGguf([{ ...embedding, type: type as 2, shape }]);
  expect(() => parseGgufHeader(typed(8, [128, 200]))).toThrow('MODEL_GGUF_UNSUPPORTED reason=tensor token_embd.weight');
  expect(() => parseGgufHeader(typed(2, [100, 256]))).toThrow('MODEL_GGUF_UNSUPPORTED reason=tensor token_embd.weight');
});

test('refuses tensors whose data would overlap', () => {
  const short = tensors.map((tensor, i) => (i === 0 ? { ...tensor, data: tensor.data.subarray(0, 64) } : tensor));
  expect(() => parseGgufHeader(writeGguf(short))).toThrow('MODEL_GGUF_INVALID reason=offset of tensor');
});

test('refuses metadata of an unknown type and an alignment that is none', () => {
  const entry = (key: string, type: number, value: string | number) =>
    writeGguf(tensors, [...LLAMA_METADATA, [key, type as 4, value]]);
  expect(() => parseGgufHeader(entry('x', 13, 'a'))).toThrow('MODEL_GGUF_INVALID reason=metadata of unknown type 13');
  expect(() => parseGgufHeader(entry('general.alignment', 4, 0))).toThrow('MODEL_GGUF_INVALID reason=alignment');
});
