import { useTranslation } from 'react-i18next';
import type { Todo } from '@/tools/context';
import { Giant } from '@/ui/Giant';
import { Plate } from '@/ui/Plate';
import { useTodos } from '../../page/page';
import { TodoRows } from './TodoRows';

export interface TodoListPlateProps {
  readonly status: 'open' | 'done' | 'all';
  /** As they were listed; those that are still there show as they are now. */
  readonly listed: readonly Todo[];
}

/** The to-dos that were asked for, live. */
export function TodoListPlate({ status, listed }: TodoListPlateProps) {
  const { t } = useTranslation();
  const now = useTodos();
  const shown = listed.flatMap(({ id }) => now.find(todo => todo.id === id) ?? []);
  const count = status === 'all' ? shown.length : shown.filter(({ done }) => done === (status === 'done')).length;
  return (
    <Plate>
      <Giant unit={t(`todos.${status}`, { count })}>{count}</Giant>
      {shown.length > 0 ? <TodoRows todos={shown} /> : <p className="caption">{t('todos.none')}</p>}
    </Plate>
  );
}

/** A to-do that was put down or ticked off, live, and how many are open; while it is open itself, with it. */
export function TodoAddedPlate({ added }: { readonly added: Todo }) {
  const { t } = useTranslation();
  const now = useTodos();
  const todo = now.find(({ id }) => id === added.id);
  const open = now.filter(({ done }) => !done).length;
  return (
    <Plate>
      <Giant unit={t(todo && !todo.done ? 'todos.count' : 'todos.open', { count: open })}>{open}</Giant>
      {todo ? <TodoRows todos={[todo]} /> : <p className="caption">{t('todos.gone')}</p>}
    </Plate>
  );
}
