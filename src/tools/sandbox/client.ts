import { AppError } from '../../errors.ts';
import type { Sandbox } from '../context.ts';
import type { Outcome } from './core.ts';
import { createExpendable } from './expendable.ts';
import type { Program } from './sandbox.worker.ts';

/** Twice what a program has: one that is within a slow built-in function cannot be interrupted, and its worker is ended. */
const limitMs = 2000;

/** The page's sandbox: QuickJS in a worker that is started by the first run. Throws what `Sandbox` says, and `SANDBOX_UNAVAILABLE`. */
export function createSandbox(): Sandbox {
  const run = createExpendable<Program, Outcome>({
    start: () => new Worker(new URL('./sandbox.worker.ts', import.meta.url), { type: 'module', name: 'sandbox' }),
    limitMs,
    late: () => new AppError('SANDBOX_TIMEOUT', { seconds: limitMs / 1000 }),
    broken: reason => new AppError('SANDBOX_UNAVAILABLE', { reason }),
  });
  return {
    async run(code, { input = null, signal }) {
      const { json, logs } = await run({ code, input: JSON.stringify(input) }, signal);
      return { value: JSON.parse(json), logs };
    },
  };
}
