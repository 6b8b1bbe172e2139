import type { Language } from './language.ts';

/** Formats values for a person: `Intl` in the interface's language and the person's time zone. */
export interface Format {
  readonly language: Language;
  /** Up to 6 significant digits unless told, in the language's grouping. */
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** An instant, ISO 8601. */
  dateTime(instant: string, options?: Intl.DateTimeFormatOptions): string;
  /** "1 hour, 30 minutes". */
  duration(seconds: number): string;
  list(items: readonly string[]): string;
}

export type TodoPriority = 'low' | 'medium' | 'high';
export interface Todo {
  readonly id: string;
  readonly text: string;
  readonly priority?: TodoPriority | undefined;
  /** What the person said, e.g. "Friday"; always kept. */
  readonly due?: string | undefined;
  /** The instant understood in `due` (ISO 8601), where there is one. */
  readonly dueAt?: string | undefined;
  readonly done: boolean;
  readonly createdAt: string;
}
export interface TodoStore {
  add(todo: Pick<Todo, 'text' | 'priority' | 'due' | 'dueAt'>): Promise<Todo>;
  list(): Promise<readonly Todo[]>;
  setDone(id: string, done: boolean): Promise<void>;
  remove(id: string): Promise<void>;
}

/** A countdown. It rings only while a page is open; one that ended while none was is `missed`. */
export interface Timer {
  readonly id: string;
  readonly label?: string | undefined;
  readonly startedAt: string;
  readonly endsAt: string;
  /** Set while paused: seconds left. */
  readonly pausedWith?: number | undefined;
  readonly state: 'running' | 'paused' | 'rung' | 'missed' | 'cancelled';
}
export interface TimerStore {
  start(seconds: number, label?: string): Promise<Timer>;
  list(): Promise<readonly Timer[]>;
  pause(id: string): Promise<void>;
  resume(id: string): Promise<void>;
  /** Adds seconds to a running or paused timer. */
  extend(id: string, seconds: number): Promise<void>;
  cancel(id: string): Promise<void>;
}

export type Theme = 'light' | 'dark' | 'system';
export interface ThemeControl {
  get(): Theme;
  set(theme: Theme): Promise<void>;
}

/** All that a tool may touch. */
export interface ToolContext {
  readonly signal: AbortSignal;
  readonly language: Language;
  now(): Date;
  /** The person's IANA time zone. */
  readonly timeZone: string;
  /** Fills an array with random bits, as `crypto.getRandomValues`. */
  randomValues(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer>;
  readonly todos: TodoStore;
  readonly timers: TimerStore;
  readonly theme: ThemeControl;
}
