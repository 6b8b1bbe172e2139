import { AppError, type ErrorRecord, toErrorRecord } from '../../errors.ts';
import type { Database, StoredValue } from '../../platform/database.ts';
import { Watched } from '../../platform/watched.ts';
import type { Registry } from '../registry.ts';
import type { Tool } from '../tool.ts';
import { nameOf, readDefinition, type UserToolDefinition } from './definition.ts';
import { type UserToolPorts, userTool } from './tool.ts';

const fileFormat = 'tiny-giant-tools/1';
const fileLimitBytes = 1024 * 1024;
const maxTools = 200;

/** A stored tool. One whose definition cannot be used any more has an `error` in place of it, and is kept. */
export type UserToolEntry =
  | { readonly name: string; readonly definition: UserToolDefinition }
  | { readonly name: string; readonly error: ErrorRecord };

export interface ImportedTools {
  readonly definitions: readonly UserToolDefinition[];
  /** What could not be read of the file, by the names that the tools have there. */
  readonly problems: readonly { readonly name: string; readonly error: ErrorRecord }[];
}

interface Installed {
  readonly json: string;
  readonly entry: UserToolEntry;
  readonly unregister: () => void;
}

/** The tools that a person made: stored in the database, and in the registry while they can be read. */
export class UserTools extends Watched {
  #installed: ReadonlyMap<string, Installed> = new Map();
  #entries: readonly UserToolEntry[] = [];
  #work: Promise<unknown> = Promise.resolve();

  constructor(
    readonly database: Database,
    readonly registry: Registry,
    readonly ports: UserToolPorts,
  ) {
    super();
  }

  /** Registers what is stored, now and after every change by another page. Throws `STORAGE_*`. */
  async open(): Promise<void> {
    // A change that cannot be read leaves the tools as they are.
    this.database.onChange(
      table => table === 'userTools' && void this.#inTurn(() => this.#load()).catch(() => undefined),
    );
    await this.#inTurn(() => this.#load());
  }

  /** By name; a new array after every change. */
  list(): readonly UserToolEntry[] {
    return this.#entries;
  }

  /**
   * Stores a definition and registers its tool, in place of the one called `previousName` where that is given. Throws what
   * `readDefinition` throws, `USER_TOOL_NAME_TAKEN` where another tool is called so, `USER_TOOL_TOO_MANY` and `STORAGE_*`.
   */
  save(definition: unknown, previousName?: string): Promise<void> {
    return this.#inTurn(async () => {
      const read = readDefinition(definition);
      this.#tool(read);
      const { name } = read;
      const taken = this.#installed.has(name) || this.registry.get(name) !== undefined;
      if (taken && !(name === previousName && this.#installed.has(name)))
        throw new AppError('USER_TOOL_NAME_TAKEN', { tool: name });
      if (this.#installed.size >= maxTools && previousName === undefined)
        throw new AppError('USER_TOOL_TOO_MANY', { count: maxTools });
      await this.database.put('userTools', { id: name, value: read });
      if (previousName !== undefined && previousName !== name) await this.database.remove('userTools', previousName);
      await this.#load();
    });
  }

  /** Removes a tool, also one that cannot be read, and resolves to what `restore` takes; undefined where there is none. */
  remove(name: string): Promise<StoredValue | undefined> {
    return this.#inTurn(async () => {
      const removed = await this.database.get('userTools', name);
      await this.database.remove('userTools', name);
      await this.#load();
      return removed;
    });
  }

  /** Puts a removed tool back as it was. Throws `USER_TOOL_NAME_TAKEN` where another has its name by now. */
  restore(removed: StoredValue): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#installed.has(removed.id) || this.registry.get(removed.id))
        throw new AppError('USER_TOOL_NAME_TAKEN', { tool: removed.id });
      await this.database.put('userTools', removed);
      await this.#load();
    });
  }

  /** The text of a JSON file with every tool, also those that cannot be read here. */
  async exportAll(): Promise<string> {
    const rows = await this.database.all('userTools');
    return `${JSON.stringify({ format: fileFormat, tools: rows.map(({ value }) => value) }, null, 2)}\n`;
  }

  /**
   * What is in a file that `exportAll` wrote, or in one with a single definition; nothing is installed. Throws
   * `USER_TOOL_FILE_TOO_LARGE`, `USER_TOOL_NOT_JSON` and `USER_TOOL_FORMAT`.
   */
  importFile(text: string): ImportedTools {
    if (new TextEncoder().encode(text).length > fileLimitBytes)
      throw new AppError('USER_TOOL_FILE_TOO_LARGE', { kib: fileLimitBytes / 1024 });
    let file: unknown;
    try {
      file = JSON.parse(text);
    } catch (thrown) {
      throw new AppError('USER_TOOL_NOT_JSON', {}, { cause: thrown });
    }
    const { format, tools } = (file ?? {}) as { readonly format?: unknown; readonly tools?: unknown };
    if (format !== fileFormat || !Array.isArray(tools)) return { definitions: [readDefinition(file)], problems: [] };
    const definitions = new Map<string, UserToolDefinition>();
    const problems: { name: string; error: ErrorRecord }[] = [];
    for (const value of tools.slice(0, maxTools))
      try {
        const definition = readDefinition(value);
        if (definitions.has(definition.name)) throw new AppError('USER_TOOL_NAME_TAKEN', { tool: definition.name });
        definitions.set(definition.name, definition);
      } catch (thrown) {
        problems.push({ name: nameOf(value), error: toErrorRecord(thrown) });
      }
    if (tools.length > maxTools)
      problems.push({ name: '…', error: { code: 'USER_TOOL_TOO_MANY', details: { count: maxTools } } });
    return { definitions: [...definitions.values()], problems };
  }

  #tool(definition: UserToolDefinition): Tool {
    return userTool(definition, this.ports);
  }

  /** One change after another, so that none sees half of another. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#work.then(work);
    this.#work = turn.catch(() => undefined);
    return turn;
  }

  /** Makes the registry hold what is stored; tools that did not change stay registered. */
  async #load(): Promise<void> {
    const rows = await this.database.all('userTools');
    const stored = new Map(rows.map(({ id, value }) => [id, JSON.stringify(value)]));
    for (const [name, { json, unregister }] of this.#installed) if (stored.get(name) !== json) unregister();
    this.#installed = new Map(
      rows
        .toSorted((a, b) => a.id.localeCompare(b.id))
        .map(row => {
          const json = JSON.stringify(row.value);
          const kept = this.#installed.get(row.id);
          return [row.id, kept?.json === json ? kept : this.#install(row, json)] as const;
        }),
    );
    this.#entries = [...this.#installed.values()].map(({ entry }) => entry);
    this.changed();
  }

  #install({ id, value }: StoredValue, json: string): Installed {
    try {
      const definition = readDefinition(value);
      const unregister = this.registry.register(this.#tool(definition));
      return { json, entry: { name: id, definition }, unregister };
    } catch (thrown) {
      return { json, entry: { name: id, error: toErrorRecord(thrown) }, unregister: () => undefined };
    }
  }
}
