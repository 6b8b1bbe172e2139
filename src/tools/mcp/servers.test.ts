import { describe, expect, test } from 'vitest';
import { memoryDatabase } from '../../platform/database.ts';
import { runTool } from '../fixtures/run.ts';
import { type Definition, type McpHostOptions, startMcpHost } from './fixtures/host.ts';
import { host, page } from './fixtures/opened.ts';
import { codeOf } from './fixtures/page.ts';

const echo: Definition = {
  name: 'echo',
  description: 'Say it back.',
  inputSchema: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
};
const echoes: McpHostOptions = {
  tools: () => [echo],
  call: (_name, args) => ({ content: [{ type: 'text', text: String((args as { text: string }).text) }] }),
};

describe.each(['sessions', 'modern'] as const)('a server of the %s revision', era => {
  test('gives its tools, which ask first and run there', async () => {
    const { url, port } = await host({ ...echoes, era });
    const { servers, tool } = page();
    const state = await servers.add(url);
    expect(state).toMatchObject({ status: 'ready', name: 'Test server', tools: ['echo'], refused: [], leftOut: 0 });
    expect(tool('echo')).toMatchObject({
      source: 'mcp',
      origin: `http://127.0.0.1:${port}/mcp`,
      hosts: [`127.0.0.1:${port}`],
      permission: 'ask',
      effects: 'network',
      untrusted: true,
      deletes: false,
    });
    const result = await runTool(tool('echo'), { text: 'hello' });
    expect(result).toEqual({ content: [{ type: 'text', text: 'hello' }] });
    expect(tool('echo').describe(result, {} as never)).toBe('hello');
  });

  test('lists all pages, and again when the list changes', async () => {
    let tools = Array.from({ length: 7 }, (_, index) => ({ ...echo, name: `echo_${index}` }));
    const server = await host({ ...echoes, tools: () => tools, pageSize: 3, era });
    const { servers, until, tool } = page();
    expect((await servers.add(server.url)).tools).toHaveLength(7);
    const kept = tool('echo_1');
    tools = [...tools.slice(1), { ...echo, name: 'new_one' }];
    await server.listChanged();
    const { tools: names } = await until(state => state.tools.includes('new_one'));
    expect(names).not.toContain('echo_0');
    expect(tool('echo_1')).toBe(kept);
  });
});

describe('an address', () => {
  test.each([
    ['nonsense', 'MCP_URL_INVALID'],
    ['ftp://example.com/mcp', 'MCP_URL_INVALID'],
    ['https://me:secret@example.com/mcp', 'MCP_URL_INVALID'],
    ['http://example.com/mcp', 'MCP_URL_INSECURE'],
    ['http://192.168.1.4:3000/mcp', 'MCP_URL_INSECURE'],
  ])('%s is refused', async (address, code) => {
    const { servers, database } = page();
    expect(await codeOf(servers.add(address))).toMatchObject({ code });
    expect(servers.list()).toEqual([]);
    expect(await database.all('mcpServers')).toEqual([]);
  });

  test('is added once', async () => {
    const { url } = await host(echoes);
    const { servers } = page();
    await servers.add(url);
    expect(await codeOf(servers.add(` ${url}#top `))).toEqual({
      code: 'MCP_ALREADY_ADDED',
      details: { server: 'Test server' },
    });
  });

  test('where something else answers is no server', async () => {
    const { url } = await host({
      ...echoes,
      guard: (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
        return true;
      },
    });
    const { servers } = page();
    expect(await servers.add(url)).toMatchObject({ status: 'failed', error: { code: 'MCP_NOT_A_SERVER' } });
    const missing = await servers.add(url.replace('/mcp', '/nothing'));
    expect(missing).toMatchObject({ status: 'failed', error: { code: 'MCP_NOT_A_SERVER' } });
  });

  test('where a path is missing is no server', async () => {
    const { url } = await host(echoes);
    const { servers } = page();
    const state = await servers.add(url.replace('/mcp', '/nothing'));
    expect(state).toMatchObject({ status: 'failed', error: { code: 'MCP_NOT_A_SERVER', details: { status: 404 } } });
  });
});

