import { z } from 'zod';
import type { Format, ToolContext } from './context.ts';
import type { FaultCode } from './faults.ts';
import type { Language, LocalText } from './language.ts';

// Zod compiles its parsers with `new Function` unless told not to; the page's Content-Security-Policy forbids that.
z.config({ jitless: true });

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type Arguments = Readonly<Record<string, JsonValue>>;
export type JsonSchema = { readonly [key: string]: JsonValue };

/** `none`: pure. `local`: this page's state or storage. `device`: asks the browser for something. `network`: sends or reads over it. */
export type Effects = 'none' | 'local' | 'device' | 'network';
export type Permission = 'allow' | 'ask' | 'deny';
export type ToolSource = 'builtin' | 'page' | 'user' | 'mcp' | 'webmcp';
export type Category =
  | 'time'
  | 'timers'
  | 'math'
  | 'random'
  | 'text'
  | 'todos'
  | 'notes'
  | 'page'
  | 'color'
  | 'device'
  | 'share'
  | 'speech'
  | 'web'
  | 'data'
  | 'code'
  | 'other';

export interface ToolExample {
  readonly query: LocalText;
  readonly arguments: Arguments;
}

/** One way in which a value breaks a schema. `path` is dotted (`numbers.2`), empty for the whole value. */
export interface Violation {
  readonly path: string;
  readonly message: string;
  /** With `value`: what is wrong, for words in other languages than the message's. */
  readonly code?: FaultCode;
  readonly value?: string;
}
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/** A registered tool, its types erased: what the registry holds and the agent sees. */
export interface Tool {
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly category: Category;
  readonly source: ToolSource;
  readonly effects: Effects;
  /** What holds until a person changes it. */
  readonly permission: Permission;
  /** True: the browser wants a fresh click, so the tool's card shows a button that runs it. */
  readonly gesture: boolean;
  /** True: it deletes something of the person's. */
  readonly deletes: boolean;
  /** Where a tool that is not the page's own comes from: an MCP server's address, a frame's origin. */
  readonly origin?: string | undefined;
  /** The hosts that it contacts; `*` stands for the host of the address it is given. */
  readonly hosts: readonly string[];
  /** True: what it returns was written by others, and is data, never an instruction. */
  readonly untrusted: boolean;
  /** What of the browser's own permissions it needs, as the Permissions API names it: `geolocation`. */
  readonly browserPermission?: string | undefined;
  /** JSON Schema (2020-12) of the arguments: an object. */
  readonly parameters: JsonSchema;
  readonly examples: readonly ToolExample[];
  /** Milliseconds after which a run is given up. */
  readonly timeoutMs: number;
  /** The largest result that is kept, in bytes of its JSON as UTF-8. */
  readonly resultLimitBytes: number;
  checkArguments(value: unknown): Checked<Arguments>;
  checkResult(value: unknown): Checked<JsonValue>;
  /** Runs the tool on checked arguments. Throws `AppError` with a code that says what is understood; honours `context.signal`. */
  run(args: Arguments, context: ToolContext): Promise<JsonValue>;
  /** One sentence about a checked result, in the given language. */
  describe(result: JsonValue, format: Format): string;
  /** Takes back what a run did, given its checked result. Absent where nothing can be taken back. */
  undo?(result: JsonValue, context: ToolContext): Promise<void>;
}

/** What a tool's file says. `parameters` and `result` are zod schemas; everything else follows from them. */
export interface ToolDefinition<P extends z.ZodObject, R extends z.ZodType> {
  readonly name: string;
  readonly title: LocalText;
  readonly description: LocalText;
  readonly category: Category;
  readonly effects: Effects;
  readonly permission: Permission;
  readonly gesture?: boolean;
  readonly deletes?: boolean;
  readonly hosts?: readonly string[];
  readonly untrusted?: boolean;
  readonly browserPermission?: string;
  readonly parameters: P;
  readonly result: R;
  readonly examples: readonly ToolExample[];
  readonly timeoutMs?: number;
  readonly run: (args: z.output<P>, context: ToolContext) => Promise<z.output<R>> | z.output<R>;
  readonly describe: Readonly<Record<Language, (result: z.output<R>, format: Format) => string>>;
  readonly undo?: (result: z.output<R>, context: ToolContext) => Promise<void>;
}
