import { AppError } from '../../errors.ts';
import { align, type GgufTensor, parseGgufHeader } from './header.ts';
import { mlcParameters } from './layout.ts';
import type { TensorCache } from './tensor-cache.ts';

/**
 * Makes the GGUF file again from which the shards of an MLC model were converted, byte for byte. `header` is the file's start up
 * to its tensor data; `readShard` yields the bytes of a shard by its `dataPath` and is called once for each, in order. Memory holds
 * one shard and the tensors that it left unfinished: finished ones go to the Blob.
 * Throws `MODEL_GGUF_INVALID` or `MODEL_GGUF_UNSUPPORTED` for the header, `MODEL_WEIGHTS_MISMATCH` when the shards are not those of
 * that file, and whatever `readShard` throws.
 */
export async function assembleGguf(
  header: Uint8Array<ArrayBuffer>,
  tensorCache: TensorCache,
  readShard: (dataPath: string) => Promise<ArrayBuffer>,
): Promise<Blob> {
  const gguf = parseGgufHeader(header);
  const missing = new Map(mlcParameters(gguf).map(parameter => [parameter.name, parameter]));
  const unfinished = new Map<GgufTensor, Uint8Array<ArrayBuffer>>();
  const finished = new Map<GgufTensor, Blob>();

  for (const shard of tensorCache.records) {
    const data = await readShard(shard.dataPath);
    for (const record of shard.records) {
      const parameter = missing.get(record.name);
      const end = record.byteOffset + record.nbytes;
      if (!parameter || record.nbytes !== parameter.bytes || end > data.byteLength) throw mismatch(record.name);
      missing.delete(record.name);

      const array = new DataView(data, record.byteOffset, record.nbytes);
      for (const source of parameter.sources) {
        const { tensor } = source;
        const bytes = unfinished.get(tensor) ?? new Uint8Array(align(tensor.bytes, gguf.alignment));
        unfinished.set(tensor, bytes);
        parameter.unpack(new DataView(bytes.buffer, 0, tensor.bytes), array, source);
      }
    }
    const awaited = new Set([...missing.values()].flatMap(({ sources }) => sources.map(({ tensor }) => tensor)));
    for (const [tensor, bytes] of unfinished) {
      if (awaited.has(tensor)) continue;
      finished.set(tensor, new Blob([bytes]));
      unfinished.delete(tensor);
    }
  }

  const parts = gguf.tensors.map(tensor => {
    const part = finished.get(tensor);
    if (!part) throw mismatch(tensor.name);
    return part;
  });
  return new Blob([header.subarray(0, gguf.dataOffset), ...parts]);
}

function mismatch(name: string): AppError {
  return new AppError('MODEL_WEIGHTS_MISMATCH', { reason: name });
}
