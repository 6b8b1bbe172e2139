import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { toErrorRecord } from '../../errors.ts';
import type { JsonValue } from '../tool.ts';
import { programsOf, sandboxInPlace } from './fixtures/run.ts';

const { signal } = new AbortController();
const run = (code: string, input?: JsonValue) =>
  sandboxInPlace.run(code, { signal, ...(input !== undefined && { input }) });
const result = async (code: string, input?: JsonValue) => (await run(code, input)).value;
const errorOf = (code: string) => run(code).then(({ value }) => ({ value }), toErrorRecord);

describe('what people ask to run comes to what Node says', () => {
  const programs = [...programsOf('js'), ...programsOf('longjs')];
  /** The clock and chance, output alone, what JSON has no form for, and the engine's own words. */
  const others: Readonly<Record<string, unknown>> = {
    'Math.random()': expect.any(Number),
    'Date.now()': expect.any(Number),
    "console.log('hi')": null,
    'BigInt(2) ** 64n': '18446744073709551616n',
    'Math.max()': '-Infinity',
    'Math.round(-0.5)': 0,
    '(() => { try { null.x } catch (e) { return e.message } })()': "cannot read property 'x' of null",
    "throw new Error('oops')": { code: 'SANDBOX_THREW', details: { message: 'Error: oops', line: 1 } },
  };

  test.each(programs)('%s', async code => {
    const came = await run(code).then(({ value }) => value, toErrorRecord);
    expect(came).toEqual(
      Object.hasOwn(others, code) ? others[code] : JSON.parse(JSON.stringify(runInNewContext(code))),
    );
  });
});

