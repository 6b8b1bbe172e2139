import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Generation } from '../decode/decoder.ts';
import { generationOf } from './fixtures/decoder.ts';
import { toolOf } from './fixtures/tools.ts';
import { proposalsOf } from './judge.ts';
import { tinyGiant } from './templates/tiny-giant.ts';

const log = toolOf('log_game', {
  parameters: z.strictObject({ hours: z.number(), game: z.enum(['holdem', 'stud']).optional() }),
});
const tools = { known: [], listed: [{ alias: 'log_game', tool: log }], absent: {} };

/** An answer whose list value was all but forbidden to the model: it wanted to write something that the grammar does not allow. */
function answer(game: string): Generation {
  const free = (text: string, probability: number) => ({ id: 1, text, forced: false, probability, alternatives: [] });
  return {
    ...generationOf(`log_game(hours=4, game="${game}")`),
    tokens: [free('log_game(hours=', 0.9), free('4', 0.9), free(', game="', 0.8), free(game, 0.1), free('")', 0.9)],
  };
}

function argumentsOf(game: string, request: string) {
  const generation = answer(game);
  const [proposal] = proposalsOf(generation, tinyGiant.parse(generation.text, tools), tools, request, 0);
  return proposal?.call.arguments;
}

it('leaves out an optional value that the model was made to write', () => {
  expect(argumentsOf('stud', 'played four hours')).toEqual({ hours: 4 });
});

it('keeps it where the request says it, however it spells it', () => {
  expect(argumentsOf('holdem', "four hours of hold'em")).toEqual({ hours: 4, game: 'holdem' });
});

it('counts nothing of it, from what joins it to what closes it, in the probability of the call', () => {
  const generation = answer('stud');
  const [proposal] = proposalsOf(generation, tinyGiant.parse(generation.text, tools), tools, 'played four hours', 0);
  expect(proposal?.probability.product).toBeCloseTo(0.9 * 0.9, 12);
});
