import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { contextOf, runTool } from '@/tools/fixtures/run';
import { Registry } from '@/tools/registry';
import type { Tool } from '@/tools/tool';
import { appearanceOf } from './appearance';
import type { AskOptions } from './embed';
import { serveHost } from './frame';
import type { FromFrame, FromHost } from './protocol';

const ours = 'https://giant.example';
const theirs = 'https://shop.example';
const schema = { type: 'object', properties: { state: { type: 'string', enum: ['on', 'off'] } }, required: ['state'] };
const lamp = { name: 'switch_lamp', description: 'Turn the lamp on or off.', parameters: schema };

beforeEach(() => void vi.stubGlobal('location', { origin: ours }));
afterEach(() => void vi.unstubAllGlobals());

function start(origin: string) {
  const registry = new Registry();
  const asked: { text: string; options: AskOptions }[] = [];
  const heard: FromFrame[] = [];
  const { port1: host, port2: frame } = new MessageChannel();
  host.onmessage = ({ data }) => heard.push(data);
  const hangUp = serveHost(frame, origin, {
    registry,
    async ask(text, options) {
      asked.push({ text, options });
      return { status: 'none', candidates: [], events: [] };
    },
    ready: async () => null,
    appear: () => undefined,
    language: () => 'en',
    onHost: () => undefined,
  });
  onTestFinished(() => {
    hangUp();
    host.close();
  });
  const say = (message: FromHost) => host.postMessage(message);
  const tool = (name: string): Promise<Tool> =>
    vi.waitFor(() => {
      const found = registry.get(name);
      if (!found) throw new Error(`${name} is not registered`);
      return found;
    });
  const heardOf = <T extends FromFrame['type']>(type: T) =>
    vi.waitFor(() => {
      const found = heard.find((message): message is Extract<FromFrame, { type: T }> => message.type === type);
      if (!found) throw new Error(`nothing heard of ${type}`);
      return found;
    });
  return { registry, asked, host, say, tool, heardOf, hangUp };
}

test('reads how an embedded page looks from its address', () => {
  expect(appearanceOf('?engine=cpu')).toBeNull();
  expect(appearanceOf('?embed')).toEqual({});
  expect(appearanceOf('?embed&theme=dark&lang=zh')).toEqual({ theme: 'dark', language: 'zh' });
  expect(appearanceOf('?embed&theme=pink&lang=en')).toEqual({ language: 'en' });
});

test('a host’s tool is one of others, and runs at the host', async () => {
  const { say, tool, heardOf } = start(theirs);
  say({ type: 'tool.add', id: 7, tool: lamp });
  const added = await tool('switch_lamp');
  expect(added).toMatchObject({ source: 'page', origin: theirs, permission: 'ask', untrusted: true });

  const progress = vi.fn();
  const running = runTool(added, { state: 'on' }, contextOf({ progress }));
  const { id } = await heardOf('run');
  expect(await heardOf('run')).toMatchObject({ tool: 7, args: { state: 'on' }, language: 'en' });
  say({ type: 'run.progress', id, progress: { done: 1, total: 2 } });
  say({ type: 'run.done', id, outcome: { ok: true, value: 'The lamp is on.' } });
  expect(await running).toBe('The lamp is on.');
  expect(progress).toHaveBeenCalledWith({ done: 1, total: 2 });
});

test('a host’s reason reaches the person, and an abort the host', async () => {
  const { say, tool, heardOf } = start(theirs);
  say({ type: 'tool.add', id: 1, tool: lamp });
  const added = await tool('switch_lamp');
  const failing = runTool(added, { state: 'on' });
  say({ type: 'run.done', id: (await heardOf('run')).id, outcome: { ok: false, reason: 'No bulb.' } });
  await expect(failing).rejects.toMatchObject({
    code: 'EMBED_TOOL_FAILED',
    details: { tool: 'switch_lamp', origin: theirs, reason: 'No bulb.' },
  });

  const turn = new AbortController();
  const stopped = runTool(added, { state: 'on' }, contextOf({ signal: turn.signal }));
  turn.abort();
  await expect(stopped).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(await heardOf('run.abort')).toMatchObject({ id: 2 });
});

test('tools are refused in words, numbered, withdrawn, and gone with the host', async () => {
  const { registry, say, tool, heardOf, hangUp } = start(theirs);
  say({ type: 'tool.add', id: 1, tool: { ...lamp, name: 'no spaces' } });
  expect(await heardOf('tool.refused')).toMatchObject({ id: 1, error: { code: 'TOOL_DEFINITION_INVALID' } });
  say({ type: 'tool.add', id: 2, tool: lamp });
  say({ type: 'tool.add', id: 3, tool: lamp });
  await tool('switch_lamp_2');
  say({ type: 'tool.remove', id: 2 });
  await vi.waitFor(() => expect([...registry.list().keys()]).toEqual(['switch_lamp_2']));
  hangUp();
  expect([...registry.list().keys()]).toEqual([]);
});

test('only a host of the same origin gives permission and reaches every tool', async () => {
  for (const origin of [ours, theirs]) {
    const { asked, say, tool, heardOf } = start(origin);
    say({ type: 'tool.add', id: 1, tool: lamp });
    const its = await tool('switch_lamp');
    say({ type: 'ask', id: 2, text: 'turn the lamp on', options: { allow: true } });
    await heardOf('ask.done');
    const options: AskOptions = asked[0]?.options ?? {};
    expect(options.allow).toBe(origin === ours);
    expect(options.only === undefined).toBe(origin === ours);
    if (!options.only) continue;
    expect(options.only(its)).toBe(true);
    expect(options.only({ ...its, effects: 'none' })).toBe(true);
    expect(options.only({ ...its })).toBe(false);
  }
});

test('what is no message of the protocol is let lie', async () => {
  const { registry, host, say, tool } = start(theirs);
  for (const message of [null, 'x', { type: 'tool.add', id: 1 }, { type: 'ask', id: 'x', text: 3 }, { type: 'eval' }])
    host.postMessage(message);
  say({ type: 'tool.add', id: 2, tool: lamp });
  await tool('switch_lamp');
  expect(registry.list().size).toBe(1);
});
