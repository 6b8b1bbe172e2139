import { nanoid } from 'nanoid';
import type { Timer, TimerStore } from '../tools/context.ts';
import { type Alarm, createAlarm } from './alarm.ts';
import type { Database } from './database.ts';
import { Watched } from './watched.ts';

/** A timer that ended this long ago is not rung any more: no page was open, or the device slept. */
const missedAfterMs = 120_000;
/** An alarm waits no longer; what is left is waited for after it. */
const longestWaitMs = 2 ** 31 - 1;

export interface TimersOptions {
  readonly now: () => Date;
  /** A timer ended just now, in this page. */
  readonly onRing: (timer: Timer) => void;
  readonly alarm?: Alarm;
}

/** Runs `work` in one page of this browser at a time. Where the browser denies locks, as it does with storage, nothing is shared. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  let begun = false;
  const locked = () => {
    begun = true;
    return work();
  };
  try {
    return await (globalThis.navigator?.locks?.request('tiny-giant-timers', locked) ?? locked());
  } catch (thrown) {
    if (begun) throw thrown;
    return work();
  }
}

/**
 * Countdowns over a database. They ring only while a page is open, in one of the pages that are; one that ended while none was
 * becomes `missed` when `watch` is called.
 */
export class Timers extends Watched implements TimerStore {
  readonly #alarm: Alarm;
  /** Timers whose end could not be stored: it holds until the page closes. */
  readonly #unsaved = new Map<string, Timer>();

  constructor(
    readonly database: Database,
    readonly options: TimersOptions,
  ) {
    super();
    this.#alarm = options.alarm ?? createAlarm();
    database.onChange(table => {
      if (table !== 'timers') return;
      this.changed();
      this.#inBackground(this.#waitForNext());
    });
  }

  start(seconds: number, label?: string): Promise<Timer> {
    return this.#add('timer', new Date(this.#nowMs() + seconds * 1000), label);
  }

  setAlarm(at: Date, label?: string): Promise<Timer> {
    return this.#add('alarm', at, label);
  }

  async #add(kind: 'timer' | 'alarm', endsAt: Date, label: string | undefined): Promise<Timer> {
    const timer: Timer = {
      id: nanoid(),
      kind,
      ...(label !== undefined && { label }),
      startedAt: this.options.now().toISOString(),
      endsAt: endsAt.toISOString(),
      state: 'running',
    };
    await this.database.put('timers', timer);
    await this.#told();
    return timer;
  }

  /** Newest first. */
  async list(): Promise<readonly Timer[]> {
    const timers = await this.database.all('timers');
    return timers
      .map(timer => this.#unsaved.get(timer.id) ?? timer)
      .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  pause(id: string): Promise<void> {
    return this.#edit(id, timer => {
      const left = (Date.parse(timer.endsAt) - this.#nowMs()) / 1000;
      return timer.state === 'running' && left > 0 ? { ...timer, state: 'paused', pausedWith: left } : timer;
    });
  }

  resume(id: string): Promise<void> {
    return this.#edit(id, timer => {
      const { pausedWith, ...rest } = timer;
      if (timer.state !== 'paused' || pausedWith === undefined) return timer;
      return { ...rest, state: 'running', endsAt: new Date(this.#nowMs() + pausedWith * 1000).toISOString() };
    });
  }

  extend(id: string, seconds: number): Promise<void> {
    return this.#edit(id, timer => {
      if (timer.state === 'paused') return { ...timer, pausedWith: (timer.pausedWith ?? 0) + seconds };
      if (timer.state !== 'running') return timer;
      return { ...timer, endsAt: new Date(Date.parse(timer.endsAt) + seconds * 1000).toISOString() };
    });
  }

  cancel(id: string): Promise<void> {
    return this.#edit(id, timer => {
      const { pausedWith: _, ...rest } = timer;
      return timer.state === 'running' || timer.state === 'paused' ? { ...rest, state: 'cancelled' } : timer;
    });
  }

  /**
   * Ends what is due now and waits for what comes next. Called once when the page opens; resolves to the timers that were
   * missed while no page was open.
   */
  async watch(): Promise<readonly Timer[]> {
    const missed = await alone(() => this.#endDue());
    await this.#waitForNext();
    return missed;
  }

  async #endDue(): Promise<readonly Timer[]> {
    const now = this.#nowMs();
    const due = (await this.list()).filter(({ state, endsAt }) => state === 'running' && Date.parse(endsAt) <= now);
    const missed: Timer[] = [];
    for (const timer of due) {
      const late = now - Date.parse(timer.endsAt) > missedAfterMs;
      const ended: Timer = { ...timer, state: late ? 'missed' : 'rung' };
      try {
        await this.database.put('timers', ended);
      } catch {
        // A full disk is no reason not to ring.
        this.#unsaved.set(ended.id, ended);
      }
      if (late) missed.push(ended);
      else this.options.onRing(ended);
    }
    if (due.length > 0) this.changed();
    return missed;
  }

  async #waitForNext(): Promise<void> {
    const ends = (await this.list()).filter(({ state }) => state === 'running').map(({ endsAt }) => Date.parse(endsAt));
    if (ends.length === 0) {
      this.#alarm.clear();
      return;
    }
    const wait = Math.max(0, Math.min(...ends) - this.#nowMs());
    this.#alarm.set(Math.min(wait, longestWaitMs), () => this.#inBackground(this.watch()));
  }

  /** What nobody waits for: where the storage went away, the page says so at its next read or write. */
  #inBackground(work: Promise<unknown>): void {
    work.catch(() => undefined);
  }

  #nowMs(): number {
    return this.options.now().getTime();
  }

  async #edit(id: string, change: (timer: Timer) => Timer): Promise<void> {
    await alone(async () => {
      const timer = await this.database.get('timers', id);
      const changed = timer && change(timer);
      if (changed && changed !== timer) await this.database.put('timers', changed);
    });
    await this.#told();
  }

  async #told(): Promise<void> {
    this.changed();
    await this.#waitForNext();
  }
}
