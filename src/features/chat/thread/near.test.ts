import { expect, it } from 'vitest';
import { rollDice } from '@/tools/builtin/random/roll-dice';
import { setTimer } from '@/tools/builtin/timers/set-timer';
import { addTodo } from '@/tools/builtin/todos/add-todo';
import { nearRequests } from './near';

const tools = new Map([rollDice, setTimer, addTodo].map(tool => [tool.name, tool]));

it('finds the likest request first, one of a tool', () => {
  const near = nearRequests('wake me in 10 minutes for the pasta', tools, 'en', 3);
  expect(near).toHaveLength(3);
  expect(near[0]).toBe('10 minutes for the pasta');
});

it('compares Chinese by its characters', () => {
  expect(nearRequests('掷骰子玩', tools, 'zh', 1)[0]).toMatch(/骰子/);
});

it('gives no more than there are', () => {
  expect(nearRequests('', new Map(), 'en', 3)).toEqual([]);
});
