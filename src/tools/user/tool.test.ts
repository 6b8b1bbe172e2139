import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toErrorRecord } from '../../errors.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import { sandboxInPlace } from '../sandbox/fixtures/run.ts';
import type { JsonValue } from '../tool.ts';
import { readDefinition } from './definition.ts';
import { type FetchPort, userTool } from './tool.ts';

let server: Server;
let base: string;
const seen: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[] = [];
const asked: { purpose: string; hosts: readonly string[] }[] = [];

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/text': response => response.end('plain'),
  '/broken': response => response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
  '/missing': response => response.writeHead(404).end(),
  '/large': response => response.end('x'.repeat(2 * 1024 * 1024)),
  '/away': response => response.writeHead(302, { location: '/text' }).end(),
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { method, url, headers } = request;
    seen.push({ ...(method && { method }), ...(url && { url }), headers, body });
    const answer = answers[url ?? ''];
    if (answer) return answer(response);
    response.writeHead(200, { 'content-type': 'application/problem+json' });
    response.end('{"main":{"temps":[3,4]},"url":"x"}');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const fetchPort: FetchPort = (url, { purpose, hosts, ...init }) => {
  asked.push({ purpose, hosts });
  return fetch(url, init);
};
const toolOf = (body: object, properties: object = { a: { type: 'string' }, b: {} }) =>
  userTool(
    readDefinition({
      format: 'tiny-giant-tool/1',
      name: 'mine',
      title: 'Mine',
      description: 'Does what I want.',
      parameters: { type: 'object', properties },
      examples: [{ query: 'do it', arguments: { a: 'x' } }],
      body,
    }),
    { sandbox: sandboxInPlace, fetch: fetchPort },
  );
const http = (more: object) => toolOf({ kind: 'http', method: 'GET', url: `${base}/v/{a}`, ...more });
const run = (tool: ReturnType<typeof toolOf>, args: JsonValue = { a: 'x' }) =>
  runTool(tool, args, contextOf()).catch(toErrorRecord);

describe('a tool of code', () => {
  test('touches nothing and may run unasked', () => {
    expect(toolOf({ kind: 'code', code: '1' })).toMatchObject({
      source: 'user',
      effects: 'none',
      permission: 'allow',
      hosts: [],
      title: { en: 'Mine' },
      examples: [{ query: { en: 'do it', zh: 'do it' }, arguments: { a: 'x' } }],
    });
  });

  test.each([
    ['input.a + args.a', 'xx'],
    ['return { said: args.a }', { said: 'x' }],
    ['await null; [args.a]', ['x']],
    ['let args = 1; args', 1],
    ['console.log(1)', null],
  ])('%s', async (code, value) => expect(await run(toolOf({ kind: 'code', code }))).toEqual(value));

  test('says the line that failed', async () =>
    expect(await run(toolOf({ kind: 'code', code: '1;\nnull.x' }))).toMatchObject({
      code: 'SANDBOX_THREW',
      details: { line: 2 },
    }));

  test('checks its arguments', () =>
    expect(toolOf({ kind: 'code', code: '1' }).checkArguments({ a: 5 })).toMatchObject({ ok: false }));
});

describe('a tool of a request', () => {
  test('may contact its host alone, and asks first', async () => {
    const { host } = new URL(base);
    expect(http({})).toMatchObject({ effects: 'network', permission: 'ask', hosts: [host], deletes: false });
    expect(http({ method: 'DELETE' }).deletes).toBe(true);
    await run(http({}));
    expect(asked.at(-1)).toEqual({ purpose: 'mine', hosts: [host] });
  });

  test('fills address and body', async () => {
    const tool = http({
      method: 'POST',
      url: `${base}/v/{a}?b={b}`,
      headers: { 'X-Kind': 'k' },
      body: { said: '{b}' },
    });
    await run(tool, { a: 'ä/..\r\nX-Evil: 1', b: ['"'] });
    expect(seen.at(-1)).toMatchObject({
      method: 'POST',
      url: '/v/%C3%A4%2F..%0D%0AX-Evil%3A%201?b=%5B%22%5C%22%22%5D',
      body: '{"said":["\\""]}',
      headers: { 'x-kind': 'k', 'content-type': 'application/json' },
    });
    expect(seen.at(-1)?.headers).not.toHaveProperty('x-evil');
  });

  test('results in the answer, or in a part of it', async () => {
    expect(await run(http({}))).toEqual({ main: { temps: [3, 4] }, url: 'x' });
    expect(await run(http({ resultPath: 'main.temps.1' }))).toBe(4);
    expect(await run(http({ url: `${base}/text` }))).toBe('plain');
  });

  test.each([
    [{ resultPath: 'main.toString' }, { code: 'USER_TOOL_RESULT_PATH', details: { path: 'main.toString' } }],
    [{ resultPath: 'main.temps.9' }, { code: 'USER_TOOL_RESULT_PATH' }],
    [{ url: '/missing' }, { code: 'USER_TOOL_HTTP', details: { status: 404 } }],
    [{ url: '/broken' }, { code: 'USER_TOOL_ANSWER_NOT_JSON' }],
    [{ url: '/text', resultPath: 'a' }, { code: 'USER_TOOL_ANSWER_NOT_JSON' }],
    [{ url: '/large' }, { code: 'USER_TOOL_ANSWER_TOO_LARGE' }],
  ])('%j fails clearly', async (more: { url?: string; resultPath?: string }, error) =>
    expect(await run(http({ ...more, ...(more.url && { url: base + more.url }) }))).toMatchObject(error),
  );

  test('follows nobody to another address', async () => {
    const before = seen.length;
    expect(await run(http({ url: `${base}/away` }))).toMatchObject({ code: 'UNEXPECTED' });
    expect(seen.slice(before).map(({ url }) => url)).toEqual(['/away']);
  });

  test('refuses a value that would climb', async () =>
    expect(await run(http({}), { a: '..' })).toEqual({ code: 'USER_TOOL_VALUE', details: { tool: 'mine' } }));
});
