import { writeFileSync } from 'node:fs';
import { isMain, runCommand } from '../scripts/main.ts';
import { pizzaPageTools } from '../src/agent/fixtures/pizza.ts';
import { runTurn } from '../src/agent/loop.ts';
import type { Decoder, Generation } from '../src/decode/decoder.ts';
import { contextOf } from '../src/tools/fixtures/run.ts';
import { record } from './heldout.ts';
import { BrowserDecoder } from './model.ts';

/** What is asked of a pizza shop's page. */
const sentences = [
  'add a large mushroom pizza',
  'add two large cheese pizzas',
  'remove the pepperoni',
  'deliver to 5 Mill Lane at 7 pm',
  'place the order',
  'add a small veggie pizza',
  'one hawaiian please',
  'take the salmon off',
  "what's on the menu",
  'show my order',
  'add 3 medium salmon pizzas',
  'I want a large pepperoni',
];

/** Every answer that the agent asks the model for in a turn, in order. The person drops what is asked of them. */
async function answersTo(text: string, model: Decoder): Promise<readonly Generation[]> {
  const answers: Generation[] = [];
  const decoder: Decoder = {
    async generate(request) {
      const generation = await model.generate(request);
      answers.push(generation);
      return generation;
    },
  };
  const turn = runTurn({
    turnId: 'turn',
    text,
    history: [],
    decoder,
    record,
    tools: pizzaPageTools,
    permissionOf: tool => tool.permission,
    person: { confirm: async () => null, clarify: async () => null, permit: async () => 'no' },
    toolContext: ({ signal }) => contextOf({ signal }),
    now: () => new Date(),
    signal: new AbortController().signal,
  });
  for await (const _ of turn);
  return answers;
}

/** Records src/agent/fixtures/pizza.jsonl: the embedded model's answers on a page with tools that it was not trained on. */
async function main(): Promise<void> {
  const model = new BrowserDecoder();
  const lines: string[] = [];
  try {
    for (const text of sentences) lines.push(JSON.stringify({ text, answers: await answersTo(text, model) }));
  } finally {
    await model.close();
  }
  writeFileSync('src/agent/fixtures/pizza.jsonl', `${lines.join('\n')}\n`);
}

if (isMain(import.meta)) await runCommand(main);
