import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { toErrorRecord } from '../errors.ts';
import { webFetch } from '../tools/fixtures/web/fetch.ts';
import { type Fault, startWebServer, type WebServer } from '../tools/fixtures/web/server.ts';
import { Egress, type EgressInit } from './egress.ts';
import { demandSuccess, readBytes, readJson } from './egress-read.ts';

const origin = 'https://giant.example';
const notes = 'https://example.com/notes.txt';

let server: WebServer;
beforeAll(async () => {
  server = await startWebServer();
});
afterAll(() => server.close());
afterEach(() => {
  server.fault = null;
  vi.unstubAllGlobals();
});

const send = (address: string, hosts: readonly string[], init: EgressInit = {}, egress = newEgress()) =>
  egress.fetch(address, { purpose: 'a test', hosts, ...init });
const newEgress = () => new Egress(origin, webFetch(server));
/** Node's resource timing also reports what the stand-in for the web sends to the local server. */
const ownOf = (egress: Egress) => egress.list().filter(({ purpose }) => purpose !== undefined);
const codeOf = (work: Promise<unknown>) => work.then(() => 'nothing was thrown').catch(thrown => toErrorRecord(thrown));

describe('the allow list', () => {
  test.each([
    [notes, ['example.com']],
    [notes, ['*']],
    ['https://en.wikipedia.org/w/rest.php/v1/search/page?q=tea', ['*.wikipedia.org']],
    ['https://example.com/', ['api.open-meteo.com', 'example.com']],
  ])('lets %s out to %j', async (address, hosts) => {
    expect((await send(address, hosts)).status).toBe(200);
  });

  test.each([
    ['https://other.example.com/', ['example.com']],
    ['https://example.com:8443/', ['example.com']],
    ['https://wikipedia.org/', ['*.wikipedia.org']],
    ['https://evilwikipedia.org/', ['*.wikipedia.org']],
    ['https://en.wikipedia.org.evil.example/', ['*.wikipedia.org']],
    ['http://example.com/', ['example.com']],
    ['http://example.com/', ['*']],
    ['http://localhost:1/', ['*']],
    ['https://name:word@example.com/', ['example.com']],
    ['data:text/plain,tea', ['*']],
    [notes, []],
  ])('keeps %s in for %j, before anything is sent', async (address, hosts) => {
    const before = server.requests.length;
    const egress = newEgress();
    expect(await codeOf(send(address, hosts, {}, egress))).toEqual({
      code: 'EGRESS_BLOCKED',
      details: { address: new URL(address).origin, purpose: 'a test' },
    });
    expect(server.requests).toHaveLength(before);
    expect(ownOf(egress)).toEqual([]);
  });

  test('lets http out to this device, where its host is listed', async () => {
    const egress = new Egress(origin);
    const response = await send(`${server.url}/example.com/notes.txt`, [new URL(server.url).host], {}, egress);
    expect(await response.text()).toBe('one\ntwo');
  });

  test('needs no entry for the own origin, and lists nothing of it', async () => {
    const egress = new Egress(server.url);
    expect((await send('/example.com/notes.txt', [], {}, egress)).status).toBe(200);
    expect(egress.list()).toEqual([]);
  });
});

