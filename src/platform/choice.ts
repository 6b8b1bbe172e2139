import { Watched } from './watched.ts';

export interface ChoiceOptions<T extends string> {
  /** Where `localStorage` keeps it. */
  readonly key: string;
  /** All there are; the first holds until a person chooses. */
  readonly values: readonly [T, ...T[]];
  /** Hears of other tabs' choices: the window. */
  readonly page: EventTarget | null;
  /** Makes the page show it. Called at once, and after every change. */
  readonly apply?: (value: T) => void;
}

/** One of a few that a person chooses for all tabs of this page. Where storage is denied it holds until the page closes. */
export class Choice<T extends string> extends Watched {
  #value: T;

  constructor(readonly options: ChoiceOptions<T>) {
    super();
    this.#value = this.#stored();
    options.apply?.(this.#value);
    options.page?.addEventListener('storage', event => {
      if ((event as StorageEvent).key === options.key) this.show(this.#stored());
    });
  }

  get(): T {
    return this.#value;
  }

  /** Shows a value without keeping it: of a page inside another one, the other decides. */
  show(value: T): void {
    this.#value = value;
    this.options.apply?.(value);
    this.changed();
  }

  async set(value: T): Promise<void> {
    try {
      localStorage.setItem(this.options.key, value);
    } catch {
      // Storage is denied.
    }
    this.show(value);
  }

  #stored(): T {
    const { key, values } = this.options;
    try {
      const kept = localStorage.getItem(key);
      return values.find(value => value === kept) ?? values[0];
    } catch {
      return values[0];
    }
  }
}
