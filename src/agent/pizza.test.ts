import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Generation } from '../decode/decoder.ts';
import { tinyGiant135m } from '../engine/catalogue.ts';
import { contextOf } from '../tools/fixtures/run.ts';
import type { AgentEvent, ToolCall } from './events.ts';
import { decoderOf } from './fixtures/decoder.ts';
import { pizzaDefinitions, pizzaPageTools } from './fixtures/pizza.ts';
import { runTurn } from './loop.ts';
import { replayTurn } from './reduce.ts';

/* What is said to the pizza page, with the embedded model's own answers (recorded by bench/pizza.ts). */

interface Recorded {
  readonly text: string;
  readonly answers: readonly Generation[];
}

const recorded = new Map(
  readFileSync(new URL('./fixtures/pizza.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): Recorded => JSON.parse(line))
    .map(({ text, answers }) => [text, answers]),
);

/** Plays a recorded turn. The person picks `choice` where they are asked what they meant. */
async function play(text: string, choice: number | null) {
  const events: AgentEvent[] = [];
  const turn = runTurn({
    turnId: 'turn',
    text,
    history: [],
    decoder: decoderOf(...(recorded.get(text) ?? [])),
    record: tinyGiant135m,
    tools: pizzaPageTools,
    permissionOf: tool => tool.permission,
    person: { confirm: async () => choice, clarify: async () => null, permit: async () => 'no' },
    toolContext: ({ signal }) => contextOf({ signal }),
    now: () => new Date(0),
    signal: new AbortController().signal,
  });
  for await (const event of turn) events.push(event);
  const [call, ...more] = replayTurn(events)?.calls ?? [];
  if (!call || more.length > 0) throw new RangeError('The turn has one call');
  return call;
}

const callOf = ({ name, arguments: args }: ToolCall) => ({ name, arguments: args });
const pizza = (name: string, args: ToolCall['arguments']) => ({ name, arguments: args });

it.each([
  ['add a large mushroom pizza', pizza('add_pizza', { name: 'mushroom', size: 'large' })],
  ['add two large cheese pizzas', pizza('add_pizza', { name: 'cheese', size: 'large', count: 2 })],
  ['add 3 medium salmon pizzas', pizza('add_pizza', { name: 'salmon', size: 'medium', count: 3 })],
  ['I want a large pepperoni', pizza('add_pizza', { name: 'pepperoni', size: 'large' })],
  ['remove the pepperoni', pizza('remove_pizza', { name: 'pepperoni' })],
  ['take the salmon off', pizza('remove_pizza', { name: 'salmon' })],
  ['deliver to 5 Mill Lane at 7 pm', pizza('set_delivery', { address: '5 Mill Lane', time: '7 pm' })],
  ["what's on the menu", pizza('list_pizzas', {})],
  ['show my order', pizza('show_order', {})],
  ['place the order', pizza('place_order', {})],
])('"%s" runs unasked', async (text, wanted) => {
  const state = await play(text, null);
  expect(state.status).toBe('ran');
  expect(callOf(state.call)).toEqual(wanted);
});

it('asks where another pizza was named than the model chose, and offers that one', async () => {
  const state = await play('add a small veggie pizza', 1);
  expect(state.choices?.map(callOf)).toEqual([
    pizza('add_pizza', { name: 'mushroom', size: 'small' }),
    pizza('add_pizza', { name: 'veggie', size: 'small' }),
  ]);
  expect(state.status).toBe('ran');
  expect(callOf(state.call)).toEqual(pizza('add_pizza', { name: 'veggie', size: 'small' }));
});

it('asks where the size was not said', async () => {
  const state = await play('one hawaiian please', 0);
  expect(state.choices?.map(callOf)).toContainEqual(pizza('add_pizza', { name: 'hawaiian', size: 'small', count: 1 }));
});

it('has the tools of the page', () => {
  const page = readFileSync('public/demo/pizza.js', 'utf8');
  for (const { name, description } of pizzaDefinitions) {
    expect(page).toContain(`name: '${name}'`);
    expect(page).toContain(`description: '${description}'`);
  }
});
