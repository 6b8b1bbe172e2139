import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { findTodo } from './find.ts';
import { todoSchema } from './schema.ts';

export const deleteTodo = defineTool({
  name: 'delete_todo',
  title: { en: 'Delete a to-do', zh: '删除待办' },
  description: { en: 'Delete an item of the to-do list, open or done.', zh: '删除待办清单中的一项。' },
  category: 'todos',
  effects: 'local',
  permission: 'ask',
  deletes: true,
  parameters: z.object({ text: z.string().trim().min(1).max(2000).describe('the item, or a part of it') }),
  result: todoSchema,
  examples: [
    {
      query: { en: 'delete call mum from my list', zh: '把给妈妈打电话从清单里删掉' },
      arguments: { text: 'call mum' },
    },
    { query: { en: 'take milk off the list', zh: '清单里不要牛奶了' }, arguments: { text: 'milk' } },
    { query: { en: 'scrap water the ferns', zh: '不用浇花了，删了吧' }, arguments: { text: 'water the ferns' } },
    { query: { en: 'remove the rent to-do', zh: '移除待办：房租' }, arguments: { text: 'rent' } },
    {
      query: { en: 'forget about sorting the photos', zh: '不整理照片了，删掉' },
      arguments: { text: 'sorting the photos' },
    },
    {
      query: { en: 'drop the dentist, it is cancelled', zh: '看牙医取消了，删掉这条待办' },
      arguments: { text: 'dentist' },
    },
    {
      query: { en: "cross out buy a tent, i don't need it any more", zh: '不需要买帐篷了，划掉' },
      arguments: { text: 'buy a tent' },
    },
    {
      query: { en: 'discard the task call the bank', zh: '丢掉任务 给银行打电话' },
      arguments: { text: 'call the bank' },
    },
    { query: { en: 'get rid of homework in my tasks', zh: '把作业从任务里去掉' }, arguments: { text: 'homework' } },
    {
      query: { en: "i won't clean the car after all, bin it", zh: '车不洗了，扔掉这项' },
      arguments: { text: 'clean the car' },
    },
  ],
  async run({ text }, context) {
    const todos = await context.todos.list();
    // Of two that are equally good, the open one is meant.
    const openFirst = todos.toSorted((a, b) => Number(a.done) - Number(b.done));
    const todo = findTodo(text, openFirst, context);
    await context.todos.remove(todo.id);
    return todo;
  },
  describe: {
    en: ({ text }) => `Deleted “${text}” from the list.`,
    zh: ({ text }) => `已从清单中删除“${text}”。`,
  },
  undo: (todo, { todos }) => todos.restore(todo),
});
