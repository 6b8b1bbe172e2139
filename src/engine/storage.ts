import { AppError, isAbort } from '../errors.ts';
import type { ModelFile, ModelRecord } from './catalogue.ts';
import type { EngineKind, LoadOptions } from './engine.ts';

const cacheName = 'tiny-giant-models';

/** The browser's own, whatever an engine is given in its place. Undefined where the page came over plain HTTP. */
const browserCaches = globalThis.caches as CacheStorage | undefined;

/** Files that the browser would not store, for as long as this worker lives. */
const inMemory = new Map<string, Blob>();

/** A stored file's address holds its hash: a new version of the file is another entry, and an old one cannot be taken for it. */
function addressOf(record: ModelRecord, file: ModelFile): string {
  return `${record.folder}${file.path}?sha256=${file.sha256}`;
}

/** The browser's storage, or null where it is denied. */
async function openCache(): Promise<Cache | null> {
  try {
    return (await browserCaches?.open(cacheName)) ?? null;
  } catch {
    return null;
  }
}

async function stored(address: string): Promise<Response | undefined> {
  const blob = inMemory.get(address);
  if (blob) return new Response(blob);
  const cache = await openCache();
  return cache?.match(address);
}

async function store(address: string, blob: Blob): Promise<void> {
  const cache = await openCache();
  try {
    if (!cache) throw new DOMException('Storage is denied', 'SecurityError');
    await cache.put(address, new Response(blob));
  } catch {
    // Denied or full: the model still runs, and is fetched again next time.
    inMemory.set(address, blob);
  }
}

async function discard(address: string): Promise<void> {
  inMemory.delete(address);
  await (await openCache())?.delete(address);
}

/** Forgets files of this model that its record does not name any more. */
async function discardOthers(record: ModelRecord): Promise<void> {
  const current = new Set(record.files.map(file => addressOf(record, file)));
  const cache = await openCache();
  for (const { url } of (await cache?.keys()) ?? []) {
    if (url.startsWith(record.folder) && !current.has(url)) await cache?.delete(url);
  }
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');
}

async function isPublished(file: ModelFile, bytes: ArrayBuffer): Promise<boolean> {
  return bytes.byteLength === file.bytes && hex(await crypto.subtle.digest('SHA-256', bytes)) === file.sha256;
}

/** The bytes of a response, with the number of bytes so far after each part. */
async function readAll(response: Response, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  if (!response.body) return response.arrayBuffer();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let read = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    parts.push(value);
    read += value.byteLength;
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
    if (!navigator.onLine) throw new AppError('MODEL_OFFLINE', { file: file.path }, { cause: thrown });
    throw failed(thrown instanceof Error ? thrown.message : String(thrown), thrown);
  }
}

/**
 * Makes the files that an engine needs ready on this device: what is stored is verified, the rest is fetched, verified by its
 * SHA-256 and stored. Files that are done stay when the load is aborted.
 * Throws `MODEL_HASH_MISMATCH` (the file was thrown away), `MODEL_FETCH_FAILED`, `MODEL_OFFLINE`,
 * `ENGINE_INSECURE_CONTEXT`, or an `AbortError`.
 */
export async function fetchModelFiles(
  record: ModelRecord,
  engine: EngineKind,
  { signal, onProgress }: LoadOptions = {},
): Promise<void> {
  if (!crypto.subtle) throw new AppError('ENGINE_INSECURE_CONTEXT');
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
    const address = addressOf(record, file);
    const known = await stored(address);
    if (!known || !(await isPublished(file, await known.arrayBuffer()))) {
      fromDevice = false;
      if (known) await discard(address);
      report(0);
      const bytes = await download(record, file, signal, report);
      if (!(await isPublished(file, bytes)))
        throw new AppError('MODEL_HASH_MISMATCH', { file: file.path, number: index + 1, count: files.length });
      await store(address, new Blob([bytes]));
    }
    report(file.bytes);
    before += file.bytes;
  }
  await discardOthers(record);
}

/**
 * The bytes of a file that `fetchModelFiles` made ready. Throws `MODEL_FILE_MISSING` for one that the record does not name or the
 * browser has thrown away since.
 */
export async function readModelFile(record: ModelRecord, path: string): Promise<ArrayBuffer> {
  const file = record.files.find(candidate => candidate.path === path);
  const response = file && (await stored(addressOf(record, file)));
  if (!response) throw new AppError('MODEL_FILE_MISSING', { file: path });
  return response.arrayBuffer();
}

/** The path of the only file of a role. Throws `MODEL_FILE_MISSING` when the record names none. */
export function fileOf(record: ModelRecord, role: ModelFile['role']): string {
  const file = record.files.find(candidate => candidate.role === role);
  if (!file) throw new AppError('MODEL_FILE_MISSING', { file: role });
  return file.path;
}
