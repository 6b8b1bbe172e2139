import { nanoid } from 'nanoid';
import type { Note, NoteStore } from '../tools/context.ts';
import type { Database } from './database.ts';
import { Watched } from './watched.ts';

/** Notes over a database, newest first. */
export class Notes extends Watched implements NoteStore {
  constructor(
    readonly database: Database,
    readonly now: () => Date,
  ) {
    super();
    database.onChange(table => table === 'notes' && this.changed());
  }

  async save(note: Pick<Note, 'title' | 'text'>): Promise<Note> {
    const saved: Note = { ...note, id: nanoid(), createdAt: this.now().toISOString() };
    await this.database.put('notes', saved);
    this.changed();
    return saved;
  }

  async list(): Promise<readonly Note[]> {
    const notes = await this.database.all('notes');
    return notes.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  }

  async remove(id: string): Promise<void> {
    await this.database.remove('notes', id);
    this.changed();
  }

  async restore(note: Note): Promise<void> {
    await this.database.put('notes', note);
    this.changed();
  }
}
