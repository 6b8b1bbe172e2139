import type { Language } from './language.ts';
import type { JsonValue, Tool } from './tool.ts';

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
  /** Puts a removed one back as it was. */
  restore(todo: Todo): Promise<void>;
}

export interface Note {
  readonly id: string;
  readonly title?: string | undefined;
  readonly text: string;
  /** ISO 8601. */
  readonly createdAt: string;
}
export interface NoteStore {
  save(note: Pick<Note, 'title' | 'text'>): Promise<Note>;
  /** Newest first. */
  list(): Promise<readonly Note[]>;
  remove(id: string): Promise<void>;
  /** Puts a removed one back as it was. */
  restore(note: Note): Promise<void>;
}

/** A table that a person dropped on the page. */
export interface DataTable {
  readonly id: string;
  /** The name of its file. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Each row has a text for every column. */
  readonly rows: readonly (readonly string[])[];
  /** ISO 8601. */
  readonly addedAt: string;
}
export interface TableStore {
  /** Newest first. */
  list(): Promise<readonly DataTable[]>;
}

/** A countdown, or an alarm at an instant. It rings only while a page is open; one that ended while none was is `missed`. */
export interface Timer {
  readonly id: string;
  readonly kind?: 'timer' | 'alarm' | undefined;
  readonly label?: string | undefined;
  readonly startedAt: string;
  readonly endsAt: string;
  /** Set while paused: seconds left. */
  readonly pausedWith?: number | undefined;
  readonly state: 'running' | 'paused' | 'rung' | 'missed' | 'cancelled';
}
export interface TimerStore {
  start(seconds: number, label?: string): Promise<Timer>;
  /** Rings at `at`. */
  setAlarm(at: Date, label?: string): Promise<Timer>;
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

export interface LanguageControl {
  get(): Language;
  set(language: Language): Promise<void>;
}

export type TextSize = 'small' | 'medium' | 'large';
export interface TextSizeControl {
  get(): TextSize;
  set(size: TextSize): Promise<void>;
}

export type PanelName = 'chat' | 'tools' | 'models' | 'lab' | 'benchmark' | 'settings';
export interface PanelControl {
  /** The panels that this page has. */
  readonly available: readonly PanelName[];
  open(panel: PanelName): void;
}

/** What the browser tells of the device, and what it lets a page do with it. What it has not is null; a refusal is an `AppError`. */
export interface Device {
  /** `level` from 0 to 1; seconds until full or empty where the browser says. Null where it has no battery API. */
  battery(): Promise<{
    readonly level: number;
    readonly charging: boolean;
    readonly chargingSeconds: number | null;
    readonly dischargingSeconds: number | null;
  } | null>;
  network(): {
    readonly online: boolean;
    /** `4g`, ... where the browser says. */
    readonly effectiveType: string | null;
    readonly downlinkMbps: number | null;
    readonly rttMs: number | null;
    readonly saveData: boolean | null;
  };
  info(): Promise<{
    readonly screen: { readonly width: number; readonly height: number; readonly pixelRatio: number };
    readonly cores: number | null;
    readonly memoryGiB: number | null;
    readonly gpu: string | null;
    readonly languages: readonly string[];
    readonly platform: string | null;
  }>;
  /** Degrees and metres. Throws `DEVICE_DENIED`, `DEVICE_UNAVAILABLE` or `DEVICE_TIMEOUT`. */
  location(signal: AbortSignal): Promise<{
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyMetres: number;
  }>;
  /** Throws `DEVICE_UNSUPPORTED`. */
  vibrate(milliseconds: number): void;
  /** Throws `DEVICE_UNSUPPORTED` or `DEVICE_DENIED`. */
  keepAwake(on: boolean): Promise<void>;
  /** Needs a fresh click. Throws `DEVICE_UNSUPPORTED` or `DEVICE_DENIED`. */
  fullscreen(on: boolean): Promise<void>;
}

/** Ways for a value to leave the page for another app of this device, or to come from one. */
export interface Share {
  copy(text: string): Promise<void>;
  readClipboard(): Promise<string>;
  /** Resolves to `copied` where the browser cannot share; rejects with `SHARE_CANCELLED` when the person closes the sheet. */
  share(data: { readonly text: string; readonly title?: string | undefined }): Promise<'shared' | 'copied'>;
  download(filename: string, content: string): void;
  /** Opens an address in a new tab that knows nothing of this one. Throws `POPUP_BLOCKED`. */
  open(url: URL): void;
}

export interface Speech {
  /** Resolves when all was spoken. `language` is a BCP 47 tag. Throws `SPEECH_UNSUPPORTED` or `SPEECH_NO_VOICE`. */
  speak(text: string, language: string | undefined, signal: AbortSignal): Promise<{ readonly voice: string | null }>;
}

/** Runs JavaScript where it can reach nothing of the page: no network, no DOM, no storage, with limits of memory, time and stack. */
export interface Sandbox {
  /**
   * Runs a program and resolves to the value of its last expression, or of what it `return`s, as JSON, with what it wrote to
   * `console`. `input` is a global of the program. Throws `SANDBOX_*` with what went wrong.
   */
  run(
    code: string,
    options: { readonly input?: JsonValue; readonly signal: AbortSignal },
  ): Promise<{ readonly value: JsonValue; readonly logs: readonly string[] }>;
}

export interface RegexMatch {
  /** Where it begins, in UTF-16 units. */
  readonly index: number;
  readonly text: string;
  /** Null where a group took no part. */
  readonly groups: readonly (string | null)[];
}
export interface RegexRunner {
  /** All matches, where a slow pattern cannot hang the page. Throws `REGEX_INVALID` or `REGEX_TOO_SLOW`. */
  matches(pattern: string, flags: string, text: string, signal: AbortSignal): Promise<readonly RegexMatch[]>;
}

/** How far a run is. Without a `total` nobody knows how much is left. */
export interface ToolProgress {
  readonly done: number;
  readonly total?: number | undefined;
  readonly message?: string | undefined;
}

/** The run of a tool that a context is made for. */
export interface ToolRun {
  readonly tool: Tool;
  /** Aborts with the turn and at the tool's time limit. */
  readonly signal: AbortSignal;
  progress(progress: ToolProgress): void;
}

/** All that a tool may touch. */
export interface ToolContext {
  readonly signal: AbortSignal;
  progress(progress: ToolProgress): void;
  readonly language: Language;
  now(): Date;
  /** The person's IANA time zone. */
  readonly timeZone: string;
  /** Fills an array with random bits, as `crypto.getRandomValues`. */
  randomValues(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer>;
  /** As the browser's `fetch`, to the tool's own `hosts` alone. Throws `EGRESS_BLOCKED` for others, `NETWORK_*` for what fails. */
  fetch(url: URL, init?: RequestInit): Promise<Response>;
  readonly todos: TodoStore;
  readonly notes: NoteStore;
  readonly tables: TableStore;
  readonly timers: TimerStore;
  readonly theme: ThemeControl;
  readonly interfaceLanguage: LanguageControl;
  readonly textSize: TextSizeControl;
  readonly panels: PanelControl;
  readonly device: Device;
  readonly share: Share;
  readonly speech: Speech;
  readonly sandbox: Sandbox;
  readonly regex: RegexRunner;
}

/** What a tool that is not ours gets of a run: nothing of the page. */
export type OutsideContext = Pick<ToolContext, 'signal' | 'progress' | 'language'>;
