import { nanoid } from 'nanoid';
import type { Todo, TodoStore } from '../tools/context.ts';
import type { Database } from './database.ts';
import { Watched } from './watched.ts';

/** To-dos over a database, oldest first. */
export class Todos extends Watched implements TodoStore {
  constructor(
    readonly database: Database,
    readonly now: () => Date,
  ) {
    super();
    database.onChange(table => table === 'todos' && this.changed());
  }

  async add(todo: Pick<Todo, 'text' | 'priority' | 'due' | 'dueAt'>): Promise<Todo> {
    const added: Todo = { ...todo, id: nanoid(), done: false, createdAt: this.now().toISOString() };
    await this.database.put('todos', added);
    this.changed();
    return added;
  }

  async list(): Promise<readonly Todo[]> {
    const todos = await this.database.all('todos');
    return todos.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  }

  async setDone(id: string, done: boolean): Promise<void> {
    const todo = await this.database.get('todos', id);
    if (!todo) return;
    await this.database.put('todos', { ...todo, done });
    this.changed();
  }

  async remove(id: string): Promise<void> {
    await this.database.remove('todos', id);
    this.changed();
  }

  async restore(todo: Todo): Promise<void> {
    await this.database.put('todos', todo);
    this.changed();
  }
}
