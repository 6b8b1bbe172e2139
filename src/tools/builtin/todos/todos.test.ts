import { expect, test } from 'vitest';
import { memoryDatabase } from '../../../platform/database.ts';
import { createFormat } from '../../../platform/format.ts';
import { Todos } from '../../../platform/todos.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { addTodo } from './add-todo.ts';
import { listTodos } from './list-todos.ts';

const now = () => new Date('2026-11-24T10:00:00');
const contextNow = () => contextOf({ now, todos: new Todos(memoryDatabase(), now) });

test('every example adds its to-do', async () => {
  const context = contextNow();
  for (const { arguments: args } of addTodo.examples)
    expect(await runTool(addTodo, args, context)).toMatchObject({ ...args, done: false });
  expect(await context.todos.list()).toHaveLength(addTodo.examples.length);
});

test.each([
  ['tomorrow at 3 pm', '2026-11-25T15:00'],
  ['明天下午三点', '2026-11-25T15:00'],
  ['Friday', '2026-11-27T12:00'],
])('understands %s', async (due, local) => {
  const todo = await runTool(addTodo, { text: 'x', due }, contextNow());
  expect(todo).toMatchObject({ due, dueAt: new Date(local).toISOString() });
});

test('keeps a due that names no date as it was said', async () => {
  const todo = await runTool(addTodo, { text: 'x', due: 'before the guests come' }, contextNow());
  expect(todo).toMatchObject({ due: 'before the guests come' });
  expect(todo).not.toHaveProperty('dueAt', expect.anything());
});

test('refuses a to-do that says nothing', () => {
  expect(addTodo.checkArguments({ text: '   ' })).toMatchObject({ ok: false, violations: [{ path: 'text' }] });
});

test('lists what is open, done, or all', async () => {
  const context = contextNow();
  const milk = await context.todos.add({ text: 'milk', priority: undefined, due: undefined, dueAt: undefined });
  await context.todos.add({ text: 'ferns', priority: undefined, due: undefined, dueAt: undefined });
  await context.todos.setDone(milk.id, true);
  const textsOf = async (args: object) => {
    const result = (await runTool(listTodos, args, context)) as { todos: { text: string }[] };
    return result.todos.map(({ text }) => text);
  };
  expect(await textsOf({})).toEqual(['ferns']);
  expect(await textsOf({ status: 'done' })).toEqual(['milk']);
  expect(await textsOf({ status: 'all' })).toEqual(['milk', 'ferns']);
  for (const { arguments: args } of listTodos.examples) expect(await textsOf(args)).toBeInstanceOf(Array);
});

test('says the list in both languages', async () => {
  const [en, zh] = [createFormat('en'), createFormat('zh')];
  const context = contextNow();
  expect(listTodos.describe(await runTool(listTodos, {}, context), en)).toBe('Nothing is open.');
  await runTool(addTodo, { text: 'milk' }, context);
  const result = await runTool(listTodos, {}, context);
  expect(listTodos.describe(result, en)).toBe('1 to-do: milk.');
  expect(listTodos.describe(result, zh)).toBe('共 1 项：milk。');
});
