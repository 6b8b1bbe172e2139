/** A tensor of a GGUF under test: its shape is [n] for F32, [in, out] for Q4_0. */
export interface FixtureTensor {
  readonly name: string;
  readonly type: 0 | 2;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/** Sizes of `llamaTensors`: two key heads of 32 shared by four query heads, more rows than the converter takes at a time. */
export const LLAMA = { hidden: 128, ffn: 96, layers: 2, heads: 4, kvHeads: 2, vocabulary: 200 };

/** The metadata of a GGUF of that shape, as [key, type, value], with an array that readers must skip. */
export const LLAMA_METADATA: readonly (readonly [key: string, type: 4 | 7 | 8 | 9, value: string | number])[] = [
  ['general.architecture', 8, 'llama'],
  ['tokenizer.ggml.tokens', 9, 'ab cd'],
  ['llama.block_count', 4, LLAMA.layers],
  ['llama.attention.head_count', 4, LLAMA.heads],
  ['llama.attention.head_count_kv', 4, LLAMA.kvHeads],
  ['llama.vocab_size', 4, LLAMA.vocabulary],
  ['tokenizer.ggml.bos_token_id', 4, 1],
  ['tokenizer.ggml.eos_token_id', 4, 2],
  ['tokenizer.ggml.padding_token_id', 4, 2],
  ['tokenizer.ggml.unknown_token_id', 4, 0],
  ['tokenizer.ggml.add_bos_token', 7, 0],
];

/** All tensors of a small Llama with random weights, the same at each call. */
export function llamaTensors(): FixtureTensor[] {
  const random = seeded(7);
  const kv = (LLAMA.hidden / LLAMA.heads) * LLAMA.kvHeads;
  const matrix = (name: string, inputs: number, outputs: number): FixtureTensor => {
    const data = Uint8Array.from({ length: (inputs / 32) * outputs * 18 }, () => random() * 256);
    // Random scales of either sign, but finite: an exponent of 31 loses its highest bit.
    for (let at = 1; at < data.length; at += 18)
      if (((data[at] ?? 0) & 0x7c) === 0x7c) data[at] = (data[at] ?? 0) & 0xbf;
    return { name: `${name}.weight`, type: 2, shape: [inputs, outputs], data };
  };
  const vector = (name: string): FixtureTensor => {
    const values = Float32Array.from({ length: LLAMA.hidden }, () => random() - 0.5);
    return { name: `${name}.weight`, type: 0, shape: [LLAMA.hidden], data: new Uint8Array(values.buffer) };
  };
  const { hidden, ffn } = LLAMA;
  const tensors = [matrix('token_embd', hidden, LLAMA.vocabulary), vector('output_norm')];
  for (let layer = 0; layer < LLAMA.layers; layer++) {
    const of = `blk.${layer}.`;
    tensors.push(
      matrix(`${of}attn_q`, hidden, hidden),
      matrix(`${of}attn_k`, hidden, kv),
      matrix(`${of}attn_v`, hidden, kv),
      matrix(`${of}attn_output`, hidden, hidden),
      matrix(`${of}ffn_gate`, hidden, ffn),
      matrix(`${of}ffn_up`, hidden, ffn),
      matrix(`${of}ffn_down`, ffn, hidden),
      vector(`${of}attn_norm`),
      vector(`${of}ffn_norm`),
    );
  }
  return tensors;
}

/** Writes a GGUF of version 3. A type of 9 writes the value's words as an array of strings. */
export function writeGguf(tensors: readonly FixtureTensor[], metadata = LLAMA_METADATA): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  const u8 = (value: number) => bytes.push(value);
  const u32 = (value: number) => bytes.push(...new Uint8Array(Uint32Array.of(value).buffer));
  const u64 = (value: number) => bytes.push(...new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  const string = (text: string) => {
    const encoded = new TextEncoder().encode(text);
    u64(encoded.length);
    bytes.push(...encoded);
  };
  const pad = (length: number) => (32 - (length % 32)) % 32;

  bytes.push(...new TextEncoder().encode('GGUF'));
  u32(3);
  u64(tensors.length);
  u64(metadata.length);
  for (const [key, type, value] of metadata) {
    string(key);
    u32(type);
    if (type === 4) u32(Number(value));
    else if (type === 7) u8(Number(value));
    else if (type === 8) string(String(value));
    else {
      const words = String(value).split(' ');
      u32(8);
      u64(words.length);
      words.forEach(string);
    }
  }
  let offset = 0;
  for (const { name, type, shape, data } of tensors) {
    string(name);
    u32(shape.length);
    shape.forEach(u64);
    u32(type);
    u64(offset);
    offset += data.length + pad(data.length);
  }
  const start = bytes.length + pad(bytes.length);
  const file = new Uint8Array(start + offset);
  file.set(bytes);
  let at = start;
  for (const { data } of tensors) {
    file.set(data, at);
    at += data.length + pad(data.length);
  }
  return file;
}

/** Numbers from 0 up to 1, the same for the same seed: a linear congruential generator modulo 2^32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
