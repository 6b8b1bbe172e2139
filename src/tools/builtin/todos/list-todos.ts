import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { todoSchema } from './schema.ts';

const status = z.enum(['open', 'done', 'all']);

/** Longer lists are not read out. */
const readOut = 5;

const empty = {
  en: { open: 'Nothing is open.', done: 'Nothing is done yet.', all: 'The list is empty.' },
  zh: { open: '没有未完成的待办。', done: '还没有完成的待办。', all: '清单是空的。' },
} as const;

export const listTodos = defineTool({
  name: 'list_todos',
  title: { en: 'Show the to-do list', zh: '查看待办清单' },
  description: {
    en: 'Show the to-do list: what is open, done, or all of it.',
    zh: '查看待办清单：未完成、已完成或全部。',
  },
  category: 'todos',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ status: status.default('open') }),
  result: z.object({ status, todos: z.array(todoSchema) }),
  examples: [
    { query: { en: 'what is still open', zh: '还有哪些待办' }, arguments: {} },
    { query: { en: 'show my to-do list', zh: '看看我的待办清单' }, arguments: {} },
    { query: { en: 'which tasks are done', zh: '哪些已经完成了' }, arguments: { status: 'done' } },
    { query: { en: 'all my to-dos, done ones too', zh: '所有待办，包括已完成的' }, arguments: { status: 'all' } },
    { query: { en: 'what do I still have to do', zh: '我还要做什么' }, arguments: { status: 'open' } },
    { query: { en: "what's on my list", zh: '清单上有什么' }, arguments: {} },
    { query: { en: 'read me my tasks for today', zh: '念念我的任务' }, arguments: {} },
    { query: { en: 'do i have anything left to do', zh: '我还有事没做吗' }, arguments: {} },
    {
      query: { en: 'show everything i have finished so far', zh: '给我看已完成的事项' },
      arguments: { status: 'done' },
    },
    { query: { en: 'is buying milk on my to-dos', zh: '待办里有没有买牛奶' }, arguments: {} },
    { query: { en: 'list the tasks', zh: '列出任务' }, arguments: {} },
  ],
  async run({ status: wanted }, context) {
    const todos = await context.todos.list();
    return { status: wanted, todos: todos.filter(({ done }) => wanted === 'all' || done === (wanted === 'done')) };
  },
  describe: {
    en({ status: wanted, todos }, format) {
      if (todos.length === 0) return empty.en[wanted];
      const texts = todos.slice(0, readOut).map(({ text }) => text);
      const more = todos.length > readOut ? `, and ${todos.length - readOut} more` : '';
      return `${todos.length === 1 ? '1 to-do' : `${todos.length} to-dos`}: ${more ? texts.join(', ') + more : format.list(texts)}.`;
    },
    zh({ status: wanted, todos }) {
      if (todos.length === 0) return empty.zh[wanted];
      const texts = todos.slice(0, readOut).map(({ text }) => text);
      return `共 ${todos.length} 项：${texts.join('、')}${todos.length > readOut ? '等' : ''}。`;
    },
  },
});
