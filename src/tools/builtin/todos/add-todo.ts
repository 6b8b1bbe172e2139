import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { todoPriority, todoSchema } from './schema.ts';

export const addTodo = defineTool({
  name: 'add_todo',
  title: { en: 'Add a to-do', zh: '添加待办' },
  description: { en: 'Add an item to the to-do list.', zh: '在待办清单中添加一项。' },
  category: 'todos',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    text: z.string().trim().min(1).max(2000).describe('what is to be done'),
    priority: todoPriority.optional(),
    due: z.string().optional().describe('when, as the person says it'),
  }),
  result: todoSchema,
  examples: [
    { query: { en: 'remind me to call mum', zh: '提醒我给妈妈打电话' }, arguments: { text: 'call mum' } },
    { query: { en: 'add milk to my list', zh: '把牛奶加到清单' }, arguments: { text: 'milk' } },
    {
      query: { en: 'to-do: water the ferns on Friday', zh: '待办：周五浇花' },
      arguments: { text: 'water the ferns', due: 'Friday' },
    },
    {
      query: { en: 'urgent: pay the rent by tomorrow', zh: '紧急：明天之前交房租' },
      arguments: { text: 'pay the rent', priority: 'high', due: 'tomorrow' },
    },
    {
      query: { en: 'low priority: sort the photos', zh: '不着急：整理照片' },
      arguments: { text: 'sort the photos', priority: 'low' },
    },
    { query: { en: 'put bread on my list', zh: '清单上记一个买面包' }, arguments: { text: 'bread' } },
    {
      query: { en: 'another task: return the books', zh: '再加个任务：还书' },
      arguments: { text: 'return the books' },
    },
    {
      query: { en: "don't let me forget to email Sam", zh: '别让我忘了给 Sam 发邮件' },
      arguments: { text: 'email Sam' },
    },
    {
      query: { en: 'i need to book a dentist next month', zh: '下个月要预约牙医，记到待办' },
      arguments: { text: 'book a dentist', due: 'next month' },
    },
    {
      query: {
        en: 'top priority for my tasks: file the taxes, deadline 30 April',
        zh: '高优先级任务：报税，截止4月30日',
      },
      arguments: { text: 'file the taxes', priority: 'high', due: '30 April' },
    },
    {
      query: { en: 'I have to clean the car this afternoon', zh: '今天下午得洗车' },
      arguments: { text: 'clean the car', due: 'this afternoon' },
    },
  ],
  async run({ text, priority, due }, context) {
    const dueAt =
      due === undefined ? undefined : await (await import('../../parse/due.ts')).parseDue(due, context.now());
    return context.todos.add({ text, priority, due, dueAt: dueAt?.toISOString() });
  },
  describe: {
    en: ({ text, due }) => `Added “${text}” to the list${due === undefined ? '' : `, due ${due}`}.`,
    zh: ({ text, due }) => `已添加“${text}”${due === undefined ? '' : `，期限：${due}`}。`,
  },
});
