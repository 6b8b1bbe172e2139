import type { WebMCP } from 'webmcp-types';
import { AppError } from '../../errors.ts';
import { toolFromSchema } from '../listed.ts';
import type { Registry } from '../registry.ts';
import type { Arguments, JsonSchema, JsonValue, Tool } from '../tool.ts';
import { freeName } from './name.ts';
import { isProvided } from './provide.ts';
import { resultOf } from './result.ts';

/** Whose tools are taken in. */
export interface ConsumeOptions {
  /** This page's window: what it provides itself is not taken back. */
  readonly self: Window;
  /** Origins other than the page's whose frames may lend tools. They must expose theirs to the page's origin, too. */
  readonly fromOrigins?: readonly string[];
  /** A tool that is not taken in, with the reason: `TOOL_DEFINITION_INVALID`. */
  readonly onRefused: (error: AppError) => void;
}

/** A tool that was taken in, or refused. */
interface Taken {
  /** All that is said of it: other words make another tool. */
  readonly says: string;
  readonly remove: () => void;
}

/**
 * Registers the tools that other frames, and other scripts of this page, offer through `document.modelContext`, and follows their
 * changes until the returned function is called. Their calls ask first and their results are data of others, whatever
 * their annotations promise; tools for developers (`debugging`) are left out. A name that is taken gets a number.
 * API: https://webmachinelearning.github.io/webmcp/
 */
export function consumeTools(
  modelContext: WebMCP.ModelContext,
  registry: Registry,
  { self, fromOrigins = [], onRefused }: ConsumeOptions,
): () => void {
  const taken = new Map<Window, Map<string, Taken>>();
  let newest = 0;
  let stopped = false;

  const isOurs = ({ window, name }: WebMCP.RegisteredTool) => {
    const registered = registry.get(name);
    return window === self && registered !== undefined && isProvided(registered);
  };

  /** What others offer now; nothing where the page's policy forbids tools. */
  const offered = async (): Promise<readonly WebMCP.RegisteredTool[]> => {
    try {
      const tools = await modelContext.getTools({ fromOrigins: [...fromOrigins] });
      return tools.filter(tool => !tool.annotations?.debugging && !isOurs(tool));
    } catch {
      return [];
    }
  };

  const run = async (one: WebMCP.RegisteredTool, args: Arguments, signal: AbortSignal): Promise<JsonValue> => {
    const details = { tool: one.name, origin: one.origin };
    const same = (tool: WebMCP.RegisteredTool) =>
      tool.window === one.window && tool.name === one.name && tool.origin === one.origin;
    // A frame that is taken away or goes to another page tells nobody.
    const now = (await offered()).find(same);
    signal.throwIfAborted();
    if (!now) {
      void follow();
      throw new AppError('WEBMCP_TOOL_GONE', details);
    }
    let answer: string;
    try {
      answer = await modelContext.executeTool(now, args, { signal });
    } catch (cause) {
      signal.throwIfAborted();
      throw new AppError('WEBMCP_TOOL_FAILED', details, { cause });
    }
    return resultOf(answer, one.name);
  };

  const toolOf = (one: WebMCP.RegisteredTool): Tool =>
    toolFromSchema({
      name: freeName(one.name, registry),
      title: one.title || one.name,
      description: one.description,
      parameters: (one.inputSchema ?? {}) as JsonSchema,
      source: 'webmcp',
      permission: 'ask',
      origin: one.origin,
      run: (args, { signal }) => run(one, args, signal),
    });

  const take = (one: WebMCP.RegisteredTool): (() => void) => {
    try {
      return registry.register(toolOf(one));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      onRefused(error);
      return () => undefined;
    }
  };

  async function follow(): Promise<void> {
    newest += 1;
    const turn = newest;
    const tools = await offered();
    if (stopped || turn !== newest) return;
    const wordsOf = ({ origin, title, description, inputSchema }: WebMCP.RegisteredTool) =>
      JSON.stringify([origin, title, description, inputSchema]);
    const here = (window: Window, name: string) => tools.find(tool => tool.window === window && tool.name === name);

    for (const [window, byName] of taken) {
      for (const [name, { says, remove }] of byName) {
        const tool = here(window, name);
        if (tool && wordsOf(tool) === says) continue;
        byName.delete(name);
        remove();
      }
      if (byName.size === 0) taken.delete(window);
    }
    for (const tool of tools) {
      const byName = taken.get(tool.window) ?? new Map<string, Taken>();
      if (byName.has(tool.name)) continue;
      taken.set(tool.window, byName.set(tool.name, { says: wordsOf(tool), remove: take(tool) }));
    }
  }

  const onChange = () => void follow();
  modelContext.addEventListener('toolchange', onChange);
  onChange();
  return () => {
    stopped = true;
    modelContext.removeEventListener('toolchange', onChange);
    for (const byName of taken.values()) for (const { remove } of byName.values()) remove();
    taken.clear();
  };
}
