import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { llamaTensors, writeGguf } from '../../src/engine/gguf/gguf.fixture.ts';
import { convertModel } from './convert.ts';
import { LIBRARY, type Manifest, sha256, writeManifest } from './manifest.ts';
import { SHARD_BYTES } from './shards.ts';

const embedded = fileURLToPath(new URL('../../public/models/tiny-giant-135m/', import.meta.url));
const manifest: Manifest = JSON.parse(await readFile(`${embedded}manifest.json`, 'utf8'));

describe('converting a small model', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiny-giant-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('writes every file, then lists the library once it is there', async () => {
    const gguf = writeGguf(llamaTensors());
    const model = join(folder, 'model.gguf');
    const tokenizer = join(folder, 'vocabulary.json');
    await writeFile(model, gguf);
    await writeFile(tokenizer, '{}');
    const out = join(folder, 'out');

    const manifest = await convertModel(model, tokenizer, out);
    const paths = ['mlc-chat-config.json', 'tensor-cache.json', 'tokenizer.json', 'gguf-header.bin'];
    expect(manifest.files.map(({ path }) => path)).toEqual([...paths, 'params_shard_0.bin']);
    expect(manifest.gguf).toEqual({ bytes: gguf.length, sha256: sha256(gguf) });
    expect(JSON.parse(await readFile(join(out, 'mlc-chat-config.json'), 'utf8'))).toMatchObject({
      vocab_size: 200,
      context_window_size: 2048,
      prefill_chunk_size: 256,
      conv_template: { stop_token_ids: [2, 0] },
    });
    const { metadata } = JSON.parse(await readFile(join(out, 'tensor-cache.json'), 'utf8'));
    expect(metadata.ParamSize).toBe(2 + 2 * 10 + 1);
    expect(metadata.BitsPerParam).toBeCloseTo(5, 0);

    await writeFile(join(out, LIBRARY), 'wasm');
    const listed = (await writeManifest(out)).files.find(({ role }) => role === 'library');
    expect(listed).toEqual({
      path: LIBRARY,
      bytes: 4,
      sha256: sha256(Buffer.from('wasm')),
      role: 'library',
      engines: ['webgpu'],
    });
  });

  test('a file that is missing is an error, not a shorter manifest', async () => {
    await rm(join(folder, 'out', 'tokenizer.json'));
    await expect(writeManifest(join(folder, 'out'))).rejects.toThrow('ENOENT');
  });
});

describe("the embedded model's manifest", () => {
  test.each(manifest.files)('$path is as recorded', async ({ path, bytes, sha256: recorded }) => {
    const data = await readFile(embedded + path);
    expect(data.length).toBe(bytes);
    expect(sha256(data)).toBe(recorded);
  });

  test('lists what both engines load, no file too large for a static host', () => {
    const roles = (engine: 'webgpu' | 'cpu') =>
      new Set(manifest.files.filter(({ engines }) => engines.includes(engine)).map(({ role }) => role));
    expect(roles('webgpu')).toEqual(new Set(['config', 'tokenizer', 'library', 'weights']));
    expect(roles('cpu')).toEqual(new Set(['config', 'tokenizer', 'gguf-header', 'weights']));
    for (const { bytes } of manifest.files) expect(bytes).toBeLessThanOrEqual(SHARD_BYTES);
  });
});
