import { AppError, isAbort } from '../errors.ts';
import type { ModelFile, ModelRecord } from './catalogue.ts';
import type { EngineKind, LoadOptions } from './engine.ts';

const cacheName = 'tiny-giant-models';

/**
 * The browser's own, whatever an engine is given in its place. Undefined where the page came over plain HTTP; reading it throws
 * where storage is denied.
 */
const browserCaches = ((): CacheStorage | undefined => {
  try {
    return globalThis.caches;
  } catch {
    return undefined;
  }
})();

/** Files that the browser would not store, for as long as this worker lives. */
const inMemory = new Map<string, Blob>();

/** A stored file's address holds its hash: a new version of the file is another entry, and an old one cannot be taken for it. */
export function addressOf(record: ModelRecord, file: ModelFile): string {
  return `${record.folder}${file.path}?sha256=${file.sha256}`;
}

/** What `work` makes of our storage. Undefined where it is denied, full or broken: a model runs without it, and is fetched again. */
async function withCache<T>(work: (cache: Cache) => Promise<T>): Promise<T | undefined> {
  try {
    const cache = await browserCaches?.open(cacheName);
    return cache && (await work(cache));
  } catch {
    return undefined;
  }
}

async function stored(address: string): Promise<Response | undefined> {
  const blob = inMemory.get(address);
  return blob ? new Response(blob) : withCache(cache => cache.match(address));
}

async function store(address: string, bytes: ArrayBuffer): Promise<void> {
  const done = await withCache(async cache => {
    await cache.put(address, new Response(bytes));
    return true;
  });
  if (!done) inMemory.set(address, new Blob([bytes]));
}

async function discard(address: string): Promise<void> {
  inMemory.delete(address);
  await withCache(cache => cache.delete(address));
}

/** Forgets files of this model that its record does not name any more. */
async function discardOthers(record: ModelRecord): Promise<void> {
  const current = new Set(record.files.map(file => addressOf(record, file)));
  await withCache(async cache => {
    for (const { url } of await cache.keys())
      if (url.startsWith(record.folder) && !current.has(url)) await cache.delete(url);
  });
}

async function isPublished(file: ModelFile, bytes: ArrayBuffer): Promise<boolean> {
  if (bytes.byteLength !== file.bytes) return false;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('') === file.sha256;
}

/** Whether the file is stored with the bytes that were published. An entry that is not, or cannot be read, is thrown away. */
async function isStored(record: ModelRecord, file: ModelFile): Promise<boolean> {
  const address = addressOf(record, file);
  const response = await stored(address);
  if (!response) return false;
  const bytes = await response.arrayBuffer().catch(() => null);
  if (bytes && (await isPublished(file, bytes))) return true;
  await discard(address);
  return false;
}

/** Parts of a file come by the hundred a second; to be told of so many would keep the page from anything else. */
const tellEveryMs = 100;

/** The bytes of a response, with the number of bytes so far while they come. */
async function readAll(response: Response, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let read = 0;
  let toldAt = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    read += value.byteLength;
    const now = performance.now();
    if (now - toldAt < tellEveryMs) continue;
    toldAt = now;
    onBytes(read);
  }
}

async function download(
  record: ModelRecord,
  file: ModelFile,
  signal: AbortSignal | undefined,
  onBytes: (bytes: number) => void,
): Promise<ArrayBuffer> {
  const failed = (status: number | string, cause?: unknown) =>
    new AppError('MODEL_FETCH_FAILED', { file: file.path, status }, { cause });
  try {
    // `no-store`: the browser's HTTP cache would keep a second copy of each file.
    const response = await fetch(record.folder + file.path, { cache: 'no-store', ...(signal && { signal }) });
    if (!response.ok) throw failed(response.status);
    return await readAll(response, onBytes);
  } catch (thrown) {
    if (isAbort(thrown) || thrown instanceof AppError) throw thrown;
    if (navigator.onLine === false) throw new AppError('MODEL_OFFLINE', { file: file.path }, { cause: thrown });
    throw failed(thrown instanceof Error ? thrown.message : String(thrown), thrown);
  }
}

