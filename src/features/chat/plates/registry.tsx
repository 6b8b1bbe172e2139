import { z } from 'zod';
import type { CallState } from '@/agent/reduce';
import { ClockPlate } from './ClockPlate';
import { DicePlate } from './DicePlate';
import { definePlate, type PlateDefinition } from './define';
import { grouped } from './digits';
import { NumberPlate } from './NumberPlate';
import { RulerPlate } from './RulerPlate';
import { ThemePlate } from './ThemePlate';
import { TimerPlate } from './TimerPlate';
import { TodoAddedPlate, TodoListPlate } from './TodoPlates';

const theme = z.enum(['light', 'dark', 'system']);
const todo = z.object({
  id: z.string(),
  text: z.string(),
  priority: z.enum(['low', 'medium', 'high']).optional(),
  due: z.string().optional(),
  dueAt: z.string().optional(),
  done: z.boolean(),
  createdAt: z.string(),
});
const timer = z.object({
  id: z.string(),
  label: z.string().optional(),
  startedAt: z.string(),
  endsAt: z.string(),
  pausedWith: z.number().optional(),
  state: z.enum(['running', 'paused', 'rung', 'missed', 'cancelled']),
});

/** The plates of the built-in tools, by tool. Each schema is what its plate reads of a result. */
export const plates: Readonly<Record<string, PlateDefinition>> = {
  get_current_time: definePlate(
    z.object({ instant: z.string(), timeZone: z.string(), place: z.string().optional() }),
    ({ result }) => <ClockPlate {...result} />,
    { compact: true },
  ),
  calculate: definePlate(z.object({ expression: z.string(), value: z.string() }), ({ result }) => (
    <NumberPlate text={grouped(result.value)} plain={result.value} expression={result.expression} />
  )),
  convert_units: definePlate(
    z.object({ value: z.number(), from: z.string(), result: z.number(), to: z.string(), rate: z.number() }),
    ({ result }) => (
      <RulerPlate
        from={{ value: result.value, unit: result.from }}
        to={{ value: result.result, unit: result.to }}
        toPerFrom={result.rate}
      />
    ),
  ),
  set_timer: definePlate(timer, ({ result }) => <TimerPlate started={result} />),
  roll_dice: definePlate(
    z.object({ rolls: z.array(z.number()), sides: z.number(), total: z.number() }),
    ({ result }) => <DicePlate {...result} />,
    { compact: true },
  ),
  add_todo: definePlate(todo, ({ result }) => <TodoAddedPlate added={result} />, { compact: true }),
  list_todos: definePlate(z.object({ status: z.enum(['open', 'done', 'all']), todos: z.array(todo) }), ({ result }) => (
    <TodoListPlate status={result.status} listed={result.todos} />
  )),
  set_theme: definePlate(z.object({ theme, previous: theme.optional() }), ({ result }) => <ThemePlate {...result} />, {
    compact: true,
  }),
};

/** True for a call that ran and whose plate may share a row with another. */
export function isCompact({ status, call }: CallState): boolean {
  return status === 'ran' && (plates[call.name]?.compact ?? false);
}
