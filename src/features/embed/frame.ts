import { z } from 'zod';
import { AppError, toErrorRecord } from '@/errors';
import { errorText } from '@/platform/i18n/error-text';
import type { OutsideContext, ToolProgress } from '@/tools/context';
import type { Language } from '@/tools/language';
import { toolFromSchema } from '@/tools/listed';
import type { Registry } from '@/tools/registry';
import type { Arguments, JsonSchema, JsonValue, Tool } from '@/tools/tool';
import { freeName } from '@/tools/webmcp/name';
import { appearance } from './appearance';
import type { Answer, AskOptions } from './embed';
import type { Appearance, FromFrame, FromHost, Hello, ToldError } from './protocol';

/** What of the page a host reaches through the channel. */
export interface FrameServices {
  readonly registry: Registry;
  /** As `TinyGiant.ask`. */
  ask(text: string, options: AskOptions): Promise<Answer>;
  /** Resolves when a model is ready; rejects with the error of a load that failed. */
  ready(): Promise<unknown>;
  appear(appearance: Appearance): void;
  language(): Language;
  /** The host has been let in: the person is told its origin. */
  onHost(origin: string): void;
}

const id = z.int();
const json = z.json() as z.ZodType<JsonValue>;

/** A host is another page: what it says is checked. */
const fromHost: z.ZodType<FromHost> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('appear'), appearance }),
  z.object({
    type: z.literal('tool.add'),
    id,
    tool: z.object({
      name: z.string(),
      description: z.string(),
      parameters: z.record(z.string(), json) as z.ZodType<JsonSchema>,
    }),
  }),
  z.object({ type: z.literal('tool.remove'), id }),
  z.object({
    type: z.literal('run.progress'),
    id,
    progress: z.object({ done: z.number(), total: z.number().optional(), message: z.string().optional() }),
  }),
  z.object({
    type: z.literal('run.done'),
    id,
    outcome: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: json }),
      z.object({ ok: z.literal(false), reason: z.string() }),
    ]),
  }),
  z.object({
    type: z.literal('ask'),
    id,
    text: z.string(),
    options: z.object({
      history: z.array(z.object({ request: z.string(), answer: z.string() })).optional(),
      allow: z.boolean().optional(),
    }),
  }),
  z.object({ type: z.literal('ask.abort'), id }),
]);

interface Run {
  readonly progress: (progress: ToolProgress) => void;
  readonly resolve: (value: JsonValue) => void;
  readonly reject: (reason: string) => void;
}

/** Serves one host through its end of the channel. Returns the function that takes its tools away and hangs up. */
export function serveHost(port: MessagePort, origin: string, services: FrameServices): () => void {
  const { registry, language } = services;
  const own = new Map<number, { readonly tool: Tool; readonly remove: () => void }>();
  const runs = new Map<number, Run>();
  const asked = new Map<number, AbortController>();
  let lastRun = 0;

  const say = (message: FromFrame) => port.postMessage(message);
  const told = (thrown: unknown): ToldError => {
    const record = toErrorRecord(thrown);
    const { title, body } = errorText(record, language());
    return { code: record.code, message: `${title}. ${body}` };
  };

  const run = (toolId: number, name: string, args: Arguments, context: OutsideContext): Promise<JsonValue> => {
    lastRun += 1;
    const runId = lastRun;
    return new Promise<JsonValue>((resolve, reject) => {
      context.signal.throwIfAborted();
      context.signal.addEventListener('abort', () => {
        if (!runs.delete(runId)) return;
        say({ type: 'run.abort', id: runId });
        reject(context.signal.reason);
      });
      runs.set(runId, {
        progress: context.progress,
        resolve,
        reject: reason => reject(new AppError('EMBED_TOOL_FAILED', { tool: name, origin, reason })),
      });
      say({ type: 'run', id: runId, tool: toolId, args, language: context.language });
    });
  };

  const add = (toolId: number, { name, description, parameters }: Extract<FromHost, { type: 'tool.add' }>['tool']) => {
    try {
      const tool = toolFromSchema({
        name: freeName(name, registry),
        title: name,
        description,
        parameters,
        source: 'page',
        origin,
        run: (args, context) => run(toolId, name, args, context),
      });
      own.set(toolId, { tool, remove: registry.register(tool) });
    } catch (error) {
      say({ type: 'tool.refused', id: toolId, error: told(error) });
    }
  };

  /** A host of another origin gets no permission by itself, and no tool that tells it what the person keeps here. */
  const optionsFor = ({ history, allow }: Extract<FromHost, { type: 'ask' }>['options']): AskOptions => {
    const shared = history ? { history } : {};
    if (origin === location.origin) return { ...shared, allow: allow ?? false };
    const its = new Set([...own.values()].map(({ tool }) => tool));
    return { ...shared, allow: false, only: tool => its.has(tool) || tool.effects === 'none' };
  };

  const ask = async (askId: number, text: string, options: AskOptions) => {
    const abort = new AbortController();
    asked.set(askId, abort);
    try {
      const value = await services.ask(text, { ...options, signal: abort.signal });
      say({ type: 'ask.done', id: askId, outcome: { ok: true, value } });
    } catch (error) {
      say({ type: 'ask.done', id: askId, outcome: { ok: false, error: told(error) } });
    }
    asked.delete(askId);
  };

  const hear = (message: FromHost) => {
    switch (message.type) {
      case 'appear':
        return services.appear(message.appearance);
      case 'tool.add':
        return add(message.id, message.tool);
      case 'tool.remove':
        own.get(message.id)?.remove();
        return own.delete(message.id);
      case 'run.progress':
        return runs.get(message.id)?.progress(message.progress);
      case 'run.done': {
        const { outcome } = message;
        const waiting = runs.get(message.id);
        runs.delete(message.id);
        return outcome.ok ? waiting?.resolve(outcome.value) : waiting?.reject(outcome.reason);
      }
      case 'ask':
        return ask(message.id, message.text, optionsFor(message.options));
      case 'ask.abort':
        return asked.get(message.id)?.abort();
    }
  };

  port.onmessage = ({ data }) => {
    const message = fromHost.safeParse(data);
    if (message.success) void hear(message.data);
  };
  services.ready().then(
    () => say({ type: 'model', outcome: { ok: true, value: null } }),
    error => say({ type: 'model', outcome: { ok: false, error: told(error) } }),
  );

  return () => {
    port.close();
    for (const { remove } of own.values()) remove();
    for (const abort of asked.values()) abort.abort();
  };
}

/**
 * Lets the page around this frame in, once: the frame's own parent, whose origin the browser vouches for. Who may be that is the
 * business of `frame-ancestors`. Returns the function that takes the host's tools away. Without a parent nothing happens.
 */
export function connectHost(services: FrameServices): () => void {
  if (window.parent === window) return () => undefined;
  let hangUp: () => void = () => undefined;
  const listening = new AbortController();
  const onMessage = ({ source, origin, data, ports: [port] }: MessageEvent) => {
    // A host without an origin (a file, a sandboxed frame) could not be told from others.
    if (source !== window.parent || data?.type !== 'tiny-giant.welcome' || origin === 'null' || !port) return;
    listening.abort();
    services.onHost(origin);
    hangUp = serveHost(port, origin, services);
  };
  window.addEventListener('message', onMessage, listening);
  const hello: Hello = { type: 'tiny-giant.hello' };
  // To anyone: the parent's origin is not known yet, and the word holds nothing.
  window.parent.postMessage(hello, '*');
  return () => {
    listening.abort();
    hangUp();
  };
}
