import { AppError } from '../errors.ts';
import type { Tool } from './tool.ts';

/** The tools that exist now. Tools come and go at run time; listeners hear of every change. */
export class Registry {
  #tools: ReadonlyMap<string, Tool> = new Map();
  readonly #listeners = new Set<() => void>();

  /** Adds a tool and returns the function that takes it away. Throws `TOOL_NAME_TAKEN` when its name is in use. */
  register(tool: Tool): () => void {
    if (this.#tools.has(tool.name)) throw new AppError('TOOL_NAME_TAKEN', { tool: tool.name });
    this.#change(tools => tools.set(tool.name, tool));
    return () => {
      if (this.#tools.get(tool.name) === tool) this.#change(tools => tools.delete(tool.name));
    };
  }

  get(name: string): Tool | undefined {
    return this.#tools.get(name);
  }

  /** All tools in the order of their registration. The map is replaced, never changed: it can be kept as a snapshot. */
  list(): ReadonlyMap<string, Tool> {
    return this.#tools;
  }

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(edit: (tools: Map<string, Tool>) => void): void {
    const next = new Map(this.#tools);
    edit(next);
    this.#tools = next;
    for (const listener of this.#listeners) listener();
  }
}
