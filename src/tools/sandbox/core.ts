import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import { AppError } from '../../errors.ts';
import type { JsonValue } from '../tool.ts';
import prelude from './prelude.js?raw';

const memoryBytes = 32 * 1024 * 1024;
/**
 * Some 740 calls deep. Chromium's workers have a stack of 500 KB, which more than this would use up first, and that no program could
 * catch.
 */
const stackBytes = 128 * 1024;
const runMs = 1000;
const logLines = 200;
const logChars = 16 * 1024;
const resultChars = 256 * 1024;
const resultDepth = 64;
const messageChars = 500;

const fileName = 'program.js';
/** `JS_EVAL_FLAG_COMPILE_ONLY` and `JS_EVAL_FLAG_ASYNC` of quickjs.h. */
const compileOnly = 1 << 5;
const async = 1 << 7;
/** After so many jobs of promises the clock is looked at. */
const jobsAtOnce = 1000;

/** What a run answers: the value as JSON text, and the lines of its console. */
export interface Outcome {
  readonly json: string;
  readonly logs: readonly string[];
}

interface Fault {
  readonly name?: string;
  readonly message: string;
  readonly stack?: string;
}

/** Ways to read a program, the first that its syntax fits holds. In all of them its lines keep their numbers. */
const readings: readonly ((code: string) => { readonly source: string; readonly flags: number })[] = [
  code => ({ source: code, flags: 0 }),
  // With `await` outside of functions.
  code => ({ source: code, flags: async }),
  // With `return` outside of functions.
  code => ({ source: `(async () => {${code}\n})()`, flags: 0 }),
];

function isDeeper(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some(inner => isDeeper(inner, depth - 1));
}

/** How far a fault lies in the program, as its stack says. */
function positionOf({ stack = '' }: Fault): { readonly line: number; readonly column: number } | null {
  const [, line, column = 0] = /program\.js:(\d+)(?::(\d+))?/.exec(stack) ?? [];
  return line === undefined ? null : { line: Number(line), column: Number(column) };
}

/** Formats a number, or an instant in milliseconds, for the program: its engine has no `Intl`. */
function localize(method: string, isDate: boolean, value: number, args: string): string {
  const [locales, options] = JSON.parse(args) as [string | null, object | null];
  const on = isDate ? new Date(value) : value;
  const format = on[method as 'toLocaleString'] as (locales?: string, options?: object) => string;
  return format.call(on, locales ?? undefined, options ?? undefined);
}

/** What one program runs in. */
class Program {
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #memory: WebAssembly.Memory;
  readonly #logs: string[] = [];
  readonly #deadline: number;
  #logged = 0;
  #late = false;
  readonly #toJson: QuickJSHandle;
  readonly #toFault: QuickJSHandle;

  constructor(quickjs: QuickJSWASMModule, input: string) {
    const runtime = quickjs.newRuntime();
    this.#runtime = runtime;
    this.#memory = quickjs.getWasmMemory();
    this.#context = runtime.newContext();
    this.#deadline = performance.now() + runMs;
    runtime.setMemoryLimit(memoryBytes);
    runtime.setMaxStackSize(stackBytes);
    runtime.setInterruptHandler(() => this.#isLate());

    const context = this.#context;
    const parts = this.#unwrap(
      this.#call(
        this.#unwrap(context.evalCode(prelude, 'prelude.js')),
        context.newFunction('write', text => (this.#write(context.getString(text)) ? context.true : context.false)),
        context.newFunction('localize', (method, isDate, value, args) =>
          context.newString(
            localize(
              context.getString(method as QuickJSHandle),
              context.sameValue(isDate as QuickJSHandle, context.true),
              context.getNumber(value as QuickJSHandle),
              context.getString(args as QuickJSHandle),
            ),
          ),
        ),
      ),
    );
    this.#toJson = context.getProp(parts, 'toJson');
    this.#toFault = context.getProp(parts, 'toFault');
    const parse = context.getProp(context.getProp(context.global, 'JSON'), 'parse');
    const text = context.newString(input);
    context.setProp(context.global, 'input', this.#unwrap(this.#call(parse, text)));
  }

  /** Throws `SANDBOX_*` errors; those of the engine itself say that its stack or memory is gone. */
  run(code: string): Outcome {
    const { source, flags } = this.#read(code);
    const value = this.#settled(this.#unwrap(this.#context.evalCode(source, fileName, flags)));
    // An asynchronous script's value comes in an object.
    return this.#outcome(flags === async ? this.#context.getProp(value, 'value') : value);
  }

  #isLate(): boolean {
    this.#late ||= performance.now() > this.#deadline;
    return this.#late;
  }

  /** Keeps a line of the console; true when nothing more is kept. */
  #write(text: string): boolean {
    const room = this.#logs.length < logLines ? logChars - this.#logged : -1;
    const fits = text.length <= room;
    this.#logs.push(fits ? text : `${text.slice(0, Math.max(0, room))}…`);
    this.#logged += text.length;
    return !fits;
  }

