import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { assembleGguf } from './assemble.ts';
import type { TensorCache } from './tensor-cache.ts';

const folder = fileURLToPath(new URL('../../../public/models/tiny-giant-135m/', import.meta.url));
const read = async (path: string) => new Uint8Array(await readFile(folder + path));
const readShard = async (path: string) => (await read(path)).buffer;

const header = await read('gguf-header.bin');
const tensorCache: TensorCache = JSON.parse(await readFile(`${folder}tensor-cache.json`, 'utf8'));
const [first, ...others] = tensorCache.records;
if (!first) throw new Error('tensor-cache.json names no shard');

test('the shards and the header of the embedded model make the GGUF it was converted from', async () => {
  const gguf = await assembleGguf(header, tensorCache, readShard);
  const hash = createHash('sha256');
  for await (const piece of gguf.stream()) hash.update(piece);
  expect(gguf.size).toBe(77_570_368);
  expect(hash.digest('hex')).toBe('32ab4aab6bd743c10625662d3b232ad00df447ec749b9f97e28bf0e1434276a5');
});

test('a shard too few, a tensor too many, and a shard cut short are refused by name', async () => {
  const assemble = (records: TensorCache['records'], bytes = Number.POSITIVE_INFINITY) =>
    assembleGguf(header, { ...tensorCache, records }, async path => (await readShard(path)).slice(0, bytes));
  await expect(assemble([first])).rejects.toThrow('MODEL_WEIGHTS_MISMATCH reason=output_norm.weight');
  await expect(assemble([first, first])).rejects.toThrow('MODEL_WEIGHTS_MISMATCH reason=tok.q_weight');
  await expect(assemble([first, ...others], 1_000_000)).rejects.toThrow('MODEL_WEIGHTS_MISMATCH reason=tok.q_weight');
});

test('a failing read fails the whole', async () => {
  const assembled = assembleGguf(header, tensorCache, () => Promise.reject(new Error('offline')));
  await expect(assembled).rejects.toThrow('offline');
});
