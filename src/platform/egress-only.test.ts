import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = new URL('..', import.meta.url);

/** The modules that may reach the network, and what else than `egress` they are. */
const senders: ReadonlySet<string> = new Set([
  'platform/egress.ts',
  // The model's files, of the page's own origin, in the model's worker.
  'engine/storage.ts',
  // The sandbox's WASM, of the page's own origin, in the sandbox's worker.
  'tools/sandbox/sandbox.worker.ts',
  // Passes the page's own files on.
  'platform/service-worker/worker.ts',
]);

/** Without comments; and without declarations of methods, whose types follow their brackets. */
function codeOf(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`/])\/\/.*$/gm, '$1')
    .replace(/^\s*(?:async\s+)?fetch\([^()]*\)\s*:/gm, '');
}

const ways: readonly RegExp[] = [
  // Called, or handed on: `fetch(url)`, `= fetch;`, `(fetch)`, `{ fetch }`. As another object's property it is that object's.
  /(?<![.\w$'"`-]|typeof )fetch\s*(?=[(),;}\]])/g,
  /\b(?:globalThis|window|self|top|parent)\s*(?:\?\.|\.)\s*fetch\b/g,
  /\b\w+\s*\[\s*['"`]fetch['"`]\s*\]/g,
  /(?<!['"`\w$.])(?:XMLHttpRequest|WebSocket|WebSocketStream|EventSource|WebTransport|RTCPeerConnection)\b(?!['"`])/g,
  /\b(?:globalThis|window|self)\s*\.\s*(?:XMLHttpRequest|WebSocket|WebSocketStream|EventSource|WebTransport|RTCPeerConnection)\b/g,
  /\.\s*sendBeacon\b/g,
  /\bimportScripts\s*\(/g,
];

/** The ways in which a module reaches the network by itself. */
function waysOutOf(source: string): readonly string[] {
  const code = codeOf(source);
  return ways.flatMap(way => [...code.matchAll(way)].map(([found]) => found.trim()));
}

const modules = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(path => path.split(sep).join('/'))
  .filter(path => /\.[jt]sx?$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path) && !path.includes('fixtures/'));

describe('every request passes egress', () => {
  it('finds the modules', () => {
    expect(modules).toEqual(expect.arrayContaining([...senders]));
  });

  it.each(modules.filter(module => !senders.has(module)))('%s reaches no network by itself', module => {
    expect(waysOutOf(readFileSync(new URL(module, src), 'utf8'))).toEqual([]);
  });

  it.each([...senders])('%s does', module => {
    expect(waysOutOf(readFileSync(new URL(module, src), 'utf8'))).not.toEqual([]);
  });

  it('imports no fixture, whose requests are not checked', () => {
    const imports = modules.filter(module =>
      /from\s+['"][^'"]*\/fixtures\//.test(readFileSync(new URL(module, src), 'utf8')),
    );
    expect(imports).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    `const answer = await fetch('https://example.com');`,
    'return fetch (url);',
    'const transport = fetch;',
    'connect({ fetch });',
    'connect(url, fetch);',
    'globalThis.fetch(url);',
    `window['fetch'](url);`,
    'const request = new XMLHttpRequest();',
    'new WebSocket(url);',
    'new self.WebSocket(url);',
    'new EventSource(url);',
    `navigator.sendBeacon('/log', data);`,
    `importScripts('https://example.com/x.js');`,
  ])('finds %s', code => {
    expect(waysOutOf(code)).not.toEqual([]);
  });

  it.each([
    'context.fetch(url, { signal });',
    'egress.fetch(url, policy);',
    '// fetch(url) is not called here',
    '/** Calls `fetch(url)`, as a WebSocket does not. */',
    '  fetch(url: URL, init?: RequestInit): Promise<Response>;',
    'const context = { fetch: egress.wrap(name, hosts) };',
    `self.addEventListener('fetch', listener);`,
    'function wrap(): typeof fetch;',
    'const refetch = () => prefetch(url);',
    `const absent = ['XMLHttpRequest', 'WebSocket'];`,
  ])('takes no offence at %s', code => {
    expect(waysOutOf(code)).toEqual([]);
  });
});