describe('the value', () => {
  test.each([
    ['the last expression', 'let a = 1; a + 1', 2],
    ['a return', 'const a = 1;\nreturn a + 1', 2],
    ['a return after await', 'const a = await 1; return a + 1', 2],
    ['the last expression after await', 'const a = await Promise.resolve(1); a + 1', 2],
    ['a promise', '(async () => { await null; return { a: 1 } })()', { a: 1 }],
    ['nothing', 'var a = 1;', null],
    ['an empty program', '', null],
    ['a date', 'new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['a function', 'const f = () => 1; f', '[Function: f]'],
    ['a class', 'class A {}; A', '[class: A]'],
    ['a symbol', "Symbol('q')", 'Symbol(q)'],
    ['a map', 'new Map([["k", { a: [1] }]])', 'Map(1) {"k" => {a: [1]}}'],
    ['a set inside', '({ s: new Set([1, "b"]) })', { s: 'Set(2) {1, "b"}' }],
    ['typed numbers', 'new Uint8Array([1, 2])', 'Uint8Array(2) [1, 2]'],
    ['an error', 'new TypeError("no")', 'TypeError: no'],
    ['what is not finite', '[NaN, 1 / 0, 10n]', ['NaN', 'Infinity', '10n']],
    ['toJSON', '({ toJSON: () => 7 })', 7],
    ['half a character', '"\\ud800"', '\ud800'],
    ['a number as a language writes it', '(1234.5).toLocaleString("de-DE")', '1.234,5'],
    ['a day as a language writes it', 'new Date(0).toLocaleDateString("en", { timeZone: "UTC" })', '1/1/1970'],
  ])('is that of %s', async (_, code, value) => expect(await result(code)).toEqual(value));

  test('input is a global, a copy', async () => {
    const input = { list: [1, 2], deep: { text: 'ä"' } };
    expect(await result('input.list.push(3); input', input)).toEqual({ ...input, list: [1, 2, 3] });
    expect(input.list).toEqual([1, 2]);
    expect(await result('input')).toBeNull();
    expect(await result('const input = 3; input', 1)).toBe(3);
  });
});

describe('the console', () => {
  test('is kept as it would be shown', async () => {
    const { logs } = await run(`console.log('a', 1, { b: [1, , -0], c: 'x', f() {} }); console.warn(null, undefined);
      const o = { o: null }; o.o = o; console.info(o); console.error(new RangeError('r')); console.log()`);
    expect(logs).toEqual([
      'a 1 {b: [1, empty, -0], c: "x", f: [Function: f]}',
      'null undefined',
      '{o: [Circular]}',
      'RangeError: r',
      '',
    ]);
  });

  test('cannot be flooded', async () => {
    const many = await run('for (let i = 0; i < 1e5; i++) console.log(i)');
    expect(many.logs).toHaveLength(201);
    expect(many.logs.at(-1)).toBe('…');
    const long = await run("console.log('x'.repeat(1e6)); console.log('y')");
    expect(long.logs).toEqual([`${'x'.repeat(16 * 1024)}…`]);
    expect(await errorOf("for (;;) console.log('x')")).toMatchObject({ code: 'SANDBOX_TIMEOUT' });
  });
});

describe('what goes wrong is told', () => {
  test.each([
    ['[1, 2', { code: 'SANDBOX_SYNTAX', details: { message: "expecting ']'", line: 1 } }],
    ['let a = 1;\nlet b = ;', { code: 'SANDBOX_SYNTAX', details: { line: 2 } }],
    ['let a = 1;\n\nreturn )', { code: 'SANDBOX_SYNTAX', details: { line: 3 } }],
    ["import fs from 'fs'", { code: 'SANDBOX_SYNTAX' }],
    ['\n\nnull.x', { code: 'SANDBOX_THREW', details: { line: 3, message: expect.stringContaining('TypeError: ') } }],
    ["JSON.parse('{')", { code: 'SANDBOX_THREW', details: { message: expect.stringContaining('SyntaxError: ') } }],
    ['throw 5', { code: 'SANDBOX_THREW', details: { message: '5', line: '?' } }],
    ['throw null', { code: 'SANDBOX_THREW', details: { message: 'null', line: '?' } }],
    ["Promise.reject(new TypeError('no'))", { code: 'SANDBOX_THREW', details: { message: 'TypeError: no' } }],
    [
      "throw new Error('x'.repeat(1e5))",
      { code: 'SANDBOX_THREW', details: { message: expect.stringMatching(/^.{500}$/) } },
    ],
    ['({ get a() { throw new Error("g") } })', { code: 'SANDBOX_THREW', details: { message: 'Error: g' } }],
    ['throw new Proxy(new Error("p"), { get() { throw 3 } })', { code: 'SANDBOX_THREW', details: { message: '3' } }],
    ['const a = {}; a.a = a; a', { code: 'SANDBOX_RESULT' }],
    ['let a = []; for (let i = 0; i < 100; i++) a = [a]; a', { code: 'SANDBOX_RESULT' }],
    ["'x'.repeat(3e5)", { code: 'SANDBOX_RESULT_TOO_LARGE', details: { kib: 256 } }],
    ['new Promise(() => {})', { code: 'SANDBOX_PENDING' }],
    ['await new Promise(() => {})', { code: 'SANDBOX_PENDING' }],
  ])('%s', async (code, error) => expect(await errorOf(code)).toMatchObject(error));
});

describe('a program that means harm', () => {
  test.each([
    'for (;;);',
    'try { for (;;); } catch {} finally { for (;;); }',
    'const f = () => Promise.resolve().then(f); f()',
    '(async () => { for (;;) await null })()',
    '[2, 1].sort(() => { for (;;); })',
    'new Proxy({ a: 1 }, { ownKeys() { for (;;); } })',
    '({ toJSON() { for (;;); } })',
    'throw { get message() { for (;;); } }',
    "/^(a+)+$/.test('a'.repeat(40) + 'b')",
    "'a'.repeat(1e6).replace(/a*?b/g, '')",
  ])('%s ends in time', async code => expect(await errorOf(code)).toMatchObject({ code: 'SANDBOX_TIMEOUT' }));

  test.each([
    "'x'.repeat(1e9)",
    "let s = 'x'; for (;;) s += s",
    'new Array(1e9).fill(0)',
    'new Uint8Array(1e9)',
    'const o = []; for (;;) o.push("k" + o.length)',
    'const again = () => Promise.resolve().then(again); again()',
  ])('%s finds no more memory', async code =>
    // A slow machine's time is up before its memory.
    expect((await errorOf(code)) as object).toHaveProperty('code', expect.stringMatching(/^SANDBOX_(MEMORY|TIMEOUT)$/)),
  );

  test.each([
    'const f = () => f(); f()',
    "JSON.parse('['.repeat(1e5))",
    'let a = []; for (let i = 0; i < 1e5; i++) a = [a]; a',
    "eval('('.repeat(1e5))",
  ])('%s finds no more stack', async code =>
    // Here, too.
    expect((await errorOf(code)) as object).toHaveProperty('code', expect.stringMatching(/^SANDBOX_(STACK|TIMEOUT)$/)),
  );

  test('can catch that the stack is used up', async () =>
    expect(await result('const f = () => f(); try { f() } catch { 1 }')).toBe(1));

  test.each([
    'typeof fetch',
    'typeof XMLHttpRequest',
    'typeof WebSocket',
    'typeof document',
    'typeof setTimeout',
    'typeof WebAssembly',
    'typeof require',
    'typeof process',
    'typeof navigator',
    "this.constructor.constructor('return typeof fetch + typeof process')().replace('undefined', '')",
    "console.log.constructor('return typeof self')()",
    "new Date(0).toLocaleString.constructor('return typeof postMessage')()",
  ])('%s finds nothing of the page', async code => expect(await result(code)).toBe('undefined'));

  test('cannot import', async () => expect(await errorOf("import('fs')")).toMatchObject({ code: 'SANDBOX_THREW' }));

  test('cannot bend how its value is read', async () => {
    const tampering = `JSON.stringify = () => '"bent"'; JSON.parse = null; Promise.prototype.then = null; console = null;
      Array.prototype[Symbol.iterator] = null; Array.prototype.push = null; Map.prototype.entries = null; RegExp.prototype.test = null;
      Object.keys = null; Object.getPrototypeOf = null; Reflect.apply = null; globalThis.String = null;
      ({ a: [1, 'b'], m: new Map() })`;
    expect(await result(tampering)).toEqual({ a: [1, 'b'], m: 'Map(0) {}' });
  });

  test('reaches neither the next run nor the page', async () => {
    const pollution = `Object.prototype.polluted = 1; Array.prototype.polluted = 1; globalThis.left = 1;
      Object.defineProperty(Object.prototype, '__proto__', { get() { return 1 } }); console.log({ a: 1 }); [1]`;
    expect(await run(pollution)).toEqual({ value: [1], logs: ['{a: 1}'] });
    expect(await result('[typeof left, ({}).polluted, [].polluted]')).toEqual(['undefined', null, null]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('has no way through __proto__', async () => {
    const value = (await result(`JSON.parse('{"__proto__": {"admin": true}}')`)) as object;
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    const input: JsonValue = JSON.parse('{"__proto__": {"admin": true}}');
    expect(await result('[input.admin, Object.keys(input)]', input)).toEqual([null, ['__proto__']]);
  });
});
