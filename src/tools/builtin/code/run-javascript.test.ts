import { expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { toErrorRecord } from '@/errors';
import { createFormat } from '@/platform/format';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { programsOf, sandboxInPlace } from '../../sandbox/fixtures/run.ts';
import { runJavascript } from './run-javascript.ts';

const context = contextOf({ sandbox: sandboxInPlace });
const run = (code: string) => runTool(runJavascript, { code }, context);

test('has the signature that the model was trained on', () => {
  expect(formatParameters(signatureOf(runJavascript.name, runJavascript.parameters).parameters)).toBe(
    knows.run_javascript,
  );
});

test('runs its examples', async () => {
  const results = await Promise.all(
    runJavascript.examples.map(({ arguments: args }) => runTool(runJavascript, args, context)),
  );
  expect(results).toEqual([
    { value: 65536, logs: [] },
    { value: 'HELLO', logs: [] },
    { value: [100, 20, 3], logs: [] },
    { value: null, logs: ['hi'] },
    { value: 720, logs: [] },
    { value: 0.30000000000000004, logs: [] },
  ]);
});

test('runs every program that people ask to run but the one that throws', async () => {
  for (const code of [...programsOf('js'), ...programsOf('longjs')]) {
    const came = await run(code).catch(toErrorRecord);
    if (code.startsWith('throw')) expect(came).toMatchObject({ code: 'SANDBOX_THREW' });
    else expect(came).toMatchObject({ logs: expect.any(Array) });
  }
});

test('says the value, or what was written', async () => {
  const [en, zh] = [createFormat('en'), createFormat('zh')];
  const say = async (code: string, format = en) => runJavascript.describe(await run(code), format);
  expect(await say('0.1 + 0.2')).toBe('The program comes to 0.30000000000000004.');
  expect(await say('2 ** 16', zh)).toBe('程序的结果是 65536。');
  expect(await say("'a' + 1")).toBe('The program comes to “a1”.');
  expect(await say('[1, { a: 2 }]')).toBe('The program comes to [1,{"a":2}].');
  expect(await say("console.log('hi'); console.log(2)")).toBe('The program wrote “hi 2”.');
  expect(await say("console.log('hi')", zh)).toBe('程序输出了“hi”。');
  expect(await say('var a = 1')).toBe('The program comes to null.');
  expect(await say("'x'.repeat(1000)")).toBe(`The program comes to “${'x'.repeat(200)}…”.`);
});
