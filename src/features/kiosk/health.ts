import { Watched } from '@/platform/watched';

/** An error that happened, by its code alone: nothing of a visitor is in it. */
export interface HealthError {
  readonly code: string;
  /** ISO 8601. */
  readonly at: string;
}

/** How a kiosk does, as its health page and whatever monitors it read it. Counts go on over reloads. */
export interface HealthReport {
  readonly format: 'tiny-giant-kiosk-health/1';
  readonly profile: string;
  /** When it was written: one that is older than a minute is of a kiosk that stands still. ISO 8601, as all times here. */
  readonly at: string;
  /** Since when it is counted. */
  readonly since: string;
  /** When the page was opened. */
  readonly startedAt: string;
  readonly starts: number;
  readonly turns: number;
  readonly resets: number;
  /** Times that the model was started again. */
  readonly recoveries: number;
  /** Times that the page reloaded itself. */
  readonly reloads: number;
  /** The newest first. */
  readonly errors: readonly HealthError[];
  /** Of the page. */
  readonly version: string;
  readonly model: string;
  readonly state: string;
  /** What the model runs on; null before it does. */
  readonly engine: string | null;
  /** JavaScript's memory of the page and its workers, or of the page alone; null where the browser does not tell. */
  readonly memoryBytes: number | null;
}

/** What is counted. */
export type HealthCount = 'turns' | 'resets' | 'recoveries' | 'reloads';

const keyPrefix = 'tiny-giant.kiosk.health.';
const keptErrors = 20;

/** The last report of a kiosk in this browser; null where there is none. */
export function readHealth(profile: string): HealthReport | null {
  try {
    const report: unknown = JSON.parse(localStorage.getItem(keyPrefix + profile) ?? 'null');
    const known =
      typeof report === 'object' &&
      report !== null &&
      'format' in report &&
      report.format === 'tiny-giant-kiosk-health/1';
    return known ? (report as HealthReport) : null;
  } catch {
    return null;
  }
}

/** Counts what happens at a kiosk, and writes it where the next page and the health page read it. */
export class Health extends Watched {
  #report: HealthReport;

  constructor(
    profile: string,
    model: string,
    readonly now: () => Date,
  ) {
    super();
    const at = now().toISOString();
    const before = readHealth(profile);
    this.#report = {
      format: 'tiny-giant-kiosk-health/1',
      profile,
      at,
      since: before?.since ?? at,
      startedAt: at,
      starts: (before?.starts ?? 0) + 1,
      turns: before?.turns ?? 0,
      resets: before?.resets ?? 0,
      recoveries: before?.recoveries ?? 0,
      reloads: before?.reloads ?? 0,
      errors: before?.errors ?? [],
      version: import.meta.env.VITE_VERSION,
      model,
      state: 'loading',
      engine: null,
      memoryBytes: null,
    };
    this.#write();
  }

  /** A new object after every change. */
  report(): HealthReport {
    return this.#report;
  }

  count(what: HealthCount): void {
    this.update({ [what]: this.#report[what] + 1 });
  }

  failed(code: string): void {
    const errors = [{ code, at: this.now().toISOString() }, ...this.#report.errors];
    this.update({ errors: errors.slice(0, keptErrors) });
  }

  /** Also says that the kiosk is alive. */
  update(change: Partial<HealthReport>): void {
    this.#report = { ...this.#report, ...change, at: this.now().toISOString() };
    this.#write();
    this.changed();
  }

  #write(): void {
    try {
      localStorage.setItem(keyPrefix + this.#report.profile, JSON.stringify(this.#report));
    } catch {
      // Storage is denied: it is counted until the page closes.
    }
  }
}

/** JavaScript's memory in bytes; null where the browser does not tell. */
export async function measureMemory(): Promise<number | null> {
  const page: Performance & {
    measureUserAgentSpecificMemory?(): Promise<{ readonly bytes: number }>;
    readonly memory?: { readonly usedJSHeapSize: number };
  } = performance;
  try {
    const measured = await page.measureUserAgentSpecificMemory?.();
    return measured?.bytes ?? page.memory?.usedJSHeapSize ?? null;
  } catch {
    return page.memory?.usedJSHeapSize ?? null;
  }
}
