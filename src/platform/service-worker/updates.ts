import { Watched } from '../watched';
import type { WorkerMessage } from './protocol';
import { register } from './registration';

/** An open page looks for a newer version this often. */
const checkEveryMs = 60 * 60 * 1000;

/**
 * - `current`: this page is the newest version that is known here.
 * - `waiting`: a newer version is stored whole, and waits for the person's word.
 * - `replaced`: another tab took the newer version; this one still runs the old.
 */
export type UpdateState = 'current' | 'waiting' | 'replaced';

function tell(worker: ServiceWorker, message: WorkerMessage): void {
  worker.postMessage(message);
}

/** Keeps the page for use without a network, and newer versions of it away until the person asks for one. */
export class Updates extends Watched {
  #state: UpdateState = 'current';
  #registration: ServiceWorkerRegistration | null = null;
  #reloading = false;

  constructor(readonly reload: () => void = () => location.reload()) {
    super();
  }

  get state(): UpdateState {
    return this.#state;
  }

  /**
   * Registers the service worker, has it store all that the page can need, and begins to look for newer versions. Called once, when
   * the first load is over. Nothing in a frame, and where service workers are denied: the page then needs its host.
   */
  async start(): Promise<void> {
    if (window.top !== window || !('serviceWorker' in navigator)) return;
    let controlled = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (this.#reloading) this.reload();
      else if (controlled) this.#become('replaced');
      controlled = true;
    });
    try {
      const registration = await register();
      this.#registration = registration;
      registration.addEventListener('updatefound', () => this.#follow(registration.installing));
      this.#follow(registration.waiting ?? registration.installing);
      const { active } = await navigator.serviceWorker.ready;
      if (active) tell(active, { type: 'store.parts' });
      // Without a network there is nothing newer to find; the next look comes.
      setInterval(() => registration.update().catch(() => undefined), checkEveryMs);
    } catch (thrown) {
      console.warn('The page cannot be kept for use without a network.', thrown);
    }
  }

  /** Takes the newer version and reloads the page; the other tabs are told. Reloads alone where none waits. */
  take(): void {
    const waiting = this.#registration?.waiting;
    this.#reloading = true;
    if (waiting) tell(waiting, { type: 'take.over' });
    else this.reload();
  }

  #become(state: UpdateState): void {
    this.#state = state;
    this.changed();
  }

  /** A worker that is installed beside an active one holds a newer version. */
  #follow(worker: ServiceWorker | null): void {
    const look = () => {
      if (worker?.state === 'installed' && this.#registration?.active) this.#become('waiting');
    };
    worker?.addEventListener('statechange', look);
    look();
  }
}
