const prefix = 'tiny-giant.';
const ownPrefix = 'tiny-giant.kiosk.';

/** The keys under which the page keeps what a person prefers; not those of the kiosk itself. */
function keys(): string[] {
  return Object.keys(localStorage).filter(key => key.startsWith(prefix) && !key.startsWith(ownPrefix));
}

/** What the browser's owner prefers (theme, language, size of text), as it was when the kiosk started. Visitors' tools change it. */
export class Preferences {
  readonly #values: readonly (readonly [string, string])[];

  constructor() {
    this.#values = keys().map(key => [key, localStorage.getItem(key) ?? '']);
  }

  /** Puts it back. */
  restore(): void {
    for (const key of keys()) localStorage.removeItem(key);
    for (const [key, value] of this.#values) localStorage.setItem(key, value);
  }
}