describe('the servers of a page', () => {
  test('are kept, and connected when the page opens again', async () => {
    const { url } = await host(echoes);
    const database = memoryDatabase();
    const first = page({}, database);
    const { id } = await first.servers.add(url);
    const second = page({}, database);
    await second.servers.open();
    expect(second.servers.list()).toMatchObject([{ id, url, name: 'Test server', status: 'ready', tools: ['echo'] }]);
  });

  test('are switched off and on, and forgotten', async () => {
    const { url } = await host(echoes);
    const { servers, registry, database } = page();
    const { id } = await servers.add(url);
    await servers.setOn(id, false);
    expect(servers.list()).toMatchObject([{ status: 'off', tools: [] }]);
    expect(registry.list().size).toBe(0);
    const later = page({}, database);
    await later.servers.open();
    expect(later.servers.list()).toMatchObject([{ status: 'off', name: 'Test server' }]);
    await servers.setOn(id, true);
    expect(servers.list()).toMatchObject([{ status: 'ready', tools: ['echo'] }]);
    await servers.remove(id);
    expect(servers.list()).toEqual([]);
    expect(registry.list().size).toBe(0);
    expect(await database.all('mcpServers')).toEqual([]);
  });

  test('leave nothing behind when they are removed while they connect', async () => {
    const { url } = await host(echoes);
    const { servers, until, registry, database } = page();
    const adding = servers.add(url);
    const { id } = await until(({ status }) => status === 'connecting');
    await servers.remove(id);
    await adding;
    expect([servers.list(), [...registry.list()], await database.all('mcpServers')]).toEqual([[], [], []]);
  });

  test('ask nobody but their own hosts, each request in the list of what left the page', async () => {
    const { url, port } = await host(echoes);
    const { servers, egress } = page();
    await servers.add(url);
    const sent = egress.list().filter(({ purpose }) => purpose !== undefined);
    expect(sent.length).toBeGreaterThan(0);
    for (const request of sent)
      expect(request).toMatchObject({ host: `127.0.0.1:${port}`, purpose: `MCP 127.0.0.1:${port}` });
  });
});

describe('a server that goes away', () => {
  test('is tried until it is back, and its tool stays the same', async () => {
    const server = await host(echoes);
    const { servers, until, tool } = page();
    await servers.add(server.url);
    const before = tool('echo');
    await server.close();
    expect(await codeOf(runTool(before, { text: 'a' }))).toEqual({
      code: 'MCP_UNREACHABLE',
      details: { host: `127.0.0.1:${server.port}` },
    });
    const waiting = await until(state => state.status === 'waiting');
    expect(waiting).toMatchObject({ error: { code: 'MCP_UNREACHABLE' }, tools: ['echo'] });
    expect(waiting.retryAt).toBeGreaterThan(0);
    await host({ ...echoes, port: server.port });
    await until(state => state.status === 'ready');
    expect(tool('echo')).toBe(before);
    expect(await runTool(before, { text: 'back' })).toEqual({ content: [{ type: 'text', text: 'back' }] });
  });

  test('is tried at once when the device is online again, and when a tool of it is called', async () => {
    const server = await startMcpHost(echoes);
    const { servers, until, tool, events } = page({ firstWaitMs: 3_600_000, longestWaitMs: 3_600_000 });
    await servers.add(server.url);
    await server.close();
    await codeOf(runTool(tool('echo'), { text: 'a' }));
    expect(servers.list()).toMatchObject([{ status: 'waiting' }]);
    const back = await startMcpHost({ ...echoes, port: server.port });
    events.dispatchEvent(new Event('online'));
    await until(state => state.status === 'ready');
    await back.close();
    await codeOf(runTool(tool('echo'), { text: 'a' }));
    await host({ ...echoes, port: server.port });
    expect(await runTool(tool('echo'), { text: 'now' })).toMatchObject({ content: [{ text: 'now' }] });
  });

  test('and forgets the session gets a new one, and the call is made once', async () => {
    let calls = 0;
    const server = await host({
      ...echoes,
      call: () => {
        calls += 1;
        return { content: [] };
      },
    });
    const { servers, tool } = page();
    await servers.add(server.url);
    server.forget();
    expect(await runTool(tool('echo'), { text: 'a' })).toEqual({ content: [] });
    expect([server.opened(), calls]).toEqual([2, 1]);
  });

  test('was never there: it is added and tried', async () => {
    const server = await startMcpHost(echoes);
    await server.close();
    const { servers, until } = page();
    expect(await servers.add(server.url)).toMatchObject({
      status: 'waiting',
      error: { code: 'MCP_UNREACHABLE' },
      tools: [],
    });
    await host({ ...echoes, port: server.port });
    expect(await until(state => state.status === 'ready')).toMatchObject({ tools: ['echo'] });
  });
});
