import { AppError, type ErrorRecord, orAborted, toErrorRecord } from '../../errors.ts';

/** What a worker says, once when it is ready and once for each message. */
type Said<Value> = { readonly value: Value } | { readonly error: ErrorRecord };

interface ExpendableOptions {
  readonly start: () => Worker;
  /** Milliseconds that the answer to a message may take. */
  readonly limitMs: number;
  /** What is thrown after that. */
  readonly late: () => AppError;
  /** What is thrown where the worker does not start, or breaks. */
  readonly broken: (reason: string) => AppError;
}

/** No worker takes longer to start. */
const startMs = 20_000;

/**
 * Work in a worker that may never end: what takes too long, breaks or is aborted ends with its worker, and the next message gets a
 * new one. The returned function posts one message and resolves to its answer; messages wait for each other, and their time
 * counts from when the worker has them. It throws what the work in the worker threw.
 */
export function createExpendable<Message, Value>({ start, limitMs, late, broken }: ExpendableOptions) {
  let idle: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function said<T>(worker: Worker, ms: number, tooLate: () => AppError): Promise<Said<T>> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = new Promise<Said<T>>((resolve, reject) => {
      timer = setTimeout(() => reject(tooLate()), ms);
      worker.onmessage = ({ data }: MessageEvent<Said<T>>) => resolve(data);
      worker.onmessageerror = () => reject(broken('messageerror'));
      // A script that did not load has no message.
      worker.onerror = ({ message }: Partial<ErrorEvent>) => reject(broken(message ?? 'load'));
    });
    return next.finally(() => clearTimeout(timer));
  }

  function unpack<T>(answer: Said<T>): T {
    if ('value' in answer) return answer.value;
    const { code, details } = answer.error;
    throw code === 'UNEXPECTED' ? broken(String(details.message)) : new AppError(code, details);
  }

  async function started(signal: AbortSignal): Promise<Worker> {
    let worker: Worker;
    try {
      worker = start();
    } catch (thrown) {
      throw broken(String(thrown));
    }
    try {
      unpack(
        await orAborted(
          said<null>(worker, startMs, () => broken('start')),
          signal,
        ),
      );
      return worker;
    } catch (thrown) {
      worker.terminate();
      throw thrown;
    }
  }

  async function answer(message: Message, signal: AbortSignal): Promise<Value> {
    signal.throwIfAborted();
    const worker = idle ?? (await started(signal));
    idle = undefined;
    let answered: Said<Value> | undefined;
    try {
      worker.postMessage(message);
      answered = await orAborted(said<Value>(worker, limitMs, late), signal);
    } finally {
      if (answered) idle = worker;
      else worker.terminate();
    }
    return unpack(answered);
  }

  return (message: Message, signal: AbortSignal): Promise<Value> => {
    const turn = queue.then(() => answer(message, signal));
    queue = turn.catch(() => undefined);
    return orAborted(turn, signal);
  };
}

/** The worker's side of it: says when `ready` resolved, then answers each message by `work`. */
export function answerMessages<Message, Value>(
  ready: Promise<unknown>,
  work: (message: Message) => Value | Promise<Value>,
): void {
  const say = async (work: () => unknown) => {
    try {
      self.postMessage({ value: await work() });
    } catch (thrown) {
      self.postMessage({ error: toErrorRecord(thrown) });
    }
  };
  self.onmessage = ({ data }: MessageEvent<Message>) => say(() => work(data));
  void say(async () => {
    await ready;
    return null;
  });
}
