import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DecodeProgress, GenerateRequest } from '../decode/decoder.ts';
import { ScriptedEngine } from '../decode/fixtures/scripted-engine.ts';
import { Grammars } from '../decode/matcher.ts';
import { Tokenizer } from '../decode/tokenizer.ts';
import { type ModelRecord, tinyGiant135m } from '../engine/catalogue.ts';
import type { LoadOptions, LoadProgress } from '../engine/engine.ts';
import { fetchModelFiles } from '../engine/storage.ts';
import { AppError } from '../errors.ts';
import { createRuntime } from './client.ts';
import { serveRuntime } from './worker.ts';

const [stop, none] = [2, 19444];

/** Answers `none`, and fetches its files as every engine does. */
class Answerer extends ScriptedEngine {
  override script = [none];
  override batch = 2;

  override async load(record: ModelRecord, options?: LoadOptions) {
    await fetchModelFiles(record, 'cpu', options);
  }
}

let engine: Answerer;

/** A worker in this thread: the real runtime's two ends, joined by a channel. */
class ChannelWorker extends EventTarget {
  static last: ChannelWorker;
  readonly #page: MessagePort;
  terminated = false;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    port1.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent('message', { data }));
    serveRuntime(engine, port2);
    ChannelWorker.last = this;
  }

  postMessage(message: unknown, transfer: Transferable[]) {
    this.#page.postMessage(message, transfer);
  }

  terminate() {
    this.terminated = true;
    this.#page.close();
  }
}

let server: Server;
let record: ModelRecord;

beforeAll(async () => {
  server = createServer((request, response) => {
    createReadStream(`public${request.url}`)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const files = tinyGiant135m.files.filter(({ role }) => role === 'tokenizer');
  record = { ...tinyGiant135m, files };
  // The grammar engine takes a thread that has a document for a page's: it starts before there is one.
  const bytes = await readFile('public/models/tiny-giant-135m/tokenizer.json');
  (await Grammars.create(Tokenizer.parse(new Uint8Array(bytes).buffer))).dispose();
  vi.stubGlobal('document', { baseURI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` });
  vi.stubGlobal('Worker', ChannelWorker);
});

afterAll(() => {
  vi.unstubAllGlobals();
  server.close();
});

beforeEach(() => {
  engine = new Answerer(49_152, stop);
});

const request: GenerateRequest = {
  prompt: [{ control: '<|im_start|>' }, { text: 'user\nhello there, how are you?\n' }],
  grammar: 'root ::= "none" | "some"',
  stop: ['<|im_end|>'],
  maxTokens: 8,
};

async function loaded() {
  const runtime = createRuntime('cpu');
  const steps: LoadProgress[] = [];
  await runtime.load(record, { onProgress: step => steps.push(step) });
  return { runtime, steps };
}

describe('createRuntime', () => {
  test('loads from the page’s base, tells how far it is, and answers', async () => {
    const { runtime, steps } = await loaded();
    expect(steps.at(-1)).toMatchObject({ phase: 'files', loadedBytes: 3_522_656, totalBytes: 3_522_656 });
    const progress: DecodeProgress[] = [];
    const generation = await runtime.generate(request, { onProgress: step => progress.push(step) });
    expect(generation).toMatchObject({ text: 'none', ended: 'stop' });
    expect(progress.at(-1)).toEqual({ phase: 'decode', text: 'none', tokens: 1 });
    expect(await runtime.stats()).toMatchObject({ device: 'script' });
    runtime.dispose();
    expect(ChannelWorker.last.terminated).toBe(true);
  });

  test('carries errors with their codes and details', async () => {
    const runtime = createRuntime('cpu');
    await expect(runtime.generate(request)).rejects.toMatchObject({ name: 'AppError', code: 'ENGINE_NOT_LOADED' });
    await expect(runtime.load({ ...record, folder: 'nowhere/' })).rejects.toMatchObject({
      code: 'MODEL_FETCH_FAILED',
      details: { file: 'tokenizer.json', status: 404 },
    });
    runtime.dispose();
  });

  test('stops one call at its signal, and no other', async () => {
    const { runtime } = await loaded();
    const abort = new AbortController();
    const told: DecodeProgress[] = [];
    const stopped = runtime.generate(request, {
      signal: abort.signal,
      onProgress(step) {
        told.push(step);
        abort.abort();
      },
    });
    const next = runtime.generate(request);
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect((await next).text).toBe('none');
    expect(told).toHaveLength(1);
    await expect(runtime.generate(request, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
    runtime.dispose();
  });

  test('rejects what was pending with the reason it is ended for', async () => {
    const { runtime } = await loaded();
    const answer = runtime.generate(request);
    runtime.dispose(new AppError('ENGINE_WORKER_LOST', { reason: 'no answer' }));
    await expect(answer).rejects.toMatchObject({ code: 'ENGINE_WORKER_LOST' });
    await expect(runtime.generate(request)).rejects.toMatchObject({ code: 'ENGINE_WORKER_LOST' });
  });

  test('replaces a model while an answer is written', async () => {
    const { runtime } = await loaded();
    const answer = runtime.generate(request);
    const [replaced] = await Promise.allSettled([answer, runtime.load(record)]);
    expect(replaced).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
    expect((await runtime.generate(request)).text).toBe('none');
    runtime.dispose();
  });

  test.each(['ENGINE_DEVICE_LOST', 'ENGINE_WORKER_LOST'])(
    'says once that the engine is lost (%s), and ends',
    async code => {
      const { runtime } = await loaded();
      const lost: AppError[] = [];
      runtime.onLost(error => lost.push(error));
      engine.failure = new AppError(code, { reason: 'unplugged' });
      const settled = await Promise.allSettled([runtime.generate(request), runtime.generate(request)]);
      const error = { code, details: { reason: 'unplugged' } };
      expect(settled).toMatchObject([{ reason: error }, { reason: error }]);
      expect(lost).toMatchObject([error]);
      await expect(runtime.stats()).rejects.toBe(lost[0]);
      expect(ChannelWorker.last.terminated).toBe(true);
    },
  );

  test('rejects what is pending when the worker dies', async () => {
    const { runtime } = await loaded();
    const lost: AppError[] = [];
    const forget = runtime.onLost(() => expect.unreachable());
    runtime.onLost(error => lost.push(error));
    forget();
    const answer = runtime.generate(request);
    ChannelWorker.last.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
    ChannelWorker.last.dispatchEvent(new Event('messageerror'));
    await expect(answer).rejects.toMatchObject({ code: 'ENGINE_WORKER_LOST', details: { reason: 'out of memory' } });
    expect(lost).toHaveLength(1);
  });

  test('ends quietly when it is disposed of', async () => {
    const { runtime } = await loaded();
    runtime.onLost(() => expect.unreachable());
    const answer = runtime.generate(request);
    runtime.dispose();
    runtime.dispose();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await expect(runtime.generate(request)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
