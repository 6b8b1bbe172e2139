import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { assembleGguf } from './assemble.ts';
import type { TensorCache } from './tensor-cache.ts';

const folder = fileURLToPath(new URL('../../../public/models/tiny-giant-135m/', import.meta.url));
const read = async (path: string) => new Uint8Array(await readFile(folder + path));

test('the embedded model: shards and header make the GGUF it was converted from', async () => {
  const tensorCache: TensorCache = JSON.parse(await readFile(`${folder}tensor-cache.json`, 'utf8'));
  const gguf = await assembleGguf(await read('gguf-header.bin'), tensorCache, async path => (await read(path)).buffer);

  const hash = createHash('sha256');
  for await (const piece of gguf.stream()) hash.update(piece);
  expect(gguf.size).toBe(77_570_368);
  expect(hash.digest('hex')).toBe('32ab4aab6bd743c10625662d3b232ad00df447ec749b9f97e28bf0e1434276a5');
});
