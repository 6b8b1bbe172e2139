import { beforeEach, describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { memoryDatabase } from '../../../platform/database.ts';
import { createFormat } from '../../../platform/format.ts';
import { Todos } from '../../../platform/todos.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { completeTodo } from './complete-todo.ts';
import { deleteTodo } from './delete-todo.ts';

const texts = ['call mum', 'water the ferns', 'buy milk', 'pay the rent', 'sort the photos', '去超市买鸡蛋'];
let todos: Todos;
let context: ReturnType<typeof contextOf>;

beforeEach(async () => {
  let ms = Date.parse('2026-11-24T10:00:00Z');
  const now = () => {
    ms += 1000;
    return new Date(ms);
  };
  todos = new Todos(memoryDatabase(), now);
  context = contextOf({ todos });
  for (const text of texts) await todos.add({ text });
});

const add = (text: string) => todos.add({ text });
const textOf = async (tool: typeof completeTodo, text: string) =>
  ((await runTool(tool, { text }, context)) as { text: string }).text;

describe.each([completeTodo, deleteTodo])('$name', tool => {
  test('has the signature that the model was trained on', () => {
    expect(formatParameters(signatureOf(tool.name, tool.parameters).parameters)).toBe(knows[tool.name]);
  });

  test('runs its examples, each on its own to-do', async () => {
    const more = [
      'see the dentist',
      'homework',
      'do the laundry',
      'pay the bill',
      'feed the cat',
      'call the bank',
      'clean the car',
      'buy a tent',
    ];
    for (const text of more) await add(text);
    const found: string[] = [];
    for (const { arguments: args } of tool.examples) found.push(await textOf(tool, String(args.text)));
    expect(new Set(found).size).toBe(tool.examples.length);
    expect(found).toEqual(expect.arrayContaining(texts.slice(0, 5)));
  });

  test('forgives typos, in Chinese takes a part', async () => {
    expect(await textOf(tool, 'pay the rnet')).toBe('pay the rent');
    expect(await textOf(tool, '买鸡蛋')).toBe('去超市买鸡蛋');
  });

  test('takes the oldest of several equally good ones', async () => {
    const [oldest] = [await add('book the dentist'), await add('call the dentist')];
    expect(await runTool(tool, { text: 'dentist' }, context)).toMatchObject({ id: oldest.id });
  });

  test('names what there is where nothing is near enough', async () => {
    await expect(runTool(tool, { text: 'feed the cat' }, context)).rejects.toMatchObject({
      code: 'TODO_UNKNOWN',
      details: { text: 'feed the cat', todos: expect.stringContaining('“call mum”, “water the ferns”') },
    });
    const empty = contextOf({ todos: new Todos(memoryDatabase(), () => new Date()) });
    await expect(runTool(tool, { text: 'x' }, empty)).rejects.toMatchObject({ code: 'TODO_NONE' });
  });
});

describe('complete_todo', () => {
  test('ticks off only what is open, and can take that back', async () => {
    const result = await runTool(completeTodo, { text: 'milk' }, context);
    expect(result).toMatchObject({ text: 'buy milk', done: true });
    expect((await todos.list()).filter(({ done }) => done)).toEqual([result]);
    await expect(runTool(completeTodo, { text: 'milk' }, context)).rejects.toMatchObject({ code: 'TODO_UNKNOWN' });
    await completeTodo.undo?.(result, context);
    expect((await todos.list()).some(({ done }) => done)).toBe(false);
  });

  test('says what is done', async () => {
    const result = await runTool(completeTodo, { text: 'milk' }, context);
    expect(completeTodo.describe(result, createFormat('en'))).toBe('“buy milk” is done.');
    expect(completeTodo.describe(result, createFormat('zh'))).toBe('“buy milk”已完成。');
  });
});

describe('delete_todo', () => {
  test('asks first, and can put it back as it was', async () => {
    expect(deleteTodo).toMatchObject({ deletes: true, permission: 'ask' });
    const rich = await todos.add({
      text: 'tax return',
      priority: 'high',
      due: 'Friday',
      dueAt: '2026-11-27T12:00:00.000Z',
    });
    const before = await todos.list();
    const result = await runTool(deleteTodo, { text: 'tax return' }, context);
    expect(await todos.list()).toEqual(before.filter(({ id }) => id !== rich.id));
    await deleteTodo.undo?.(result, context);
    expect(await todos.list()).toEqual(before);
  });

  test('means the open one of two alike, a done one where no other is', async () => {
    const [milk] = (await todos.list()).filter(({ text }) => text === 'buy milk');
    await todos.setDone(milk?.id ?? '', true);
    const again = await add('buy milk');
    expect(await runTool(deleteTodo, { text: 'milk' }, context)).toMatchObject({ id: again.id });
    expect(await runTool(deleteTodo, { text: 'milk' }, context)).toMatchObject({ id: milk?.id, done: true });
  });

  test('says what is gone', async () => {
    const result = await runTool(deleteTodo, { text: 'milk' }, context);
    expect(deleteTodo.describe(result, createFormat('en'))).toBe('Deleted “buy milk” from the list.');
    expect(deleteTodo.describe(result, createFormat('zh'))).toBe('已从清单中删除“buy milk”。');
  });
});
