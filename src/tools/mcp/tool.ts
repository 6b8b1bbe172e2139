import type { Tool as Definition } from '@modelcontextprotocol/client';
import { AppError, type ErrorRecord, toErrorRecord } from '../../errors.ts';
import type { OutsideContext } from '../context.ts';
import { toolFromSchema } from '../listed.ts';
import type { Registry } from '../registry.ts';
import type { Arguments, JsonSchema, JsonValue, Tool } from '../tool.ts';
import { describeResult } from './result.ts';
import { cleanSchema, cleanText, nameFrom } from './text.ts';

const longestTitle = 80;
const longestDescription = 1024;
const resultLimitBytes = 1024 * 1024;
/** How long a call that tells of its progress may go on. */
export const longestCallMs = 5 * 60_000;

/** Where a server's tools come from. */
export interface ToolHome {
  readonly url: URL;
  readonly server: string;
}

/** Where a tool's output schema is kept inside the schema of its results: its references are to itself. */
const outputId = 'urn:mcp:output';

function resultSchemaOf(output: unknown, tool: string): JsonSchema | undefined {
  if (output === undefined) return undefined;
  const structured = { ...(cleanSchema(output, tool) as JsonSchema), $id: outputId };
  return { type: 'object', properties: { structured }, required: ['structured'] };
}

/**
 * Makes a tool of what a server says of it, under the name that is given. Its hints make it stricter at most: a tool that says it only
 * reads asks all the same. Throws `TOOL_DEFINITION_INVALID`.
 */
export function toolFrom(
  definition: Definition,
  name: string,
  { url, server }: ToolHome,
  run: (args: Arguments, context: OutsideContext) => Promise<JsonValue>,
): Tool {
  const { annotations, inputSchema, outputSchema } = definition;
  const title = cleanText(definition.title ?? annotations?.title ?? definition.name, longestTitle) || name;
  return toolFromSchema({
    name,
    title,
    description: cleanText(definition.description ?? '', longestDescription) || `${title} (${server})`,
    parameters: cleanSchema(inputSchema, name) as JsonSchema,
    result: resultSchemaOf(outputSchema, name),
    source: 'mcp',
    origin: url.origin + url.pathname,
    hosts: [url.host],
    effects: 'network',
    permission: 'ask',
    deletes: annotations?.destructiveHint === true,
    timeoutMs: longestCallMs,
    resultLimitBytes,
    describe: describeResult,
    run,
  });
}

/** The name of a server's tool here: its own, or where that is in use the server's name before it, or a number after it. */
export function freeName(registry: Registry, definition: Definition, server: string): string {
  const own = nameFrom(definition.name) || 'tool';
  const prefixed = nameFrom(`${nameFrom(server, 24) || 'mcp'}_${own}`);
  const isFree = (name: string) => registry.get(name) === undefined;
  if (isFree(own)) return own;
  if (isFree(prefixed)) return prefixed;
  for (let number = 2; ; number += 1) {
    const numbered = `${prefixed.slice(0, 59)}_${number}`;
    if (isFree(numbered)) return numbered;
  }
}

interface Registered {
  readonly key: string;
  readonly tool: Tool;
  /** False once the server changed or withdrew it: whoever still holds the tool calls nothing. */
  current: boolean;
  readonly unregister: () => void;
}

/** A tool that cannot be used here, and why. */
export interface RefusedTool {
  readonly name: string;
  readonly error: ErrorRecord;
}

const mostTools = 128;

/** The tools of one server in the registry. */
export class ServerTools {
  #registered: ReadonlyMap<string, Registered> = new Map();
  refused: readonly RefusedTool[] = [];
  /** How many tools beyond the first 128 the server has. */
  leftOut = 0;

  constructor(
    readonly registry: Registry,
    readonly call: (name: string, args: Arguments, context: OutsideContext) => Promise<JsonValue>,
  ) {}

  names(): readonly string[] {
    return [...this.#registered.values()].map(({ tool }) => tool.name);
  }

  /** Takes the server's list for the registry's. A tool that did not change stays the same object under the same name. */
  replace(definitions: readonly Definition[], home: ToolHome): void {
    const listed = new Map(definitions.slice(0, mostTools).map(definition => [definition.name, definition]));
    const keys = new Map([...listed].map(([name, definition]) => [name, JSON.stringify([home, definition])]));
    const kept = new Map([...this.#registered].filter(([name, { key }]) => keys.get(name) === key));
    for (const [name, entry] of this.#registered) if (!kept.has(name)) withdraw(entry);

    const refused: RefusedTool[] = [];
    const registered = new Map<string, Registered>();
    for (const [name, definition] of listed) {
      try {
        registered.set(name, kept.get(name) ?? this.#register(definition, keys.get(name) ?? '', home));
      } catch (thrown) {
        refused.push({ name: cleanText(name, longestTitle), error: toErrorRecord(thrown) });
      }
    }
    this.#registered = registered;
    this.refused = refused;
    this.leftOut = Math.max(0, definitions.length - mostTools);
  }

  clear(): void {
    for (const entry of this.#registered.values()) withdraw(entry);
    this.#registered = new Map();
    this.refused = [];
    this.leftOut = 0;
  }

  #register(definition: Definition, key: string, home: ToolHome): Registered {
    const name = freeName(this.registry, definition, home.server);
    const tool = toolFrom(definition, name, home, async (args, context) => {
      if (!entry.current) throw new AppError('MCP_TOOL_CHANGED', { tool: tool.title.en, server: home.server });
      return this.call(definition.name, args, context);
    });
    const entry: Registered = { key, tool, current: true, unregister: this.registry.register(tool) };
    return entry;
  }
}

function withdraw(entry: Registered): void {
  entry.current = false;
  entry.unregister();
}
