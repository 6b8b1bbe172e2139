import { expect, onTestFinished, test } from 'vitest';
import { plainConfidence } from '@/agent/fixtures/confidence';
import { decoderOf, generationOf } from '@/agent/fixtures/decoder';
import { tinyGiant135m } from '@/engine/catalogue';
import { memoryDatabase } from '@/platform/database';
import type { Runtime } from '@/runtime/runtime';
import { CallLog } from '@/tools/calls';
import { contextOf } from '@/tools/fixtures/run';
import { Permissions } from '@/tools/permission';
import { Registry } from '@/tools/registry';
import { type AskOptions, createEmbed } from './embed';

const lamp = {
  name: 'switch_lamp',
  description: 'Turn the lamp on or off.',
  parameters: {
    type: 'object',
    properties: { state: { type: 'string', enum: ['on', 'off'] } },
    required: ['state'],
  },
};

/** Asks an agent whose only tool is a lamp, and whose model gives `answers`. */
async function ask(answers: readonly (readonly [text: string, probability: number])[], options: AskOptions = {}) {
  const database = memoryDatabase();
  const now = () => new Date(0);
  const failed: unknown[] = [];
  const decoder = decoderOf(...answers.map(([text, probability]) => generationOf(text, probability)));
  const ran: unknown[] = [];
  const giant = createEmbed({
    record: { ...tinyGiant135m, confidence: plainConfidence },
    registry: new Registry(),
    builtin: [],
    ready: async () => decoder as Partial<Runtime> as Runtime,
    permissions: new Permissions(database, now),
    log: new CallLog(database),
    toolContext: ({ signal }) => contextOf({ signal }),
    now,
    onStorageError: thrown => failed.push(thrown),
  });
  giant.registerTool({
    ...lamp,
    run: args => {
      ran.push(args);
      return 'done';
    },
  });
  onTestFinished(() => expect(failed).toEqual([]));
  return { ran, answer: await giant.ask('turn the lamp on', options) };
}

test('a sure call runs where the script allows it', async () => {
  const { ran, answer } = await ask([['switch_lamp(state="on")', 0.9]], { allow: true });
  expect(ran).toEqual([{ state: 'on' }]);
  expect(answer).toMatchObject({ status: 'ran', candidates: [] });
  expect(answer.events.at(-1)).toMatchObject({ type: 'turn.finished', outcome: 'ran' });
});

test('a call without permission is no candidate: it was no question of what was meant', async () => {
  const { ran, answer } = await ask([['switch_lamp(state="on")', 0.9]]);
  expect(ran).toEqual([]);
  expect(answer).toMatchObject({ status: 'declined', candidates: [] });
});

test('what a person would have been asked to choose from is handed to the script', async () => {
  const { ran, answer } = await ask(
    [
      ['switch_lamp(state="on")', 0.5],
      ['switch_lamp(state="off")', 0.3],
    ],
    { allow: true },
  );
  expect(ran).toEqual([]);
  expect(answer).toMatchObject({
    status: 'unsure',
    candidates: [
      { name: 'switch_lamp', arguments: { state: 'on' }, missing: [], confidence: expect.closeTo(0.5, 6) },
      { name: 'switch_lamp', arguments: { state: 'off' }, missing: [], confidence: expect.closeTo(0.3, 6) },
    ],
  });
});

test('a call that lacks a value is a candidate that says so', async () => {
  const { answer } = await ask([['switch_lamp(state=?)', 0.9]], { allow: true });
  expect(answer).toMatchObject({
    status: 'unsure',
    candidates: [{ name: 'switch_lamp', arguments: {}, missing: ['state'], confidence: expect.closeTo(0.9, 6) }],
  });
});

test('nothing that fits leaves no candidate', async () => {
  expect((await ask([['none', 0.9]], { allow: true })).answer).toMatchObject({ status: 'none', candidates: [] });
});

test('a call that is too unlikely leaves none either', async () => {
  const { answer } = await ask([['switch_lamp(state="on")', 0.1]], { allow: true });
  expect(answer).toMatchObject({ status: 'none', candidates: [] });
});
