import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ModelFile, type ModelRecord, tinyGiant135m } from './catalogue.ts';
import type { LoadProgress } from './engine.ts';
import { addressOf, fetchModelFiles, fileOf, openModelFile, readModelFile } from './storage.ts';

// Node has no Cache API: these run as in a browser that denies storage.

const bytesOf = new Map<string, Buffer>();
const requests: string[] = [];
const server = createServer((request, response) => {
  const path = request.url?.slice('/model/'.length) ?? '';
  requests.push(path);
  const bytes = bytesOf.get(path);
  response.writeHead(bytes ? 200 : 404).end(bytes);
});
let folder = '';

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  folder = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model/`;
});
afterAll(() => server.close());

function file(path: string, size: number, engines: ModelFile['engines'] = ['webgpu', 'cpu']): ModelFile {
  const bytes = Buffer.alloc(size, Math.random().toString());
  bytesOf.set(path, bytes);
  return {
    path,
    bytes: size,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    role: path.endsWith('.json') ? 'tokenizer' : 'weights',
    engines,
  };
}

let record: ModelRecord;
beforeEach(() => {
  const files = [
    file('tokenizer.json', 1000),
    file('gpu.wasm', 500, ['webgpu']),
    file('0.bin', 3000),
    file('1.bin', 2000),
  ];
  record = { ...tinyGiant135m, folder, files };
  requests.length = 0;
});

async function load(): Promise<LoadProgress[]> {
  const progress: LoadProgress[] = [];
  await fetchModelFiles(record, 'cpu', { onProgress: step => progress.push(step) });
  return progress;
}

test('fetches what the engine needs and counts its bytes', async () => {
  const progress = await load();
  expect(requests).toEqual(['tokenizer.json', '0.bin', '1.bin']);
  const loaded = progress.map(step => (step.phase === 'files' ? step.loadedBytes : Number.NaN));
  expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  expect(progress.at(0)).toMatchObject({
    file: { path: 'tokenizer.json', index: 0, count: 3 },
    loadedBytes: 0,
    stored: false,
  });
  expect(progress.at(-1)).toMatchObject({
    file: { path: '1.bin', index: 2, count: 3 },
    loadedBytes: 6000,
    totalBytes: 6000,
  });
  expect(Buffer.from(await readModelFile(record, '0.bin'))).toEqual(bytesOf.get('0.bin'));
});

test('fetches nothing twice, and says that it came from this device', async () => {
  await load();
  requests.length = 0;
  const progress = await load();
  expect(requests).toEqual([]);
  expect(progress.every(step => step.phase === 'files' && step.stored)).toBe(true);
});

test('tells when the browser would not store the files', async () => {
  expect(await fetchModelFiles(record, 'cpu')).toBe(false);
  expect(await fetchModelFiles(record, 'cpu')).toBe(false);
});

test('throws away a file that is not what was published', async () => {
  const published = bytesOf.get('0.bin');
  bytesOf.set('0.bin', Buffer.alloc(3000));
  await expect(load()).rejects.toMatchObject({
    code: 'MODEL_HASH_MISMATCH',
    details: { file: '0.bin', number: 2, count: 3 },
  });
  if (published) bytesOf.set('0.bin', published);
  await load();
  expect(requests).toEqual(['tokenizer.json', '0.bin', '0.bin', '1.bin']);
});

test('takes a new version of a file for another file', async () => {
  await load();
  const before = record;
  record = { ...record, files: record.files.map(known => (known.path === '1.bin' ? file('1.bin', 2500) : known)) };
  requests.length = 0;
  await load();
  expect(requests).toEqual(['1.bin']);
  const [old, current] = [before, record].map(({ files }) => files.at(-1));
  expect(old && current && addressOf(before, old) === addressOf(record, current)).toBe(false);
});

test('keeps what is done when a load is aborted', async () => {
  const controller = new AbortController();
  const aborted = fetchModelFiles(record, 'cpu', {
    signal: controller.signal,
    onProgress: step => step.phase === 'files' && step.file.index === 1 && controller.abort(),
  });
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  requests.length = 0;
  await load();
  expect(requests).toEqual(['0.bin', '1.bin']);
});

test('says which file a server does not give', async () => {
  bytesOf.delete('1.bin');
  await expect(load()).rejects.toMatchObject({ code: 'MODEL_FETCH_FAILED', details: { file: '1.bin', status: 404 } });
});

test('names a file that is not there', async () => {
  await expect(openModelFile(record, '0.bin')).rejects.toMatchObject({ code: 'MODEL_FILE_MISSING' });
  await expect(openModelFile(record, 'elsewhere.bin')).rejects.toMatchObject({ code: 'MODEL_FILE_MISSING' });
  expect(fileOf(record, 'tokenizer')).toBe('tokenizer.json');
  expect(() => fileOf(record, 'library')).toThrow('MODEL_FILE_MISSING');
});
