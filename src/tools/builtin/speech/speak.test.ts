import { expect, test } from 'vitest';
import { createFormat } from '../../../platform/format.ts';
import type { Speech } from '../../context.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { speak } from './speak.ts';

test('every example is spoken in the language that it names', async () => {
  const spoken: unknown[] = [];
  const speech: Speech = {
    async speak(text, language) {
      spoken.push([text, language]);
      return { voice: 'Anna' };
    },
  };
  const tags = new Map<unknown, string>([
    ['French', 'fr'],
    ['德语', 'de'],
    ['Spanish', 'es'],
  ]);
  for (const { arguments: args } of speak.examples) {
    const language = tags.get(args.language);
    expect(await runTool(speak, args, contextOf({ speech }))).toMatchObject({ text: args.text, voice: 'Anna' });
    expect(spoken.at(-1)).toEqual([args.text, language]);
  }
  expect(speak.examples.filter(({ arguments: args }) => tags.has(args.language))).toHaveLength(3);
});

test('refuses what names no language, and a text of nothing', async () => {
  const speech: Speech = { speak: async () => ({ voice: null }) };
  await expect(runTool(speak, { text: 'x', language: 'xyzzyish' }, contextOf({ speech }))).rejects.toMatchObject({
    code: 'TOOL_LANGUAGE_UNKNOWN',
  });
  expect(speak.checkArguments({ text: '  ' })).toMatchObject({ ok: false, violations: [{ path: 'text' }] });
});

test('says whose voice it was in both languages', () => {
  const [en, zh] = [createFormat('en'), createFormat('zh')];
  expect(speak.describe({ text: 'x', voice: 'Anna' }, en)).toBe('Spoken with the voice Anna.');
  expect(speak.describe({ text: 'x', voice: 'Anna' }, zh)).toBe('已用语音“Anna”朗读。');
  expect(speak.describe({ text: 'x', voice: null }, en)).toBe('Spoken.');
  expect(speak.describe({ text: 'x', voice: null }, zh)).toBe('已朗读。');
});
