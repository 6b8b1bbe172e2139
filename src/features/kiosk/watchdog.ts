import { AppError } from '@/errors';
import { lossCodes } from '@/runtime/runtime';
import type { ChatState } from '../chat/state';
import { workingShare } from '../chat/thread/turn-state';

export interface WatchdogServices {
  state(): ChatState;
  /** Asks the engine for a sign of life; null where none is ready. */
  ping(): Promise<unknown> | null;
  /** Ends the engine as lost for `reason` and loads it anew. */
  restart(reason: AppError): void;
  /** Nothing else helped: the page has to start again. */
  reload(): void;
  /** The engine is started again, or has started itself again, because of an error with this code. */
  onRecovery(code: string): void;
  /** It has run for a while without an error. */
  onSteady(): void;
  /** Milliseconds of a clock that only runs forward. */
  nowMs(): number;
}

export interface WatchdogLimits {
  /** A turn or a load that makes no progress for so long is stuck. */
  readonly stuckMs: number;
  /** An idle engine that does not answer within this time is gone. */
  readonly pingMs: number;
  /** So often is it asked. */
  readonly pingEveryMs: number;
  /** Without an error for so long, it runs steadily. */
  readonly steadyMs: number;
}

/** Restarts that may fail one after the other before the page starts again. */
const restartsAllowed = 3;
/** Before the second restart, and twice as long before each that follows. */
const retryMs = 1_000;
/** Ticks that lie further apart: the device slept, and nothing stood still. */
const sleptMs = 15_000;

/**
 * Finds out that a turn or a load is stuck, that a load failed, or that the engine's worker is gone, which no event tells of, and
 * has the engine started again; where that does not help, the page. `tick` is to be called about once a second.
 */
export class Watchdog {
  #seen: readonly unknown[] = [];
  #progressAt: number;
  #tickedAt: number;
  #steadySince: number;
  #restarts = 0;
  #status: ChatState['model']['status'] = 'loading';
  #ping: { readonly at: number; answered: boolean } | null = null;
  #reloading = false;

  constructor(
    readonly services: WatchdogServices,
    readonly limits: WatchdogLimits,
  ) {
    const now = services.nowMs();
    this.#progressAt = now;
    this.#tickedAt = now;
    this.#steadySince = now;
  }

  tick(): void {
    if (this.#reloading) return;
    const { services, limits } = this;
    const now = services.nowMs();
    if (now - this.#tickedAt > sleptMs) this.#wake(now);
    this.#tickedAt = now;

    const { model, turns, queue } = services.state();
    const turn = turns.at(-1);
    this.#look([model, turn, queue], now);
    this.#noticeRestart(model, now);

    if (model.status === 'failed') {
      const wait = this.#restarts === 0 ? 0 : retryMs * 2 ** (this.#restarts - 1);
      if (now - this.#progressAt >= wait) this.#recover(model.error.code, now);
      return;
    }
    // A turn that does not work waits for its person, and the queue for that turn.
    const waits = turn !== undefined && turn.status !== 'finished' && workingShare(turn) === null;
    const works = model.status === 'loading' || (!waits && (workingShare(turn) !== null || queue.length > 0));
    if (works && now - this.#progressAt > limits.stuckMs) this.#recover('KIOSK_STUCK', now);
    else if (works) this.#ping = null;
    else this.#ask(now);
    if (now - this.#steadySince > limits.steadyMs && model.status === 'ready') {
      this.#steadySince = now;
      this.#restarts = 0;
      services.onSteady();
    }
  }

  /** Any change of what is watched is progress. */
  #look(seen: readonly unknown[], now: number): void {
    if (seen.some((value, index) => value !== this.#seen[index])) this.#progressAt = now;
    this.#seen = seen;
  }

  #wake(now: number): void {
    this.#progressAt = now;
    this.#steadySince = now;
    this.#ping = null;
  }

  /** An engine that says itself that it is lost is loaded again by its host. */
  #noticeRestart({ status }: ChatState['model'], now: number): void {
    if (this.#status === 'ready' && status === 'loading') this.#count('ENGINE_DEVICE_LOST', now);
    this.#status = status;
  }

  #ask(now: number): void {
    const { services, limits } = this;
    if (this.#ping && !this.#ping.answered) {
      if (now - this.#ping.at > limits.pingMs) this.#recover('ENGINE_WORKER_LOST', now);
      return;
    }
    if (this.#ping && now - this.#ping.at < limits.pingEveryMs) return;
    const sent = { at: now, answered: false };
    this.#ping = sent;
    const answer = services.ping();
    const done = () => {
      sent.answered = true;
    };
    // An engine that answers with an error is alive.
    if (answer) void answer.then(done, done);
    else done();
  }

  #count(code: string, now: number): void {
    this.#restarts += 1;
    this.#steadySince = now;
    this.#progressAt = now;
    this.#ping = null;
    this.services.onRecovery(code);
  }

  #recover(code: string, now: number): void {
    this.#count(code, now);
    if (this.#restarts > restartsAllowed) {
      this.#reloading = true;
      this.services.reload();
      return;
    }
    // The restart is this one's own, and not to be counted again.
    this.#status = 'loading';
    const lost = lossCodes.has(code) ? code : 'ENGINE_WORKER_LOST';
    this.services.restart(new AppError(lost, { reason: code }));
  }
}
