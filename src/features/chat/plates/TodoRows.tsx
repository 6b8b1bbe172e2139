import { useTranslation } from 'react-i18next';
import type { Todo } from '@/tools/context';
import { classes } from '@/ui/classes';
import { useFormat, usePage } from '../../page/page';
import './TodoRows.css';

/** To-dos with boxes that tick them off. */
export function TodoRows({ todos }: { readonly todos: readonly Todo[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const store = usePage().todos;
  const due = ({ due: said, dueAt }: Todo) =>
    dueAt ? format.dateTime(dueAt, { weekday: 'short', day: 'numeric', month: 'short' }) : said;
  return (
    <ul className="todos">
      {todos.map(todo => (
        <li key={todo.id} className={classes('todo', todo.done && 'done')}>
          <label>
            <input
              type="checkbox"
              checked={todo.done}
              onChange={event => void store.setDone(todo.id, event.target.checked)}
            />
            <span>{todo.text}</span>
          </label>
          <span className="caption">
            {[todo.priority && t('todos.priority', { priority: t(`value.${todo.priority}`) }), due(todo)]
              .filter(Boolean)
              .join(t('comma'))}
          </span>
        </li>
      ))}
    </ul>
  );
}
