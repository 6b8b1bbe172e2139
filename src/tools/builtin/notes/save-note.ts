import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { nameOf, noteSchema } from './schema.ts';

export const saveNote = defineTool({
  name: 'save_note',
  title: { en: 'Save a note', zh: '记笔记' },
  description: { en: 'Keep a text as a note, in this browser alone.', zh: '把一段文字记成笔记，只存在此浏览器中。' },
  category: 'notes',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({
    text: z.string().trim().min(1).max(20_000).describe('what to keep'),
    title: z.string().trim().max(200).optional().describe('what the note is called'),
  }),
  result: noteSchema,
  examples: [
    {
      query: { en: 'note that the wifi password is on the router', zh: '记一下 无线密码在路由器上' },
      arguments: { text: 'the wifi password is on the router' },
    },
    {
      query: { en: 'save a note called Groceries: milk, eggs, flour', zh: '记个笔记，标题叫采购：牛奶、鸡蛋、面粉' },
      arguments: { text: 'milk, eggs, flour', title: 'Groceries' },
    },
    {
      query: { en: 'remember that the spare key is under the blue pot', zh: '帮我记住备用钥匙在蓝色花盆下面' },
      arguments: { text: 'the spare key is under the blue pot' },
    },
    {
      query: { en: 'jot down gate code 4471', zh: '写个便签 门禁码4471' },
      arguments: { text: 'gate code 4471' },
    },
    {
      query: { en: 'new note Gift ideas - a kite for Noah', zh: '新建笔记“礼物”：给小宝买风筝' },
      arguments: { text: 'a kite for Noah', title: 'Gift ideas' },
    },
    {
      query: { en: 'write this down: the gate opens at six', zh: '写下来：大门六点开' },
      arguments: { text: 'the gate opens at six' },
    },
    {
      query: { en: 'memo: Lena is allergic to nuts', zh: '备忘：小丽对坚果过敏' },
      arguments: { text: 'Lena is allergic to nuts' },
    },
    {
      query: { en: 'keep in mind that my locker is 23', zh: '记住我的柜子是23号' },
      arguments: { text: 'my locker is 23' },
    },
    {
      query: { en: 'add to my notes under Car: oil changed in May', zh: '在笔记 Car 里写：五月换过机油' },
      arguments: { text: 'oil changed in May', title: 'Car' },
    },
    {
      query: { en: 'make a note, the doctor said rest', zh: '做个笔记，医生说要休息' },
      arguments: { text: 'the doctor said rest' },
    },
    {
      query: { en: 'for the record, we parked on level 3', zh: '存一下，车停在三层' },
      arguments: { text: 'we parked on level 3' },
    },
  ],
  // A title that says nothing is none.
  run: ({ text, title }, { notes }) => notes.save({ text, ...(title && { title }) }),
  describe: {
    en: note => `Saved the note “${nameOf(note)}”.`,
    zh: note => `已保存笔记“${nameOf(note)}”。`,
  },
  undo: ({ id }, { notes }) => notes.remove(id),
});