/**
 * Makes the files that an engine needs ready on this device: what is stored is verified, the rest is fetched, verified by its
 * SHA-256 and stored. Files that are done stay when the load is aborted. Resolves to whether the browser stored them all: what it
 * would not store is kept in memory for as long as the worker lives.
 * Throws `MODEL_HASH_MISMATCH` (the file was thrown away), `MODEL_FETCH_FAILED`, `MODEL_OFFLINE`,
 * `ENGINE_INSECURE_CONTEXT`, or an `AbortError`.
 */
export async function fetchModelFiles(
  record: ModelRecord,
  engine: EngineKind,
  { signal, onProgress }: LoadOptions = {},
): Promise<boolean> {
  if (!(crypto as Partial<Crypto>).subtle) throw new AppError('ENGINE_INSECURE_CONTEXT');
  const files = record.files.filter(file => file.engines.includes(engine));
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  let before = 0;
  let fromDevice = true;

  for (const [index, file] of files.entries()) {
    signal?.throwIfAborted();
    const report = (bytes: number) =>
      onProgress?.({
        phase: 'files',
        file: { path: file.path, index, count: files.length },
        loadedBytes: before + Math.min(bytes, file.bytes),
        totalBytes,
        stored: fromDevice,
      });
    if (!(await isStored(record, file))) {
      fromDevice = false;
      report(0);
      const bytes = await download(record, file, signal, report);
      if (!(await isPublished(file, bytes)))
        throw new AppError('MODEL_HASH_MISMATCH', { file: file.path, number: index + 1, count: files.length });
      await store(addressOf(record, file), bytes);
    }
    report(file.bytes);
    before += file.bytes;
  }
  await discardOthers(record);
  return files.every(file => !inMemory.has(addressOf(record, file)));
}

/**
 * A file that `fetchModelFiles` made ready, to be read at leisure. Throws `MODEL_FILE_MISSING` for one that the record does not
 * name or the browser has thrown away since.
 */
export async function openModelFile(record: ModelRecord, path: string): Promise<Response> {
  const file = record.files.find(candidate => candidate.path === path);
  const response = file && (await stored(addressOf(record, file)));
  if (!response) throw new AppError('MODEL_FILE_MISSING', { file: path });
  return response;
}

/** The bytes of a file that `fetchModelFiles` made ready. Throws as `openModelFile`. */
export async function readModelFile(record: ModelRecord, path: string): Promise<ArrayBuffer> {
  const response = await openModelFile(record, path);
  return response.arrayBuffer();
}

/** The path of the only file of a role. Throws `MODEL_FILE_MISSING` when the record names none. */
export function fileOf(record: ModelRecord, role: ModelFile['role']): string {
  const file = record.files.find(candidate => candidate.role === role);
  if (!file) throw new AppError('MODEL_FILE_MISSING', { file: role });
  return file.path;
}

/** What a browser keeps of a model. */
export interface StoredFiles {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Counts the files of a model that are stored on this device, whatever their version. `record.folder` is an absolute URL, here and in
 * `removeFiles`. Never rejects.
 */
export async function storedFiles(record: ModelRecord): Promise<StoredFiles> {
  const found = await withCache(async cache => {
    const entries = await entriesOf(cache, record);
    const sizes = await Promise.all(entries.map(async entry => (await (await cache.match(entry))?.blob())?.size ?? 0));
    return { files: entries.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  });
  return found ?? { files: 0, bytes: 0 };
}

/** Throws a model's stored files away and resolves to what that freed. A model that runs goes on; the next load fetches them again. */
export async function removeFiles(record: ModelRecord): Promise<StoredFiles> {
  const freed = await storedFiles(record);
  await withCache(async cache => {
    for (const entry of await entriesOf(cache, record)) await cache.delete(entry);
  });
  return freed;
}

async function entriesOf(cache: Cache, { folder }: ModelRecord): Promise<readonly Request[]> {
  const entries = await cache.keys();
  return entries.filter(({ url }) => url.startsWith(folder));
}
