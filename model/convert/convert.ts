import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GgufHeader, parseGgufHeader } from '../../src/engine/gguf/header.ts';
import type { Shard, TensorCache } from '../../src/engine/gguf/tensor-cache.ts';
import { AppError } from '../../src/errors.ts';
import { chatConfig } from './chat-config.ts';
import { json, type Manifest, sha256, writeManifest } from './manifest.ts';
import { convertShards } from './shards.ts';

/**
 * Converts a Q4_0 GGUF and its tokenizer into the files of a model in `folder`, which is made if need be. Resolves to the manifest,
 * after the GGUF that the new files make was found equal to `model`.
 * Throws `MODEL_GGUF_INVALID` or `MODEL_GGUF_UNSUPPORTED` for another model, `MODEL_WEIGHTS_MISMATCH` when the way back fails.
 */
export async function convertModel(model: string, tokenizer: string, folder: string): Promise<Manifest> {
  const file = await readFile(model);
  const header = parseGgufHeader(file);
  await mkdir(folder, { recursive: true });
  const write = (path: string, data: string | Uint8Array) => writeFile(join(folder, path), data);

  const records: Shard[] = [];
  for (const { shard, data } of convertShards(file, header)) {
    await write(shard.dataPath, data);
    records.push(shard);
  }
  await write('tensor-cache.json', JSON.stringify(tensorCache(header, records)));
  await write('mlc-chat-config.json', json(chatConfig(header)));
  await write('gguf-header.bin', file.subarray(0, header.dataOffset));
  await write('tokenizer.json', await readFile(tokenizer));

  const manifest = await writeManifest(folder);
  if (manifest.gguf.sha256 !== sha256(file)) throw new AppError('MODEL_WEIGHTS_MISMATCH', { reason: model });
  return manifest;
}

function tensorCache(header: GgufHeader, records: readonly Shard[]): TensorCache {
  const tensors = records.flatMap(shard => shard.records);
  const bytes = tensors.reduce((sum, { nbytes }) => sum + nbytes, 0);
  const weights = header.tensors.reduce((sum, { shape }) => sum + shape.reduce((product, n) => product * n, 1), 0);
  return { metadata: { ParamSize: tensors.length, ParamBytes: bytes, BitsPerParam: (bytes * 8) / weights }, records };
}
