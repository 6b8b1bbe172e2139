import { createHash } from 'node:crypto';
import type { GgufHeader } from '../../src/engine/gguf/header.ts';
import { mlcParameters, type Parameter } from '../../src/engine/gguf/layout.ts';
import type { Shard, TensorRecord } from '../../src/engine/gguf/tensor-cache.ts';
import { AppError } from '../../src/errors.ts';

/** 24 MiB: static hosts refuse files from 25 MiB on. */
export const SHARD_BYTES = 24 * 1024 * 1024;

/**
 * Converts the weights of a Q4_0 GGUF to MLC's transposed q4f32_1, without loss, one shard of at most `limit` bytes at a time.
 * `file` is the whole GGUF and `header` what `parseGgufHeader` found in it.
 * Throws `MODEL_GGUF_INVALID` when the file is cut off, `MODEL_GGUF_UNSUPPORTED` when a parameter is larger than `limit`, and as `mlcParameters` does.
 */
export function* convertShards(
  file: Uint8Array,
  header: GgufHeader,
  limit = SHARD_BYTES,
): Generator<{ shard: Shard; data: Uint8Array }> {
  const last = header.tensors.at(-1);
  if (last && header.dataOffset + last.offset + last.bytes > file.length) {
    throw new AppError('MODEL_GGUF_INVALID', { reason: 'cut off' });
  }
  for (const [index, parameters] of groups(mlcParameters(header), limit).entries()) {
    const nbytes = parameters.reduce((sum, { bytes }) => sum + bytes, 0);
    const data = new Uint8Array(nbytes);
    let byteOffset = 0;
    const records = parameters.map(({ name, shape, dtype, bytes, sources, pack }): TensorRecord => {
      const array = new DataView(data.buffer, byteOffset, bytes);
      for (const source of sources) {
        const start = file.byteOffset + header.dataOffset + source.tensor.offset;
        pack(new DataView(file.buffer, start, source.tensor.bytes), array, source);
      }
      const record: TensorRecord = { name, shape, dtype, format: 'raw', nbytes: bytes, byteOffset };
      byteOffset += bytes;
      return record;
    });
    const md5sum = createHash('md5').update(data).digest('hex');
    yield { shard: { dataPath: `params_shard_${index}.bin`, format: 'raw-shard', nbytes, records, md5sum }, data };
  }
}

/** Consecutive parameters that fit a shard together. */
function groups(parameters: readonly Parameter[], limit: number): Parameter[][] {
  const groups: Parameter[][] = [];
  let free = 0;
  for (const parameter of parameters) {
    if (parameter.bytes > limit) {
      throw new AppError('MODEL_GGUF_UNSUPPORTED', { reason: `${parameter.name} is larger than a shard` });
    }
    if (parameter.bytes > free) {
      groups.push([]);
      free = limit;
    }
    groups.at(-1)?.push(parameter);
    free -= parameter.bytes;
  }
  return groups;
}
