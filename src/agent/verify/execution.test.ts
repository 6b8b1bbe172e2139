import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { JsonValue, Tool } from '../../tools/tool.ts';
import { bareContext, toolOf } from '../fixtures/tools.ts';
import { checkExecution } from './execution.ts';

const never = new AbortController().signal;
const contextOf = (signal: AbortSignal) => bareContext({ signal });
const run = (tool: Tool, signal = never) => checkExecution(tool, {}, contextOf, signal);

const passed = { check: 'execution', passed: true, reasons: [] };

afterEach(() => {
  vi.useRealTimers();
});

describe('checkExecution', () => {
  it('passes a result and says how long it took', async () => {
    const execution = await run(toolOf('sum', { run: async () => ({ total: 3 }) }));
    expect(execution).toMatchObject({ ok: true, result: { total: 3 }, verdict: passed });
    expect(execution.ms).toBeGreaterThanOrEqual(0);
  });

  it('runs on the arguments given', async () => {
    const execution = await checkExecution(toolOf('echo'), { text: 'a' }, contextOf, never);
    expect(execution).toMatchObject({ ok: true, result: { text: 'a' } });
  });

  it('copies the result, so that the tool cannot change what was reported', async () => {
    const kept = { items: ['a'] };
    const execution = await run(toolOf('list', { run: () => kept }));
    kept.items.push('b');
    expect(execution).toMatchObject({ ok: true, result: { items: ['a'] } });
  });

  it.each<[string, () => JsonValue | Promise<JsonValue>]>([
    [
      'throws at once',
      () => {
        throw new Error('no such city');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no such city'))],
    ['rejects with a text', () => Promise.reject('no such city')],
  ])('fails a tool that %s', async (_, fail) => {
    expect(await run(toolOf('weather', { run: fail }))).toMatchObject({
      ok: false,
      error: { code: 'TOOL_THREW', details: { tool: 'weather', message: 'no such city' } },
      verdict: { check: 'execution', passed: false, reasons: [{ path: '' }] },
    });
  });

  it("keeps a tool's own error", async () => {
    const fail = () => Promise.reject(new AppError('TIME_NOT_UNDERSTOOD', { text: 'noonish' }));
    expect(await run(toolOf('time', { run: fail }))).toMatchObject({
      ok: false,
      error: { code: 'TIME_NOT_UNDERSTOOD', details: { text: 'noonish' } },
    });
  });

  it('gives up a tool that hangs and ignores its signal', async () => {
    const execution = await run(toolOf('hang', { timeoutMs: 20, run: () => new Promise(() => {}) }));
    expect(execution).toMatchObject({
      ok: false,
      error: { code: 'TOOL_TIMEOUT', details: { tool: 'hang', seconds: 0.02 } },
      verdict: { passed: false },
    });
    expect(execution.ms).toBeLessThan(1500);
  });

  it('calls a tool that honours its signal too slow, whatever it throws then', async () => {
    const honours = toolOf('slow', {
      timeoutMs: 20,
      run: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('gave up')));
        }),
    });
    expect(await run(honours)).toMatchObject({ ok: false, error: { code: 'TOOL_TIMEOUT' } });
  });

  it('does not let a late failure of a tool it gave up go unhandled', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const late = toolOf('late', {
      timeoutMs: 5,
      run: () => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('late')), 15)),
    });
    expect(await run(late)).toMatchObject({ ok: false, error: { code: 'TOOL_TIMEOUT' } });
    await new Promise(resolve => setTimeout(resolve, 40));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    await run(toolOf('quick', { timeoutMs: 60_000 }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('refuses a result of another shape, with its path', async () => {
    const wrong = toolOf('count', {
      result: z.object({ words: z.object({ total: z.number() }) }),
      run: () => ({ words: { total: 'three' } }),
    });
    expect(await run(wrong)).toMatchObject({
      ok: false,
      error: { code: 'TOOL_RESULT_INVALID', details: { tool: 'count', path: 'words.total' } },
      verdict: { passed: false, reasons: [{ path: 'words.total' }] },
    });
  });

  it.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    [
      'a circle',
      () => {
        const circle: Record<string, unknown> = {};
        circle.self = circle;
        return circle;
      },
    ],
    ['a bigint', () => ({ id: 10n })],
  ])('refuses %s, which is not JSON, under a schema that holds anything', async (_, value) => {
    const tool = toolOf('loose', { result: z.unknown(), run: () => value() as JsonValue });
    expect(await run(tool)).toMatchObject({ ok: false, error: { code: 'TOOL_RESULT_INVALID' } });
  });

  it('holds results to a size in bytes', async () => {
    const limit = 3 * 1024;
    const sized = (text: string) => run(toolOf('long', { resultLimitBytes: limit, run: () => text }));
    const fits = 'a'.repeat(limit - 2);
    expect(await sized(fits)).toMatchObject({ ok: true });
    expect(await sized(`${fits}a`)).toMatchObject({
      ok: false,
      error: { code: 'TOOL_RESULT_TOO_LARGE', details: { tool: 'long', kib: 4, limitKib: 3 } },
    });
    expect(await sized('镇'.repeat(limit / 3))).toMatchObject({ ok: false });
  });

  it('rejects with the reason of the stop, also when the tool ignores it', async () => {
    const stop = new AbortController();
    const reason = new DOMException('stopped', 'AbortError');
    const running = run(toolOf('hang', { timeoutMs: 60_000, run: () => new Promise(() => {}) }), stop.signal);
    stop.abort(reason);
    await expect(running).rejects.toBe(reason);
  });

  it('does not start a tool after the stop', async () => {
    const start = vi.fn(() => null);
    await expect(run(toolOf('late', { run: start }), AbortSignal.abort())).rejects.toThrow();
    expect(start).not.toHaveBeenCalled();
  });

  it("passes the stop on to the tool's own signal", async () => {
    const stop = new AbortController();
    const heard = vi.fn();
    const listens = toolOf('listens', {
      run: (_, { signal }) => {
        signal.addEventListener('abort', heard);
        return new Promise(() => {});
      },
    });
    const running = run(listens, stop.signal);
    stop.abort();
    await expect(running).rejects.toThrow();
    expect(heard).toHaveBeenCalledOnce();
  });
});
