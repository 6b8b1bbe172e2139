import { nanoid } from 'nanoid';
import type { Database, StoredCall } from '../platform/database.ts';
import { Watched } from '../platform/watched.ts';

/** How a tool did so far. */
export interface ToolRecord {
  /** Runs, also those that failed. */
  readonly runs: number;
  readonly failed: number;
  /** Of the last run, ISO 8601. */
  readonly lastAt: string;
  readonly slowestMs: number;
}

/** More are not kept: the oldest go first. */
const keptCalls = 5000;

/** The log of every call that was asked for: who asked, with what, what let it run or did not, and what became of it. */
export class CallLog extends Watched {
  #calls: readonly StoredCall[] = [];

  constructor(readonly database: Database) {
    super();
    database.onChange(table => table === 'calls' && void this.open().catch(() => undefined));
  }

  /** Reads what was logged before. */
  async open(): Promise<void> {
    const calls = await this.database.all('calls');
    this.#calls = calls.toSorted((a, b) => a.at.localeCompare(b.at));
    this.changed();
  }

  /** Logs a call. What cannot be stored is kept as long as the page; the error is thrown. */
  async add(call: Omit<StoredCall, 'id'>): Promise<void> {
    const logged = { id: nanoid(), ...call };
    const dropped = this.#calls.slice(0, Math.max(0, this.#calls.length + 1 - keptCalls));
    this.#calls = [...this.#calls.slice(dropped.length), logged];
    this.changed();
    await this.database.put('calls', logged);
    for (const { id } of dropped) await this.database.remove('calls', id);
  }

  /** Oldest first; a new array after every change. */
  list(): readonly StoredCall[] {
    return this.#calls;
  }

  /** How one tool did; null before its first run. */
  recordOf(tool: string): ToolRecord | null {
    const runs = this.#calls.filter(call => call.tool === tool && (call.outcome === 'ran' || call.ms !== undefined));
    const last = runs.at(-1);
    if (!last) return null;
    return {
      runs: runs.length,
      failed: runs.filter(({ outcome }) => outcome === 'failed').length,
      lastAt: last.at,
      slowestMs: Math.max(...runs.map(({ ms }) => ms ?? 0)),
    };
  }

  /** The whole log as a JSON text. */
  export(): string {
    return `${JSON.stringify({ format: 'tiny-giant-calls/1', calls: this.#calls }, null, 2)}\n`;
  }

  /** Forgets all calls. */
  async clear(): Promise<void> {
    const calls = this.#calls;
    this.#calls = [];
    this.changed();
    for (const { id } of calls) await this.database.remove('calls', id);
  }
}
