import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { defineTool } from '../../define.ts';
import { itemsMeant } from '../../match.ts';
import { clipped, quoted } from '../../quoted.ts';
import { nameOf, noteSchema } from './schema.ts';

export const deleteNote = defineTool({
  name: 'delete_note',
  title: { en: 'Delete a note', zh: '删除笔记' },
  description: { en: 'Delete a note by its title or its first words.', zh: '按标题或开头的文字删除一条笔记。' },
  category: 'notes',
  effects: 'local',
  permission: 'ask',
  deletes: true,
  parameters: z.object({ title: z.string().trim().min(1).max(500).describe('its title, or how it begins') }),
  result: noteSchema,
  examples: [
    { query: { en: 'delete the Groceries note', zh: '删掉采购那条笔记' }, arguments: { title: 'Groceries' } },
    { query: { en: 'bin my note gift ideas', zh: '礼物这个笔记不要了' }, arguments: { title: 'gift ideas' } },
    {
      query: { en: 'remove the note about the spare key', zh: '把备用钥匙的笔记删了' },
      arguments: { title: 'the spare key' },
    },
    { query: { en: 'get rid of the gate code note', zh: '门禁码那条笔记去掉' }, arguments: { title: 'gate code' } },
    { query: { en: 'delete the wifi password note', zh: '删除无线密码的笔记' }, arguments: { title: 'wifi password' } },
  ],
  async run({ title }, context) {
    const notes = await context.notes.list();
    if (notes.length === 0) throw new AppError('NOTE_NONE');
    // Of several equally good ones, the newest.
    const [meant] = itemsMeant(title, notes, note => [note.title ?? '', clipped(note.text)]);
    if (!meant) throw new AppError('NOTE_UNKNOWN', { title, notes: quoted(notes.map(nameOf), context.language) });
    await context.notes.remove(meant.id);
    return meant;
  },
  describe: {
    en: note => `Deleted the note “${nameOf(note)}”.`,
    zh: note => `已删除笔记“${nameOf(note)}”。`,
  },
  undo: (note, { notes }) => notes.restore(note),
});
