import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseGgufHeader } from '../../src/engine/gguf/header.ts';
import type { Shard, TensorCache } from '../../src/engine/gguf/tensor-cache.ts';
import { AppError } from '../../src/errors.ts';
import { chatConfig } from './chat-config.ts';
import { json, LIBRARY, sha256, writeManifest } from './manifest.ts';
import { convertShards } from './shards.ts';

const USAGE = `Usage: npm run model:convert -- MODEL.gguf TOKENIZER.json FOLDER   converts a Q4_0 GGUF into FOLDER
       npm run model:convert -- --manifest-only FOLDER             hashes FOLDER's files again`;

const { values, positionals } = parseArgs({
  options: { 'manifest-only': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [first, tokenizer, folder] = positionals;
if (values['manifest-only'] && first && !tokenizer) await refresh(first);
else if (!values['manifest-only'] && first && tokenizer && folder) await convert(first, tokenizer, folder);
else {
  console.error(USAGE);
  process.exitCode = 2;
}

async function convert(model: string, tokenizer: string, folder: string) {
  const file = await readFile(model);
  const header = parseGgufHeader(file);
  await mkdir(folder, { recursive: true });

  const records: Shard[] = [];
  for (const { shard, data } of convertShards(file, header)) {
    await writeFile(join(folder, shard.dataPath), data);
    records.push(shard);
  }
  const tensors = records.flatMap(shard => shard.records);
  const bytes = records.reduce((sum, { nbytes }) => sum + nbytes, 0);
  const weights = header.tensors.reduce((sum, { shape }) => sum + shape.reduce((product, n) => product * n, 1), 0);
  const tensorCache: TensorCache = {
    metadata: { ParamSize: tensors.length, ParamBytes: bytes, BitsPerParam: (bytes * 8) / weights },
    records,
  };
  await writeFile(join(folder, 'tensor-cache.json'), JSON.stringify(tensorCache));
  await writeFile(join(folder, 'mlc-chat-config.json'), json(chatConfig(header)));
  await writeFile(join(folder, 'gguf-header.bin'), file.subarray(0, header.dataOffset));
  await writeFile(join(folder, 'tokenizer.json'), await readFile(tokenizer));

  const manifest = await refresh(folder);
  if (manifest.gguf.sha256 !== sha256(file)) throw new AppError('MODEL_WEIGHTS_MISMATCH', { reason: model });
  console.log(`The shards and the header make ${model} again, byte for byte.`);
}

async function refresh(folder: string) {
  const manifest = await writeManifest(folder);
  for (const { path, bytes, sha256 } of manifest.files) console.log(sha256, String(bytes).padStart(9), path);
  if (manifest.files.every(({ role }) => role !== 'library')) {
    console.warn(`${LIBRARY} is not there: build it, then run with --manifest-only.`);
  }
  return manifest;
}
