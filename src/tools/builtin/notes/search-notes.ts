import { z } from 'zod';
import { searchDocuments } from '../../../platform/search.ts';
import { defineTool } from '../../define.ts';
import { nameOf, noteSchema } from './schema.ts';

/** Notes that a result holds. */
const mostFound = 20;
/** Longer lists are not read out. */
const readOut = 5;

export const searchNotes = defineTool({
  name: 'search_notes',
  title: { en: 'Search the notes', zh: '搜索笔记' },
  description: {
    en: 'Find notes by the words in them; typos are forgiven.',
    zh: '按内容查找笔记，允许有错字。',
  },
  category: 'notes',
  effects: 'local',
  permission: 'allow',
  parameters: z.object({ query: z.string().trim().min(1).max(500).describe('words to look for') }),
  result: z.object({
    query: z.string(),
    /** How many were found; the best of them are in `notes`, best first. */
    found: z.int(),
    notes: z.array(noteSchema.omit({ text: true }).extend({ snippet: z.string() })),
  }),
  examples: [
    { query: { en: 'search my notes for wifi', zh: '在笔记里搜无线密码' }, arguments: { query: 'wifi' } },
    {
      query: { en: 'what did i note about the spare key', zh: '我记过备用钥匙吗' },
      arguments: { query: 'the spare key' },
    },
    { query: { en: 'find the note with the gate code', zh: '找找门禁码那条笔记' }, arguments: { query: 'gate code' } },
    {
      query: { en: 'do i have any notes on groceries', zh: '有没有关于采购的笔记' },
      arguments: { query: 'groceries' },
    },
    { query: { en: 'look through my notes for kite', zh: '翻翻笔记，看有没有风筝' }, arguments: { query: 'kite' } },
    {
      query: { en: 'what did i write about the wifi', zh: '我写过什么关于无线密码的' },
      arguments: { query: 'the wifi' },
    },
    { query: { en: 'find the note with the groceries', zh: '找那条采购笔记' }, arguments: { query: 'groceries' } },
    {
      query: { en: 'look in my notes for the gate code', zh: '在笔记里查门禁码' },
      arguments: { query: 'gate code' },
    },
  ],
  async run({ query }, context) {
    const notes = await context.notes.list();
    const hits = await searchDocuments(query, notes);
    const byId = new Map(notes.map(note => [note.id, note]));
    const found = hits.flatMap(({ id, snippet }) => {
      const note = byId.get(id);
      return note ? [{ id, title: note.title, createdAt: note.createdAt, snippet }] : [];
    });
    return { query, found: found.length, notes: found.slice(0, mostFound) };
  },
  describe: {
    en({ query, found, notes }, format) {
      if (found === 0) return `No note mentions “${query}”.`;
      const names = notes.slice(0, readOut).map(({ title, snippet }) => `“${nameOf({ title, text: snippet })}”`);
      const more = found > readOut ? `, and ${found - readOut} more` : '';
      const count = found === 1 ? '1 note' : `${found} notes`;
      return `${count} on “${query}”: ${more ? names.join(', ') + more : format.list(names)}.`;
    },
    zh({ query, found, notes }) {
      if (found === 0) return `没有笔记提到“${query}”。`;
      const names = notes.slice(0, readOut).map(({ title, snippet }) => `“${nameOf({ title, text: snippet })}”`);
      return `找到 ${found} 条关于“${query}”的笔记：${names.join('、')}${found > readOut ? '等' : ''}。`;
    },
  },
});