  #call(method: QuickJSHandle, ...args: QuickJSHandle[]) {
    return this.#context.callFunction(method, this.#context.undefined, args);
  }

  #read(code: string): { readonly source: string; readonly flags: number } {
    const faults: Fault[] = [];
    for (const reading of readings) {
      const { source, flags } = reading(code);
      const compiled = this.#context.evalCode(source, fileName, flags | compileOnly);
      if (!compiled.error) return { source, flags };
      faults.push(this.#faultOf(compiled.error));
    }
    // The reading that came furthest is the one that was meant.
    const positioned = faults.map(fault => ({ message: fault.message, ...positionOf(fault) }));
    const [furthest] = positioned.toSorted(
      (a, b) => (b.line ?? 0) - (a.line ?? 0) || (b.column ?? 0) - (a.column ?? 0),
    );
    // The last reading adds a line.
    const line = Math.min(furthest?.line ?? 1, code.split('\n').length);
    throw new AppError('SANDBOX_SYNTAX', { message: furthest?.message ?? '', line });
  }

  /** What a promise comes to; any other value is its own. */
  #settled(value: QuickJSHandle): QuickJSHandle {
    const first = this.#context.getPromiseState(value);
    if (first.type === 'fulfilled' && first.notAPromise) return value;
    while (this.#runtime.hasPendingJob()) {
      const done = this.#runtime.executePendingJobs(jobsAtOnce);
      if (done.error) throw this.#errorOfJob(done.error);
      if (this.#isLate()) throw new AppError('SANDBOX_TIMEOUT', { seconds: runMs / 1000 });
    }
    const last = this.#context.getPromiseState(value);
    if (last.type === 'pending') throw new AppError('SANDBOX_PENDING');
    if (last.type === 'rejected') throw this.#errorOf(last.error);
    return last.value;
  }

  #outcome(value: QuickJSHandle): Outcome {
    const result = this.#call(this.#toJson, value);
    if (result.error) {
      const fault = this.#faultOf(result.error);
      throw fault.message === 'circular reference' ? new AppError('SANDBOX_RESULT') : this.#errorOf(result.error);
    }
    const json = this.#context.getString(result.value);
    if (json.length > resultChars) throw new AppError('SANDBOX_RESULT_TOO_LARGE', { kib: resultChars / 1024 });
    if (isDeeper(JSON.parse(json), resultDepth)) throw new AppError('SANDBOX_RESULT');
    return { json, logs: this.#logs };
  }

  #unwrap(result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
    if (result.error) throw this.#errorOf(result.error);
    return result.value;
  }

  #faultOf(thrown: QuickJSHandle): Fault {
    const told = this.#call(this.#toFault, thrown);
    // What is thrown can throw in turn, and where memory is gone that is told instead.
    if (told.error) return { message: this.#context.getString(told.error) };
    return JSON.parse(this.#context.getString(told.value));
  }

  /** What a program throws in a job settles its promise: what comes out of one is the engine's, which may have no room for an error. */
  #errorOfJob(thrown: QuickJSHandle): AppError {
    const error = this.#errorOf(thrown);
    return error.code === 'SANDBOX_THREW' ? new AppError('SANDBOX_MEMORY', { mib: memoryBytes / 1024 / 1024 }) : error;
  }

  /** Whether the program took all of its memory at some time: WebAssembly's memory only grows, and each program has its own. */
  #wasFull(): boolean {
    return this.#memory.buffer.byteLength > memoryBytes;
  }

  #errorOf(thrown: QuickJSHandle): AppError {
    if (this.#late) return new AppError('SANDBOX_TIMEOUT', { seconds: runMs / 1000 });
    const fault = this.#faultOf(thrown);
    if (this.#late) return new AppError('SANDBOX_TIMEOUT', { seconds: runMs / 1000 });
    const message = `${fault.name ? `${fault.name}: ` : ''}${fault.message}`;
    // The engine throws null where it has no room for its error.
    const isUntold = this.#context.sameValue(thrown, this.#context.null) && this.#wasFull();
    if (isUntold || /^InternalError: (out of memory|string too long)/.test(message))
      return new AppError('SANDBOX_MEMORY', { mib: memoryBytes / 1024 / 1024 });
    if (/^(Internal|Syntax)Error: stack overflow/.test(message)) return new AppError('SANDBOX_STACK');
    return new AppError('SANDBOX_THREW', {
      message: message.slice(0, messageChars),
      line: positionOf(fault)?.line ?? '?',
    });
  }
}

/** Whether the host's stack was used up below the program's: a RangeError, or what Firefox calls it. */
function isStackOverflow(thrown: unknown): boolean {
  return thrown instanceof RangeError || (thrown instanceof Error && thrown.message === 'too much recursion');
}

/**
 * Runs a program in an instance of QuickJS of its own, so that nothing of one run reaches the next, however it ended. `input` is JSON
 * text, whose value is a global of the program. Blocks its thread for up to a second, or longer where one built-in function takes longer.
 * Throws `SANDBOX_SYNTAX`, `_THREW`, `_TIMEOUT`, `_MEMORY`, `_STACK`, `_PENDING` (a promise that nothing settles), `_RESULT`
 * (it refers to itself or is deeper than 64) or `_RESULT_TOO_LARGE`.
 */
export async function runProgram(wasm: WebAssembly.Module, code: string, input: string): Promise<Outcome> {
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmModule: wasm }));
  try {
    return new Program(quickjs, input).run(code);
  } catch (thrown) {
    if (isStackOverflow(thrown)) throw new AppError('SANDBOX_STACK', {}, { cause: thrown });
    throw thrown;
  }
}
