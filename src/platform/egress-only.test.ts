import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const src = new URL('..', import.meta.url);

/** The modules that may reach the network, and what else than `egress` they are. */
const senders: ReadonlySet<string> = new Set([
  'platform/egress.ts',
  // The model's files, of the page's own origin, in the model's worker.
  'engine/storage.ts',
  // The sandbox's WASM, of the page's own origin, in the sandbox's worker.
  'tools/sandbox/sandbox.worker.ts',
]);

/** What reaches the network by itself. */
const reaching: ReadonlySet<string> = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'importScripts',
]);
const globals: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'top', 'parent', 'frames']);

/** A node of the syntax tree (ESTree, with TypeScript's types). */
interface Syntax {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

const childrenOf = (node: Syntax) => Object.values(node).flat().filter(isSyntax);
const nameOf = (node: unknown) => (isSyntax(node) && node.type === 'Identifier' ? String(node.name) : undefined);

/** The name of a property, where the source says it. */
function keyOf({ computed, property, key = property }: Syntax): string | undefined {
  if (!computed) return nameOf(key);
  return isSyntax(key) && key.type === 'Literal' ? String(key.value) : undefined;
}

/** The names that a parameter or the left side of a declaration binds. */
function boundBy(pattern: Syntax): readonly string[] {
  if (pattern.type === 'Identifier') return [String(pattern.name)];
  if (pattern.type === 'AssignmentPattern') return isSyntax(pattern.left) ? boundBy(pattern.left) : [];
  if (pattern.type === 'Property') return isSyntax(pattern.value) ? boundBy(pattern.value) : [];
  return childrenOf(pattern).flatMap(boundBy);
}

/** The names that are a node's own: a function's parameters, and the variables that a block or a module declares. */
function declaredIn(node: Syntax): readonly string[] {
  const params = Array.isArray(node.params) ? node.params.filter(isSyntax).flatMap(boundBy) : [];
  const body = Array.isArray(node.body) ? node.body.filter(isSyntax) : [];
  const variables = body
    .flatMap(statement => (statement.type === 'VariableDeclaration' ? childrenOf(statement) : []))
    .flatMap(({ id }) => (isSyntax(id) ? boundBy(id) : []));
  return [...params, ...variables];
}

/** TypeScript's nodes that hold values; all others are types, which are gone at run time. */
const values: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSParameterProperty',
]);

/** Where a part of a module names what reaches the network, and means the browser's; `own` are the names bound around it. */
function reachesIn(node: Syntax, own: ReadonlySet<string>): readonly string[] {
  if (node.type.startsWith('TS') && !values.has(node.type)) return [];
  if (node.type === 'Identifier') {
    const name = String(node.name);
    return reaching.has(name) && !own.has(name) ? [name] : [];
  }
  const found: string[] = [];
  if (node.type === 'MemberExpression') {
    const [key, object] = [keyOf(node) ?? '', nameOf(node.object) ?? ''];
    if (key === 'sendBeacon' || (reaching.has(key) && globals.has(object))) found.push(key);
  }
  if (node.type === 'VariableDeclarator' && globals.has(nameOf(node.init) ?? '') && isSyntax(node.id)) {
    found.push(
      ...childrenOf(node.id)
        .flatMap(property => keyOf(property) ?? [])
        .filter(key => reaching.has(key)),
    );
  }
  const inner = new Set([...own, ...declaredIn(node)]);
  // What comes after a dot or before a colon is a name of something else.
  const skipped = node.computed ? null : (node.property ?? node.key);
  const children = childrenOf(node).filter(child => child !== skipped);
  return [...found, ...children.flatMap(child => reachesIn(child, inner))];
}

/** The ways in which a module reaches the network by itself. */
function waysOutOf(source: string, module = 'module.ts'): readonly string[] {
  const { program, errors } = parseSync(module, source);
  if (errors.length > 0) throw new SyntaxError(errors[0]?.message);
  return reachesIn(program as unknown as Syntax, new Set());
}

const modules = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(path => path.split(sep).join('/'))
  .filter(path => /\.[jt]sx?$/.test(path) && !/\.(?:test|d)\.tsx?$/.test(path) && !path.includes('fixtures/'));

describe('every request passes egress', () => {
  it('finds the modules', () => {
    expect(modules).toEqual(expect.arrayContaining([...senders]));
  });

  it.each(modules.filter(module => !senders.has(module)))('%s reaches no network by itself', module => {
    expect(waysOutOf(readFileSync(new URL(module, src), 'utf8'), module)).toEqual([]);
  });

  it.each([...senders])('%s does', module => {
    expect(waysOutOf(readFileSync(new URL(module, src), 'utf8'), module)).not.toEqual([]);
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
    'const send = () => fetch (url);',
    'const transport = fetch;',
    'connect({ fetch });',
    'connect(url, fetch);',
    'const answer = go ? fetch(url) : null;',
    'const port = { fetch };',
    'class Port { send = fetch; }',
    'function send(f: typeof fetch = fetch) {}',
    'const inner = (fetch: Fetch) => fetch(url); fetch(url);',
    'const { fetch } = globalThis;',
    'const { fetch: send } = window;',
    'const value = (fetch as Fetch)(url);',
    'globalThis.fetch(url);',
    'window.fetch?.(url);',
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
    'interface Context { fetch(url: URL): Promise<Response>; readonly socket: WebSocket }',
    'class Port { fetch(url: URL) { return this.port.fetch(url); } }',
    'const limited = (fetch: Fetch) => (url: URL) => fetch(url);',
    'function send({ url }: Body, { fetch }: Ports) { return fetch(url); }',
    'function connect() { const fetch = limited(port.fetch); return open({ fetch }); }',
    'const context = { fetch: egress.wrap(name, hosts) };',
    `self.addEventListener('fetch', listener);`,
    'let wrap: typeof fetch;',
    'const refetch = () => prefetch(url);',
    `const absent = ['XMLHttpRequest', 'WebSocket'];`,
  ])('takes no offence at %s', code => {
    expect(waysOutOf(code)).toEqual([]);
  });
});
