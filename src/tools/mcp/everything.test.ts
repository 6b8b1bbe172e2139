import { afterEach, describe, expect, test } from 'vitest';
import type { ToolProgress } from '../context.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import { type Everything, startEverything } from './fixtures/everything.ts';
import { page } from './fixtures/opened.ts';
import { codeOf } from './fixtures/page.ts';
import { mcpResult } from './result.ts';

const started: Everything[] = [];

async function start(...options: Parameters<typeof startEverything>): Promise<Everything> {
  const everything = await startEverything(...options);
  started.push(everything);
  return everything;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(everything => everything.stop()));
});

describe.each(['streamableHttp', 'sse'] as const)('the reference server over %s', transport => {
  test('runs its tools', async () => {
    const { url, port, stop } = await start(transport);
    const { servers, tool, until } = page();
    const state = await servers.add(url);
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

    await stop();
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
