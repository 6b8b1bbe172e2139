import { expect, test } from 'vitest';
import { AppError, toErrorRecord } from '../../errors.ts';
import { createExpendable } from './expendable.ts';
import { threadOf } from './fixtures/thread.ts';

const { signal } = new AbortController();

/** Counts its messages, so that its answers tell whether it is a new one. */
const counting = `let count = 0; onmessage = ({ data }) => { count += 1; if (data === 'hang') for (;;); if (data === 'break') throw new Error('it broke');
  say(data === 'refuse' ? { error: { code: 'NO', details: { a: 1 } } } : data === 'surprise' ? { error: { code: 'UNEXPECTED', details: { message: 'odd' } } } : { value: data + count }); };
  say({ value: null });`;

function expendable(script = counting) {
  const workers: Worker[] = [];
  const ask = createExpendable<string, string>({
    start() {
      const worker = threadOf(script);
      workers.push(worker);
      return worker;
    },
    limitMs: 1000,
    late: () => new AppError('LATE'),
    broken: reason => new AppError('BROKEN', { reason }),
  });
  return {
    ask: (message: string, of = signal) => ask(message, of).catch(toErrorRecord),
    workers,
    end: () => workers.map(worker => worker.terminate()),
  };
}

test('one worker answers messages in turn', async () => {
  const { ask, workers, end } = expendable();
  expect(await Promise.all(['a', 'b', 'refuse', 'c'].map(message => ask(message)))).toEqual([
    'a1',
    'b2',
    { code: 'NO', details: { a: 1 } },
    'c4',
  ]);
  expect(workers).toHaveLength(1);
  end();
});

test('one that hangs, breaks or fails is replaced', async () => {
  const { ask, workers, end } = expendable();
  expect(await ask('hang')).toEqual({ code: 'LATE', details: {} });
  expect(await ask('a')).toBe('a1');
  expect(await ask('break')).toEqual({ code: 'BROKEN', details: { reason: 'it broke' } });
  expect(await ask('b')).toBe('b1');
  expect(await ask('surprise')).toEqual({ code: 'BROKEN', details: { reason: 'odd' } });
  expect(workers).toHaveLength(3);
  end();
});

test('what is aborted ends at once, and what waits behind it goes on', async () => {
  const { ask, workers, end } = expendable();
  await ask('a');
  const stop = new AbortController();
  const [hanging, waiting] = [ask('hang', stop.signal), ask('b')];
  // Its worker has the message by then.
  await new Promise(resolve => setTimeout(resolve, 50));
  stop.abort();
  expect(await hanging).toMatchObject({ details: { message: expect.stringContaining('abort') } });
  expect(await waiting).toBe('b1');
  expect(await ask('c', stop.signal)).toMatchObject({ code: 'UNEXPECTED' });
  expect(workers).toHaveLength(2);
  end();
});

test('one that cannot start says why', async () => {
  const failed = expendable(`say({ error: { code: 'UNEXPECTED', details: { message: 'no file' } } })`);
  expect(await failed.ask('a')).toEqual({ code: 'BROKEN', details: { reason: 'no file' } });
  failed.end();
  const ask = createExpendable<string, string>({
    start: () => {
      throw new TypeError('no workers');
    },
    limitMs: 1000,
    late: () => new AppError('LATE'),
    broken: reason => new AppError('BROKEN', { reason }),
  });
  expect(await ask('a', signal).catch(toErrorRecord)).toEqual({
    code: 'BROKEN',
    details: { reason: 'TypeError: no workers' },
  });
});
