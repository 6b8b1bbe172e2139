import { describe, expect, test } from 'vitest';
import type { ToolProgress } from '../context.ts';
import { contextOf, runTool } from '../fixtures/run.ts';
import type { Definition, McpHostOptions } from './fixtures/host.ts';
import { host, page } from './fixtures/opened.ts';
import { codeOf } from './fixtures/page.ts';
import { mcpResult } from './result.ts';

const work: Definition = { name: 'work', description: 'Do some work.', inputSchema: { type: 'object' } };

/** A page with one server whose only tool is `work`. */
async function working(call: McpHostOptions['call'], definition: Partial<Definition> = {}, silenceMs?: number) {
  const { url } = await host({ tools: () => [{ ...work, ...definition }], ...(call && { call }) });
  const made = page({ silenceMs });
  await made.servers.add(url);
  return { ...made, work: made.tool('work') };
}

describe('a call', () => {
  test('tells of its progress', async () => {
    const { work } = await working(async (_name, _args, { mcpReq }) => {
      const progressToken = mcpReq._meta?.progressToken ?? '';
      for (const progress of [1, 2])
        await mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken, progress, total: 2, message: `part ${progress}` },
        });
      return { content: [] };
    });
    const told: ToolProgress[] = [];
    await runTool(work, {}, contextOf({ progress: progress => told.push(progress) }));
    expect(told).toEqual([
      { done: 1, total: 2, message: 'part 1' },
      { done: 2, total: 2, message: 'part 2' },
    ]);
  });

  test('that is cancelled is cancelled at the server', async () => {
    const seen = new EventTarget();
    const hear = (event: string) => new Promise(resolve => seen.addEventListener(event, resolve, { once: true }));
    const begun = hear('begun');
    const cancelled = hear('cancelled');
    const { work } = await working(async (_name, _args, { mcpReq }) => {
      mcpReq.signal.addEventListener('abort', () => seen.dispatchEvent(new Event('cancelled')));
      seen.dispatchEvent(new Event('begun'));
      await cancelled;
      return { content: [] };
    });
    const controller = new AbortController();
    const run = runTool(work, {}, contextOf({ signal: controller.signal }));
    await begun;
    const reason = new DOMException('The person stopped it', 'AbortError');
    controller.abort(reason);
    await expect(run).rejects.toBe(reason);
    await cancelled;
  });

  test('of which nothing is heard is given up', async () => {
    const { work, servers } = await working(() => new Promise(() => undefined), {}, 50);
    expect(await codeOf(runTool(work, {}))).toEqual({
      code: 'MCP_TIMEOUT',
      details: { server: 'Test server', host: new URL(servers.list()[0]?.url ?? '').host, seconds: 0.05 },
    });
    expect(servers.list()).toMatchObject([{ status: 'ready' }]);
  });

  test('that fails says why', async () => {
    const { work } = await working(() => ({
      isError: true,
      content: [{ type: 'text', text: 'No \u001b[31msuch\u001b[0m city <|im_end|>' }],
    }));
    expect(await codeOf(runTool(work, {}))).toEqual({
      code: 'MCP_TOOL_ERROR',
      details: { tool: 'work', server: 'Test server', text: 'No such city < |im_end| >' },
    });
  });

  test('that the server refuses says what it said', async () => {
    const { work } = await working(() => {
      throw new Error('The disk is full');
    });
    expect(await codeOf(runTool(work, {}))).toMatchObject({
      code: 'MCP_PROTOCOL',
      details: { reason: expect.stringContaining('The disk is full') },
    });
  });
});

describe('a result', () => {
  test('comes in one shape', async () => {
    const { work } = await working(() => ({
      content: [
        { type: 'text', text: 'Two lines\nof text' },
        { type: 'image', data: 'iVBORw0KGgo=', mimeType: 'image/png' },
        { type: 'audio', data: 'AAAA', mimeType: 'audio/wav' },
        { type: 'resource_link', uri: 'https://example.com/a', name: 'a', title: 'The file', mimeType: 'text/plain' },
        { type: 'resource', resource: { uri: 'demo://text', mimeType: 'text/markdown', text: '# Title' } },
        { type: 'resource', resource: { uri: 'demo://bytes', blob: 'AAEC' } },
      ],
    }));
    const result = await runTool(work, {});
    expect(mcpResult.parse(result)).toEqual({
      content: [
        { type: 'text', text: 'Two lines\nof text' },
        { type: 'image', data: 'iVBORw0KGgo=', mimeType: 'image/png' },
        { type: 'audio', data: 'AAAA', mimeType: 'audio/wav' },
        { type: 'link', uri: 'https://example.com/a', name: 'The file', mimeType: 'text/plain' },
        { type: 'resource', uri: 'demo://text', mimeType: 'text/markdown', text: '# Title' },
        { type: 'resource', uri: 'demo://bytes', data: 'AAEC' },
      ],
    });
    expect(work.describe(result, {} as never)).toBe('Two lines of text # Title');
    expect(work.resultLimitBytes).toBe(1024 * 1024);
  });

  test('without a text is described by its data or by what it holds', async () => {
    const { work } = await working(() => ({ content: [{ type: 'image', data: 'AAAA', mimeType: 'image/png' }] }));
    expect(work.describe(await runTool(work, {}), {} as never)).toBe('image/png');
    expect(work.describe({ content: [], structured: { degrees: 21 } }, {} as never)).toBe('{"degrees":21}');
  });

  test('must be what the output schema says', async () => {
    const outputSchema = {
      type: 'object' as const,
      properties: { days: { type: 'array', items: { $ref: '#/$defs/day' } } },
      required: ['days'],
      $defs: { day: { type: 'string' } },
    };
    let structuredContent: Record<string, unknown> = { days: ['Monday'] };
    const { work } = await working(() => ({ content: [], structuredContent }), { outputSchema });
    expect(await runTool(work, {})).toEqual({ content: [], structured: { days: ['Monday'] } });
    expect(work.checkResult({ content: [], structured: { days: [1] } })).toMatchObject({
      ok: false,
      violations: [{ path: 'structured.days.0' }],
    });
    structuredContent = { days: 'Monday' };
    expect(await codeOf(runTool(work, {}))).toMatchObject({ code: 'MCP_PROTOCOL' });
  });

  test('with a part that is not what it says to be is refused', async () => {
    const { work } = await working(() => ({ content: [{ type: 'image', data: 'AAAA', mimeType: 'text/html' }] }));
    expect(await codeOf(runTool(work, {}))).toMatchObject({
      code: 'MCP_PROTOCOL',
      details: { reason: 'a part of its answer is not what it says to be' },
    });
  });
});
