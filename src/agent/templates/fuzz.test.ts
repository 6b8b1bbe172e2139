import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors.ts';
import { stepTools } from './fixtures/conversations.ts';
import { type Mutation, type Outcome, outputOf, randomOf, readStream, readWhole } from './fixtures/fuzz.ts';
import { templateOf, templates } from './index.ts';

const tools = stepTools();
const outputs = 250;

const isSound = (outcome: Outcome) =>
  'calls' in outcome || (outcome.thrown instanceof AppError && outcome.thrown.code === 'ANSWER_MALFORMED');

describe('spoilt outputs', () => {
  it.each([...templates.keys()])('of %s are read or refused, in pieces as a whole', name => {
    const template = templateOf(name);
    const random = randomOf(20_261_124);
    const seen = new Set<Mutation>();
    let read = 0;
    for (let index = 0; index < outputs; index += 1) {
      const { mutation, text } = outputOf(template, tools, random);
      seen.add(mutation);
      const whole = readWhole(template, tools, text);
      const stream = readStream(template, tools, text, random);
      expect(isSound(whole) && isSound(stream), text.slice(0, 500)).toBe(true);
      expect('calls' in stream, text.slice(0, 500)).toBe('calls' in whole);
      if (!('calls' in whole)) continue;
      read += 1;
      expect(stream).toEqual(whole);
    }
    expect(seen.size).toBeGreaterThan(9);
    expect(read).toBeGreaterThan(10);
    expect(read).toBeLessThan(outputs);
  });
});
