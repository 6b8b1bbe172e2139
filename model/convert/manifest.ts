import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelFile } from '../../src/engine/catalogue.ts';
import { assembleGguf } from '../../src/engine/gguf/assemble.ts';
import type { TensorCache } from '../../src/engine/gguf/tensor-cache.ts';

/** `manifest.json`: every file of the model with its hash, and the GGUF that the shards and the header make. */
export interface Manifest {
  readonly model_id: string;
  readonly version: string;
  readonly license: string;
  readonly base: string;
  readonly files: readonly ModelFile[];
  readonly gguf: { readonly bytes: number; readonly sha256: string };
}

const IDENTITY = {
  model_id: 'tiny-giant-135m',
  version: '1',
  license: 'Apache-2.0',
  base: 'HuggingFaceTB/SmolLM2-135M-Instruct',
};
/** The compiled model library. It is built apart from the weights, so a folder can lack it for a while. */
export const LIBRARY = `${IDENTITY.model_id}.wasm`;

/**
 * Hashes the files of a converted model in `folder`, assembles its GGUF, and writes `manifest.json`. Resolves to what it wrote;
 * the library is listed only if it is there. Throws when another file is missing.
 */
export async function writeManifest(folder: string): Promise<Manifest> {
  const read = (path: string) => readFile(join(folder, path));
  const tensorCache: TensorCache = JSON.parse((await read('tensor-cache.json')).toString());
  const entry = async (path: string, role: ModelFile['role'], engines: ModelFile['engines']): Promise<ModelFile> => {
    const data = await read(path);
    return { path, bytes: data.length, sha256: sha256(data), role, engines };
  };

  const files = [
    await entry('mlc-chat-config.json', 'config', ['webgpu']),
    await entry('tensor-cache.json', 'config', ['webgpu', 'cpu']),
    await entry('tokenizer.json', 'tokenizer', ['webgpu', 'cpu']),
    await entry('gguf-header.bin', 'gguf-header', ['cpu']),
  ];
  const library = await entry(LIBRARY, 'library', ['webgpu']).catch(error => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (library) files.push(library);
  for (const { dataPath } of tensorCache.records) files.push(await entry(dataPath, 'weights', ['webgpu', 'cpu']));

  const gguf = await assembleGguf(new Uint8Array(await read('gguf-header.bin')), tensorCache, async dataPath => {
    return new Uint8Array(await read(dataPath)).buffer;
  });
  const manifest: Manifest = { ...IDENTITY, files, gguf: { bytes: gguf.size, sha256: await sha256OfBlob(gguf) } };
  await writeFile(join(folder, 'manifest.json'), json(manifest));
  return manifest;
}

/** The SHA-256 of `data` in lower-case hex. */
export function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The SHA-256 of a Blob in lower-case hex, read piece by piece. */
async function sha256OfBlob(blob: Blob): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of blob.stream()) hash.update(piece);
  return hash.digest('hex');
}

/** `value` as the text of a JSON file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
