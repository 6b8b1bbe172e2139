import { type ChildProcess, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { ToolProgress } from '../context.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import { page } from './fixtures/opened.ts';
import { codeOf } from './fixtures/page.ts';
import { mcpResult } from './result.ts';

const entry = new URL('../../../node_modules/@modelcontextprotocol/server-everything/dist/index.js', import.meta.url);
const children: ChildProcess[] = [];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Starts the protocol's reference server and resolves once it listens. */
async function start(transport: 'streamableHttp' | 'sse', port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [entry.pathname, transport], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The server ended with ${code}`)));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', text => /(listening|running) on port/i.test(String(text)) && resolve());
  });
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise(resolve => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });
}

afterEach(async () => {
  await Promise.all(children.splice(0).map(stop));
});

describe.each([
  ['streamableHttp', '/mcp'],
  ['sse', '/sse'],
] as const)('the reference server over %s', (transport, path) => {
  test('runs its tools', async () => {
    const port = await freePort();
    const child = await start(transport, port);
    const { servers, tool, until } = page();
    const state = await servers.add(`http://127.0.0.1:${port}${path}`);
    expect(state).toMatchObject({ status: 'ready', refused: [] });
    expect(state.tools).toEqual(
      expect.arrayContaining(['echo', 'get-sum', 'get-tiny-image', 'get-structured-content']),
    );

    expect(await runTool(tool('echo'), { message: 'hello' })).toEqual({
      content: [{ type: 'text', text: 'Echo: hello' }],
    });
    expect(tool('get-sum').checkArguments({ a: 'one' })).toMatchObject({ ok: false });

    const image = mcpResult.parse(await runTool(tool('get-tiny-image'), {}));
    expect(image.content).toContainEqual({
      type: 'image',
      mimeType: 'image/png',
      data: expect.stringMatching(/^iVBOR/),
    });
    const links = mcpResult.parse(await runTool(tool('get-resource-links'), { count: 3 }));
    expect(links.content.filter(({ type }) => type === 'link')).toHaveLength(3);
    const reference = mcpResult.parse(
      await runTool(tool('get-resource-reference'), { resourceType: 'Text', resourceId: 1 }),
    );
    expect(reference.content).toContainEqual(expect.objectContaining({ type: 'resource', text: expect.any(String) }));
    const weather = mcpResult.parse(await runTool(tool('get-structured-content'), { location: 'Chicago' }));
    expect(weather.structured).toMatchObject({ temperature: expect.any(Number) });

    const told: ToolProgress[] = [];
    await runTool(
      tool('trigger-long-running-operation'),
      { duration: 0.3, steps: 3 },
      contextOf({ progress: progress => told.push(progress) }),
    );
    expect(told.map(({ done, total }) => [done, total])).toEqual(
      expect.arrayContaining([
        [1, 3],
        [2, 3],
      ]),
    );

    const controller = new AbortController();
    const endless = runTool(
      tool('trigger-long-running-operation'),
      { duration: 3600, steps: 36_000 },
      contextOf({ signal: controller.signal, progress: () => controller.abort() }),
    );
    await expect(endless).rejects.toMatchObject({ name: 'AbortError' });
    expect(controller.signal.aborted).toBe(true);

    await stop(child);
    expect(await codeOf(runTool(tool('echo'), { message: 'a' }))).toMatchObject({
      code: expect.stringMatching(/^MCP_(UNREACHABLE|CLOSED)$/),
    });
    await start(transport, port);
    await until(({ status }) => status === 'ready');
    expect(await runTool(tool('echo'), { message: 'back' })).toEqual({
      content: [{ type: 'text', text: 'Echo: back' }],
    });
  });
});