test('sends neither cookies nor a referrer, whatever a caller says', async () => {
  const sent: RequestInit[] = [];
  const egress = new Egress(origin, async (_, init) => {
    sent.push(init ?? {});
    return new Response('');
  });
  const wrapped = egress.wrap('a test', ['example.com']);
  await wrapped(notes, {
    method: 'POST',
    body: 'x',
    mode: 'no-cors',
    credentials: 'include',
    referrerPolicy: 'unsafe-url',
    redirect: 'follow',
  });
  expect(sent).toEqual([
    { method: 'POST', body: 'x', mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' },
  ]);
});

describe('redirects', () => {
  test('are not followed by a request to named hosts', async () => {
    const before = server.requests.length;
    const hosts = ['moved.example.com', 'example.com'];
    expect(await codeOf(send('https://moved.example.com/', hosts))).toEqual({
      code: 'NETWORK_REDIRECTED',
      details: { host: 'moved.example.com' },
    });
    expect(server.requests.slice(before)).toEqual(['https://moved.example.com/']);
  });

  test('are followed by a request to any https host, and both hosts are listed', async () => {
    const egress = newEgress();
    const response = await send('https://moved.example.com/', ['*'], {}, egress);
    expect(response.url).toBe('https://example.com/');
    expect(ownOf(egress).map(({ host }) => host)).toEqual(['moved.example.com', 'example.com']);
  });

  test('must not arrive at plain http', async () => {
    expect(await codeOf(send('https://unsafe.example.com/', ['*']))).toEqual({
      code: 'EGRESS_BLOCKED',
      details: { address: 'http://example.com', purpose: 'a test' },
    });
  });
});

describe('what is listed', () => {
  test('is each request with its purpose, as it is sent, also one that fails', async () => {
    const egress = newEgress();
    const heard: number[] = [];
    egress.subscribe(() => heard.push(ownOf(egress).length));
    await send(notes, ['*'], {}, egress);
    await codeOf(send('https://nowhere.example/', ['*'], {}, egress));
    expect(ownOf(egress)).toMatchObject([
      { host: 'example.com', purpose: 'a test' },
      { host: 'nowhere.example', purpose: 'a test' },
    ]);
    expect(heard).toEqual(expect.arrayContaining([1, 2]));
  });

  test('is one entry for a request that resource timing reports too, and one for a request of others', async () => {
    const other = await startWebServer();
    const { host } = new URL(other.url);
    const address = `${other.url}/example.com/notes.txt`;
    const egress = new Egress(origin);
    const listed = () => egress.list().filter(sent => sent.host === host);
    const others = new Promise<void>(resolve => {
      egress.subscribe(() => listed().some(({ purpose }) => purpose === undefined) && resolve());
    });
    await (await send(`${address}#part`, [host], {}, egress)).text();
    await (await fetch(address)).text();
    await others;
    await other.close();
    expect(listed()).toMatchObject([
      { host, purpose: 'a test' },
      { host, purpose: undefined },
    ]);
  });
});

test('what the browser itself sends for a person is listed as told', () => {
  const egress = newEgress();
  const changed = vi.fn();
  egress.subscribe(changed);
  egress.told('speech service of this browser', 'voice input');
  expect(egress.list()).toMatchObject([{ host: 'speech service of this browser', purpose: 'voice input' }]);
  expect(changed).toHaveBeenCalledOnce();
});

describe('failures', () => {
  test('offline', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    server.fault = 'unreachable';
    expect(await codeOf(send(notes, ['*']))).toEqual({ code: 'NETWORK_OFFLINE', details: { host: 'example.com' } });
  });

  test.each(['https://private.example.com/', 'https://nowhere.example/'])('no readable answer: %s', async address => {
    const { host } = new URL(address);
    expect(await codeOf(send(address, ['*']))).toEqual({ code: 'NETWORK_CORS', details: { host } });
  });

  test('a time limit', async () => {
    server.fault = 'silent';
    const limit = new AbortController();
    const arrived = server.nextRequest();
    const code = codeOf(send(notes, ['*'], { signal: limit.signal }));
    await arrived;
    limit.abort(new DOMException('too slow', 'TimeoutError'));
    expect(await code).toEqual({ code: 'NETWORK_TIMEOUT', details: { host: 'example.com' } });
  });

  test('an abort is what the caller made it, and sends nothing when it came first', async () => {
    const egress = newEgress();
    const reason = new DOMException('the person stopped it', 'AbortError');
    await expect(send(notes, ['*'], { signal: AbortSignal.abort(reason) }, egress)).rejects.toBe(reason);
    expect(ownOf(egress)).toEqual([]);
    server.fault = 'silent';
    const controller = new AbortController();
    const arrived = server.nextRequest();
    const work = send(notes, ['*'], { signal: controller.signal }, egress);
    await Promise.all([arrived.then(() => controller.abort(reason)), expect(work).rejects.toBe(reason)]);
  });
});

describe('reading an answer', () => {
  const schema = z.object({ tea: z.boolean() });
  const read = async (fault: Fault | null) => {
    server.fault = fault;
    return readJson(await send('https://example.com/data.json', ['*']), schema);
  };

  test('gives what the service says', async () => {
    expect(await read(null)).toEqual({ tea: true });
  });

  test.each<[Fault, string, object]>([
    ['malformed', 'NETWORK_MALFORMED', {}],
    ['foreign', 'NETWORK_MALFORMED', {}],
    ['broken', 'NETWORK_STATUS', { status: 500 }],
    ['limited', 'NETWORK_RATE_LIMITED', {}],
    ['limited-until', 'NETWORK_RETRY_AFTER', { seconds: 30 }],
    ['interrupted', 'NETWORK_INTERRUPTED', {}],
    ['huge', 'NETWORK_TOO_LARGE', { limitKib: 1024 }],
  ])('says what is wrong: %s', async (fault, code, details) => {
    expect(await codeOf(read(fault))).toEqual({ code, details: { host: 'example.com', ...details } });
  });

  test('takes the date of a Retry-After, and no nonsense', () => {
    const limited = (value: string) => {
      const response = new Response(null, { status: 429, headers: { 'retry-after': value } });
      return Object.defineProperty(response, 'url', { value: notes });
    };
    const thrownFor = (value: string) => {
      try {
        demandSuccess(limited(value));
      } catch (thrown) {
        return toErrorRecord(thrown);
      }
      return null;
    };
    expect(thrownFor('Tue, 24 Nov 1998 10:00:00 GMT')).toMatchObject({
      code: 'NETWORK_RETRY_AFTER',
      details: { seconds: 0 },
    });
    expect(thrownFor('soon')).toMatchObject({ code: 'NETWORK_RATE_LIMITED' });
  });

  test('ends at a time limit in the middle of a body', async () => {
    const limit = new AbortController();
    const stuck = new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('[1,'));
          limit.signal.addEventListener('abort', () => controller.error(limit.signal.reason));
        },
      }),
    );
    Object.defineProperty(stuck, 'url', { value: notes });
    const code = codeOf(readBytes(stuck, 1024, limit.signal));
    limit.abort(new DOMException('too slow', 'TimeoutError'));
    expect(await code).toEqual({ code: 'NETWORK_TIMEOUT', details: { host: 'example.com' } });
  });

  test('gives the bytes of an answer without a body', async () => {
    const empty = Object.defineProperty(new Response(null), 'url', { value: notes });
    expect(await readBytes(empty)).toEqual(new Uint8Array());
  });
});
