import type { z } from 'zod';
import { readJson } from '../../../platform/egress-read.ts';
import type { ToolContext } from '../../context.ts';

/** How long the web may take, all requests of a run together. */
const webTimeLimitMs = 10_000;

/** A little longer, so that a slow host is named rather than the tool. */
export const webTimeoutMs = 12_000;

/** A run's signal that also aborts, with a `TimeoutError`, when the web took too long. */
export function withTimeLimit(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(webTimeLimitMs)]);
}

/** Asks a service for JSON. Throws what `ToolContext.fetch` and `readJson` throw. `signal` is the run's, or one made of it. */
export async function getJson<T>(
  context: Pick<ToolContext, 'fetch'>,
  url: URL,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<T> {
  const response = await context.fetch(url, { signal, headers: { accept: 'application/json' } });
  return readJson(response, schema, signal);
}
