import type { Tool } from '../tool.ts';
import { calculate } from './math/calculate.ts';
import { convertUnits } from './math/convert-units.ts';
import { setTheme } from './page/set-theme.ts';
import { rollDice } from './random/roll-dice.ts';
import { getCurrentTime } from './time/get-current-time.ts';
import { setTimer } from './timers/set-timer.ts';
import { addTodo } from './todos/add-todo.ts';
import { listTodos } from './todos/list-todos.ts';

/** The tools that come with the page. */
export const builtinTools: readonly Tool[] = [
  getCurrentTime,
  setTimer,
  calculate,
  convertUnits,
  rollDice,
  addTodo,
  listTodos,
  setTheme,
];
