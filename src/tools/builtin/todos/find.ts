import { AppError } from '../../../errors.ts';
import type { Todo, ToolContext } from '../../context.ts';
import { itemsMeant } from '../../match.ts';
import { quoted } from '../../quoted.ts';

/**
 * The to-do that a person means, the first of several equally good ones. Throws `TODO_NONE` where there are none to choose
 * from, and `TODO_UNKNOWN`, which names those there are, where none is near enough.
 */
export function findTodo(text: string, todos: readonly Todo[], { language }: Pick<ToolContext, 'language'>): Todo {
  if (todos.length === 0) throw new AppError('TODO_NONE', { text });
  const [meant] = itemsMeant(text, todos, todo => [todo.text]);
  if (meant) return meant;
  const names = todos.map(todo => todo.text);
  throw new AppError('TODO_UNKNOWN', { text, todos: quoted(names, language) });
}
