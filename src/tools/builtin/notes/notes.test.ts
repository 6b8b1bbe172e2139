import { beforeEach, describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { memoryDatabase } from '../../../platform/database.ts';
import { createFormat } from '../../../platform/format.ts';
import { Notes } from '../../../platform/notes.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { deleteNote } from './delete-note.ts';
import { saveNote } from './save-note.ts';
import { searchNotes } from './search-notes.ts';

const [en, zh] = [createFormat('en'), createFormat('zh')];
let notes: Notes;
let context: ReturnType<typeof contextOf>;

beforeEach(() => {
  let ms = Date.parse('2026-11-24T10:00:00Z');
  const now = () => {
    ms += 1000;
    return new Date(ms);
  };
  notes = new Notes(memoryDatabase(), now);
  context = contextOf({ notes });
});

async function saveExamples(): Promise<void> {
  for (const { arguments: args } of saveNote.examples) await runTool(saveNote, args, context);
}

test.each([saveNote, searchNotes, deleteNote])('$name has the signature that the model was trained on', tool => {
  expect(formatParameters(signatureOf(tool.name, tool.parameters).parameters)).toBe(knows[tool.name]);
});

describe('save_note', () => {
  test.each(saveNote.examples)('runs the example $query.en', async ({ arguments: args }) => {
    const note = await runTool(saveNote, args, context);
    expect(note).toMatchObject(args);
    expect(await notes.list()).toEqual([note]);
    await saveNote.undo?.(note, context);
    expect(await notes.list()).toEqual([]);
  });

  test('says the title, or how the note begins', async () => {
    const text = 'the plumber comes on Thursday between eight and twelve, ring the bell twice';
    const plain = await runTool(saveNote, { text, title: ' ' }, context);
    expect(plain).not.toHaveProperty('title');
    expect(saveNote.describe(plain, en)).toBe(
      'Saved the note “the plumber comes on Thursday between eight and twelve, ring…”.',
    );
    const titled = await runTool(saveNote, { text, title: 'Plumber' }, context);
    expect(saveNote.describe(titled, zh)).toBe('已保存笔记“Plumber”。');
  });

  test('refuses a note that says nothing', () => {
    expect(saveNote.checkArguments({ text: ' ' })).toMatchObject({ ok: false, violations: [{ path: 'text' }] });
  });
});

describe('search_notes', () => {
  test('runs its examples', async () => {
    await saveExamples();
    const firsts: string[] = [];
    for (const { arguments: args } of searchNotes.examples) {
      const { notes: found } = (await runTool(searchNotes, args, context)) as { notes: { snippet: string }[] };
      firsts.push(found[0]?.snippet ?? '');
    }
    expect(firsts).toEqual([
      'the wifi password is on the router',
      'the spare key is under the blue pot',
      'gate code 4471',
      'milk, eggs, flour',
      'a kite for Noah',
      'the wifi password is on the router',
      'milk, eggs, flour',
      'gate code 4471',
    ]);
  });

  test('finds Chinese and forgives typos', async () => {
    await notes.save({ text: '备用钥匙在蓝色花盆下面' });
    await notes.save({ text: 'insulin dose: four units before meals' });
    expect(await runTool(searchNotes, { query: '花盆' }, context)).toMatchObject({
      notes: [{ snippet: '备用钥匙在蓝色花盆下面' }],
    });
    expect(await runTool(searchNotes, { query: 'insuiln' }, context)).toMatchObject({
      notes: [{ snippet: 'insulin dose: four units before meals' }],
    });
  });

  test('keeps a long list short, and says what was found', async () => {
    for (let index = 1; index <= 25; index += 1) await notes.save({ text: `recipe number ${index}` });
    const many = await runTool(searchNotes, { query: 'recipe' }, context);
    expect(many).toMatchObject({ found: 25, notes: Array(20).fill({ title: undefined }) });
    expect(searchNotes.describe(many, en)).toMatch(/^25 notes on “recipe”: “recipe number \d+”, .*, and 20 more\.$/);
    expect(searchNotes.describe(many, zh)).toMatch(/^找到 25 条关于“recipe”的笔记：.*等。$/);

    const none = await runTool(searchNotes, { query: 'bicycle' }, context);
    expect(searchNotes.describe(none, en)).toBe('No note mentions “bicycle”.');
    expect(searchNotes.describe(none, zh)).toBe('没有笔记提到“bicycle”。');
    const one = await runTool(searchNotes, { query: '25' }, context);
    expect(searchNotes.describe(one, en)).toBe('1 note on “25”: “recipe number 25”.');
  });
});

describe('delete_note', () => {
  test('asks first; its examples delete one each', async () => {
    expect(deleteNote).toMatchObject({ deletes: true, permission: 'ask' });
    await saveExamples();
    for (const { arguments: args } of deleteNote.examples) await runTool(deleteNote, args, context);
    expect(await notes.list()).toHaveLength(saveNote.examples.length - deleteNote.examples.length);
  });

  test('puts it back as it was', async () => {
    await saveExamples();
    const before = await notes.list();
    const deleted = await runTool(deleteNote, { title: 'grocereis' }, context);
    expect(deleted).toMatchObject({ title: 'Groceries' });
    expect(deleteNote.describe(deleted, en)).toBe('Deleted the note “Groceries”.');
    expect(deleteNote.describe(deleted, zh)).toBe('已删除笔记“Groceries”。');
    expect(await notes.list()).toHaveLength(before.length - 1);
    await deleteNote.undo?.(deleted, context);
    expect(await notes.list()).toEqual(before);
  });

  test('names what there is where nothing is near enough', async () => {
    await expect(runTool(deleteNote, { title: 'Rome' }, context)).rejects.toMatchObject({ code: 'NOTE_NONE' });
    await saveExamples();
    await expect(runTool(deleteNote, { title: 'Rome' }, context)).rejects.toMatchObject({
      code: 'NOTE_UNKNOWN',
      details: { title: 'Rome', notes: expect.stringContaining('“Gift ideas”, “gate code 4471”') },
    });
    expect(await notes.list()).toHaveLength(saveNote.examples.length);
  });
});
