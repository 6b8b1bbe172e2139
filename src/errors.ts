/** Values that fill the blanks of an error's message, e.g. `{ file: 'params_shard_1.bin' }`. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/**
 * An error that a person can meet. `code` is stable and names the message: `errors.<code>` in the interface's catalogues says
 * what happened and what to do next, with `details` filled in. `message` is for developers.
 */
export class AppError extends Error {
  override readonly name: string = 'AppError';

  constructor(
    readonly code: string,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super([code, ...Object.entries(details).map(([key, value]) => `${key}=${value}`)].join(' '), options);
  }
}

/** What of an error survives a transcript, a worker's message or a diagnostics report. */
export interface ErrorRecord {
  readonly code: string;
  readonly details: ErrorDetails;
}

/** The record of any thrown value; what is not an `AppError` becomes `UNEXPECTED` with its message in `details.message`. */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  if (thrown instanceof AppError) return { code: thrown.code, details: thrown.details };
  return { code: 'UNEXPECTED', details: { message: thrown instanceof Error ? thrown.message : String(thrown) } };
}

/** Settles as `work` does, or rejects with the signal's reason as soon as it aborts: what ignores its signal is given up. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** True for the rejection of an aborted operation (a `DOMException` named `AbortError`). */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'AbortError';
}
