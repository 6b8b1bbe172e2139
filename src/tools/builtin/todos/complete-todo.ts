import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { findTodo } from './find.ts';
import { todoSchema } from './schema.ts';

export const completeTodo = defineTool({
  name: 'complete_todo',
  title: { en: 'Tick off a to-do', zh: '完成待办' },
  description: { en: 'Mark an open item of the to-do list as done.', zh: '把待办清单中的一项标记为已完成。' },
  category: 'todos',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ text: z.string().trim().min(1).max(2000).describe('what is done, or a part of it') }),
  result: todoSchema,
  examples: [
    { query: { en: 'tick off call mum', zh: '给妈妈打电话勾掉' }, arguments: { text: 'call mum' } },
    { query: { en: 'i watered the ferns', zh: '花浇好了' }, arguments: { text: 'watered the ferns' } },
    { query: { en: 'milk is bought', zh: '牛奶买了' }, arguments: { text: 'milk' } },
    { query: { en: 'mark pay the rent as done', zh: '把交房租标记为完成' }, arguments: { text: 'pay the rent' } },
    { query: { en: 'done with the photos', zh: '照片整理完了' }, arguments: { text: 'the photos' } },
    { query: { en: "check off the dentist, that's sorted", zh: '看牙医搞定了' }, arguments: { text: 'dentist' } },
    { query: { en: 'finished my homework', zh: '作业做完了' }, arguments: { text: 'homework' } },
    { query: { en: 'the laundry is done, cross it off', zh: '衣服洗完，打个勾' }, arguments: { text: 'laundry' } },
    {
      query: { en: 'i already paid the bill, complete', zh: '账单已经付了，完成' },
      arguments: { text: 'the bill' },
    },
    { query: { en: "i've just fed the cat, tick", zh: '猫喂过了，可以划掉' }, arguments: { text: 'the cat' } },
    { query: { en: 'call the bank: handled', zh: '给银行打电话这件事办妥了' }, arguments: { text: 'call the bank' } },
  ],
  async run({ text }, context) {
    const todos = await context.todos.list();
    const open = todos.filter(({ done }) => !done);
    const todo = findTodo(text, open, context);
    await context.todos.setDone(todo.id, true);
    return { ...todo, done: true };
  },
  describe: {
    en: ({ text }) => `“${text}” is done.`,
    zh: ({ text }) => `“${text}”已完成。`,
  },
  undo: ({ id }, { todos }) => todos.setDone(id, false),
});
