import { AppError } from '../../errors.ts';

/** The tensor types of a Q4_0 file: vectors stay F32. */
export type GgmlType = 'F32' | 'Q4_0';

export interface GgufTensor {
  readonly name: string;
  /** GGUF's order, fastest dimension first: [in, out] for a matrix whose rows are outputs, [n] for a vector. */
  readonly shape: readonly number[];
  readonly type: GgmlType;
  /** Bytes from the start of the tensor data. */
  readonly offset: number;
  /** Bytes without the padding that follows. */
  readonly bytes: number;
}

/** What lies before the tensor data of a GGUF file. */
export interface GgufHeader {
  /** Scalar entries only: the token table and the merges are skipped. */
  readonly metadata: ReadonlyMap<string, string | number | boolean>;
  /** In the order of their data, which has no gaps but the padding. */
  readonly tensors: readonly GgufTensor[];
  /** Every tensor starts at a multiple of this many bytes. */
  readonly alignment: number;
  /** Where the tensor data starts: the header's length, padding included. */
  readonly dataOffset: number;
}

/** Weights of a Q4_0 block, which also is MLC's quantisation group. */
export const BLOCK_WEIGHTS = 32;
/** A float16 scale and 16 bytes of nibbles. */
export const BLOCK_BYTES = 18;

const MAGIC = 0x46554747; // "GGUF"
const STRING = 8;
const ARRAY = 9;
/** The other types of metadata values, by the numbers that GGUF gives them. */
const SCALARS: Readonly<Record<number, { bytes: number; read: (view: DataView, at: number) => number | boolean }>> = {
  0: { bytes: 1, read: (view, at) => view.getUint8(at) },
  1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  2: { bytes: 2, read: (view, at) => view.getUint16(at, true) },
  3: { bytes: 2, read: (view, at) => view.getInt16(at, true) },
  4: { bytes: 4, read: (view, at) => view.getUint32(at, true) },
  5: { bytes: 4, read: (view, at) => view.getInt32(at, true) },
  6: { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  7: { bytes: 1, read: (view, at) => view.getUint8(at) !== 0 },
  10: { bytes: 8, read: (view, at) => Number(view.getBigUint64(at, true)) },
  11: { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) },
  12: { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
};

/**
 * Parses the header of a GGUF file, version 2 or 3: all that lies before the tensor data. `file` may hold just that, or more.
 * Throws `MODEL_GGUF_INVALID` when it is not a whole GGUF header, `MODEL_GGUF_UNSUPPORTED` for tensors that are neither F32 nor Q4_0.
 * Source: the GGUF specification, ggml/docs/gguf.md.
 */
export function parseGgufHeader(file: Uint8Array): GgufHeader {
  const reader = new Reader(file);
  try {
    if (reader.u32() !== MAGIC) throw new AppError('MODEL_GGUF_INVALID', { reason: 'no GGUF magic' });
    const version = reader.u32();
    if (version !== 2 && version !== 3) throw new AppError('MODEL_GGUF_UNSUPPORTED', { reason: `version ${version}` });
    const tensorCount = reader.u64();
    const entryCount = reader.u64();

    const metadata = new Map<string, string | number | boolean>();
    for (let i = 0; i < entryCount; i++) {
      const key = reader.string();
      const value = reader.value(reader.u32());
      if (value !== undefined) metadata.set(key, value);
    }

    const alignment = metadata.get('general.alignment') ?? 32;
    if (typeof alignment !== 'number' || alignment < 1) {
      throw new AppError('MODEL_GGUF_INVALID', { reason: 'alignment' });
    }
    const tensors: GgufTensor[] = [];
    let end = 0;
    for (let i = 0; i < tensorCount; i++) {
      const tensor = readTensor(reader);
      if (tensor.offset !== end) {
        throw new AppError('MODEL_GGUF_INVALID', { reason: `offset of tensor ${tensor.name}` });
      }
      end += align(tensor.bytes, alignment);
      tensors.push(tensor);
    }
    const dataOffset = align(reader.position, alignment);
    if (dataOffset > file.length) throw new RangeError('the padding is cut off');
    return { metadata, tensors, alignment, dataOffset };
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('MODEL_GGUF_INVALID', { reason: 'cut off' }, { cause: error });
    throw error;
  }
}

/** A number of the metadata. Throws `MODEL_GGUF_UNSUPPORTED` when there is none of that name. */
export function metadataNumber({ metadata }: GgufHeader, key: string): number {
  const value = metadata.get(key);
  if (typeof value !== 'number') throw new AppError('MODEL_GGUF_UNSUPPORTED', { reason: `no number ${key}` });
  return value;
}

/** The smallest multiple of `alignment` that is not below `n`. */
export function align(n: number, alignment: number): number {
  return Math.ceil(n / alignment) * alignment;
}

function readTensor(reader: Reader): GgufTensor {
  const name = reader.string();
  const shape = Array.from({ length: reader.u32() }, () => reader.u64());
  const typeNumber = reader.u32();
  const offset = reader.u64();
  const weights = shape.reduce((product, n) => product * n, 1);
  if (typeNumber === 0) return { name, shape, type: 'F32', offset, bytes: weights * 4 };
  if (typeNumber !== 2 || (shape[0] ?? 0) % BLOCK_WEIGHTS !== 0) {
    throw new AppError('MODEL_GGUF_UNSUPPORTED', { reason: `tensor ${name} of type ${typeNumber}, shape ${shape}` });
  }
  return { name, shape, type: 'Q4_0', offset, bytes: (weights / BLOCK_WEIGHTS) * BLOCK_BYTES };
}

function scalar(type: number) {
  const found = SCALARS[type];
  if (!found) throw new AppError('MODEL_GGUF_INVALID', { reason: `metadata of unknown type ${type}` });
  return found;
}

/** A cursor over little-endian data. Reading past the end throws a `RangeError`. */
class Reader {
  position = 0;
  readonly #view: DataView;
  readonly #text = new TextDecoder();

  constructor(readonly file: Uint8Array) {
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  u64(): number {
    return Number(this.#view.getBigUint64(this.#advance(8), true));
  }

  string(): string {
    const length = this.u64();
    const start = this.#advance(length);
    if (this.position > this.file.length) throw new RangeError('a string is cut off');
    return this.#text.decode(this.file.subarray(start, this.position));
  }

  /** The next value, of the given type number; undefined for an array, which is skipped. */
  value(type: number): string | number | boolean | undefined {
    if (type === STRING) return this.string();
    if (type === ARRAY) return this.#skipArray();
    const { bytes, read } = scalar(type);
    return read(this.#view, this.#advance(bytes));
  }

  #skipArray(): undefined {
    const type = this.u32();
    const count = this.u64();
    if (type === STRING) for (let i = 0; i < count; i++) this.#advance(this.u64());
    else if (type === ARRAY) for (let i = 0; i < count; i++) this.#skipArray();
    else this.#advance(scalar(type).bytes * count);
  }

  #advance(bytes: number): number {
    const start = this.position;
    this.position += bytes;
    return start;
  }
}
