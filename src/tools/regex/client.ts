import { AppError } from '../../errors.ts';
import type { RegexMatch, RegexRunner } from '../context.ts';
import { createExpendable } from '../sandbox/expendable.ts';
import type { Search } from './core.ts';

const limitMs = 1000;

/**
 * The browser's own regular expressions in a worker that is started by the first search and ended by one that takes longer than a
 * second. Throws what `RegexRunner` says, and `REGEX_UNAVAILABLE`.
 */
export function createRegexRunner(): RegexRunner {
  const search = createExpendable<Search, readonly RegexMatch[]>({
    start: () => new Worker(new URL('./regex.worker.ts', import.meta.url), { type: 'module', name: 'regex' }),
    limitMs,
    late: () => new AppError('REGEX_TOO_SLOW', { seconds: limitMs / 1000 }),
    broken: reason => new AppError('REGEX_UNAVAILABLE', { reason }),
  });
  return { matches: (pattern, flags, text, signal) => search({ pattern, flags, text }, signal) };
}
