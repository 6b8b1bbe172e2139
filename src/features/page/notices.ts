import { nanoid } from 'nanoid';
import { type ErrorRecord, toErrorRecord } from '@/errors';
import { Watched } from '@/platform/watched';

export interface Notice {
  readonly id: string;
  readonly error: ErrorRecord;
}

/** What went wrong where no turn and no form is there to say it: shown above whatever panel is open, until it is put away. */
export class Notices extends Watched {
  #list: readonly Notice[] = [];

  /** Oldest first; a new array after every change. */
  list(): readonly Notice[] {
    return this.#list;
  }

  add(thrown: unknown): void {
    this.#list = [...this.#list, { id: nanoid(), error: toErrorRecord(thrown) }];
    this.changed();
  }

  /** As `add`, where the same is not shown already. */
  addOnce(thrown: unknown): void {
    const { code } = toErrorRecord(thrown);
    if (!this.#list.some(({ error }) => error.code === code)) this.add(thrown);
  }

  putAway(id: string): void {
    this.#list = this.#list.filter(notice => notice.id !== id);
    this.changed();
  }
}
