import type { z } from 'zod';
import { AppError } from '../errors.ts';

/** Enough for any answer of the services that the tools ask. */
const defaultLimitBytes = 1024 * 1024;

function hostOf(response: Response): string {
  return new URL(response.url).host;
}

/**
 * What a request's failure means. A page learns nothing of why a request failed while online: no such host, a refused connection and
 * a site that forbids pages to read it look the same.
 */
export function networkError(thrown: unknown, host: string, signal?: AbortSignal | null): unknown {
  if (thrown instanceof AppError) return thrown;
  const reason: unknown = signal?.aborted ? signal.reason : thrown;
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    return new AppError('NETWORK_TIMEOUT', { host }, { cause: thrown });
  }
  if (!(reason instanceof TypeError)) return reason;
  // Node has no `navigator` before version 21.
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false;
  const code = offline ? 'NETWORK_OFFLINE' : 'NETWORK_CORS';
  return new AppError(code, { host }, { cause: thrown });
}

/** Seconds of a `Retry-After` header, which holds seconds or a date; null for anything else (RFC 9110, 10.2.3). */
function retryAfterSeconds(response: Response): number | null {
  const value = response.headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}

/** Throws `NETWORK_RATE_LIMITED`, `NETWORK_RETRY_AFTER` (a 429 that says when) or `NETWORK_STATUS` unless the answer is a success. */
export function demandSuccess(response: Response): void {
  if (response.ok) return;
  const host = hostOf(response);
  if (response.status !== 429) throw new AppError('NETWORK_STATUS', { host, status: response.status });
  const seconds = retryAfterSeconds(response);
  if (seconds === null) throw new AppError('NETWORK_RATE_LIMITED', { host });
  throw new AppError('NETWORK_RETRY_AFTER', { host, seconds });
}

/**
 * The bytes of an answer's body; reading stops as soon as they are more than the limit. `signal` is the request's.
 * Throws `NETWORK_TOO_LARGE`, `NETWORK_TIMEOUT`, `NETWORK_OFFLINE` or `NETWORK_INTERRUPTED`, or the signal's reason.
 */
export async function readBytes(
  response: Response,
  limitBytes = defaultLimitBytes,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const host = hostOf(response);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      parts.push(next.value);
      length += next.value.byteLength;
      if (length > limitBytes) throw new AppError('NETWORK_TOO_LARGE', { host, limitKib: limitBytes / 1024 });
    }
  } catch (thrown) {
    await reader?.cancel().catch(() => undefined);
    const error = networkError(thrown, host, signal);
    if (error instanceof AppError && error.code === 'NETWORK_CORS') {
      throw new AppError('NETWORK_INTERRUPTED', { host }, { cause: thrown });
    }
    throw error;
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/**
 * The JSON of a successful answer, as `schema` describes the service's format. Throws what `demandSuccess` and `readBytes` throw, and
 * `NETWORK_MALFORMED` for what is not in that format.
 */
export async function readJson<T>(response: Response, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> {
  demandSuccess(response);
  const text = new TextDecoder().decode(await readBytes(response, defaultLimitBytes, signal));
  const malformed = (cause: unknown) => new AppError('NETWORK_MALFORMED', { host: hostOf(response) }, { cause });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    throw malformed(thrown);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw malformed(parsed.error);
  return parsed.data;
}
