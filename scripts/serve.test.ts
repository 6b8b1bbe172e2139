import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isolationHeaders, productionHeaders, securityHeaders } from './headers.ts';
import { type RunningServer, serve } from './serve.ts';

const weights = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiny-giant-serve-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><p>page');
  await writeFile(join(folder, 'assets/index-1a2b3c.js'), 'export {};\n'.repeat(500));
  await writeFile(join(folder, 'library.wasm'), new Uint8Array(5000));
  await writeFile(join(folder, 'weights.bin'), weights);
  server = await serve({ folder, port: 0, base: 'sub/path' });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(new URL(path, server.url), { headers, redirect: 'manual' });

describe('serve', () => {
  test('serves the page under its sub-path alone', async () => {
    expect(server.url).toMatch(/^http:\/\/localhost:\d+\/sub\/path\/$/);
    expect(await (await get('')).text()).toBe('<!doctype html><p>page');
    expect((await get('/')).status).toBe(404);
    expect((await get('missing.js')).status).toBe(404);
    const bare = await get('/sub/path');
    expect([bare.status, bare.headers.get('location')]).toEqual([308, '/sub/path/']);
    const kiosk = await get('kiosk');
    expect([kiosk.status, kiosk.headers.get('location')]).toEqual([308, '/sub/path/kiosk/']);
  });

  test.each(['', 'assets/index-1a2b3c.js', 'library.wasm', 'missing'])('sends all headers with %o', async path => {
    const { headers } = await get(path);
    for (const [name, value] of Object.entries(productionHeaders)) expect(headers.get(name), name).toBe(value);
  });

  test('leaves only the isolation headers out on request', async () => {
    const plain = await serve({ folder, port: 0, isolation: false });
    try {
      const { headers } = await fetch(plain.url);
      for (const name of Object.keys(isolationHeaders)) expect(headers.get(name), name).toBeNull();
      for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name), name).toBe(value);
    } finally {
      await plain.close();
    }
  });

  test('names types', async () => {
    const types = ['', 'assets/index-1a2b3c.js', 'library.wasm', 'weights.bin'].map(async path =>
      (await get(path)).headers.get('content-type'),
    );
    expect(await Promise.all(types)).toEqual([
      'text/html;charset=utf-8',
      'text/javascript',
      'application/wasm',
      'application/octet-stream',
    ]);
  });

  test('keeps hashed assets for ever and asks again for the rest', async () => {
    expect((await get('assets/index-1a2b3c.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    );
    const page = await get('');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect((await get('', { 'if-none-match': page.headers.get('etag') ?? '' })).status).toBe(304);
  });

  test('compresses text and wasm, not weights', async () => {
    const encoding = async (path: string, accepted: string) =>
      (await get(path, { 'accept-encoding': accepted })).headers.get('content-encoding');
    expect(await encoding('assets/index-1a2b3c.js', 'gzip, br')).toBe('br');
    expect(await encoding('library.wasm', 'gzip')).toBe('gzip');
    expect(await encoding('weights.bin', 'gzip, br')).toBeNull();
  });

  test('serves ranges', async () => {
    const part = await get('weights.bin', { range: 'bytes=10-19' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 10-19/5000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(weights.subarray(10, 20));
  });

  test('does not leave its folder', async () => {
    // fetch would resolve the dots itself.
    const status = await new Promise(done => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path: '/sub/path/../../../../etc/passwd' }, response => {
        response.resume();
        done(response.statusCode);
      }).end();
    });
    expect(status).toBe(404);
  });

  test('takes the next free port', async () => {
    const taken = Number(new URL(server.url).port);
    const second = await serve({ folder, port: taken });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(taken);
    await second.close();
  });

  test('says how to build when there is nothing to serve', async () => {
    await expect(serve({ folder: join(folder, 'assets') })).rejects.toThrow('npm run build');
  });
});
