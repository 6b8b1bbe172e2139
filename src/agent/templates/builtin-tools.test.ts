import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWalker, type Walker } from '../../decode/json-schema/fixtures/walk.ts';
import { builtinTools } from '../../tools/builtin/index.ts';
import { templateOf } from './index.ts';
import type { StepTools } from './template.ts';

let walker: Walker;
beforeAll(async () => {
  walker = await createWalker();
});
afterAll(() => walker.dispose());

const tools: StepTools = { known: [], listed: builtinTools.map(tool => ({ alias: tool.name, tool })), absent: {} };
const calls = builtinTools.flatMap(({ name, examples }) =>
  examples.map(({ arguments: args }) => ({ name, arguments: args })),
);

describe('the examples of the built-in tools', () => {
  it.each(['xlam-1', 'xlam-2', 'qwen2.5', 'qwen3.5', 'llama3'])('are calls of %s', async family => {
    const template = templateOf(family);
    const grammar = template.grammar(tools);
    expect(calls.length).toBeGreaterThan(200);
    for (const call of calls) {
      const answer = template.format([call], tools);
      expect(await walker.accepts(grammar, answer), answer).toBe(true);
      expect(template.parse(answer, tools)).toMatchObject([call]);
    }
  });
});
