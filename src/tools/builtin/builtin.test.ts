import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { builtinTools } from './index.ts';

test('every tool that the model knows by heart is here, and no other', () => {
  expect(builtinTools.map(({ name }) => name)).toEqual(Object.keys(knows));
});

describe.each(builtinTools.map(tool => [tool.name, tool] as const))('%s', (name, tool) => {
  test('has the signature that the model was trained on', () => {
    expect(formatParameters(signatureOf(name, tool.parameters).parameters)).toBe(knows[name]);
  });

  test('has a schema without what nobody reads', () => {
    expect(tool.parameters).toMatchObject({ type: 'object' });
    expect(JSON.stringify(tool.parameters)).not.toMatch(/\$schema|additionalProperties|9007199254740991/);
  });

  test('has five examples or more, which its own check passes, in both languages', () => {
    expect(tool.examples.length).toBeGreaterThanOrEqual(5);
    for (const { query, arguments: args } of tool.examples) {
      expect(query.en).toMatch(/\S/);
      expect(query.zh).toMatch(/\S/);
      expect(tool.checkArguments(args)).toMatchObject({ ok: true });
    }
    expect(new Set(tool.examples.map(({ query }) => query.en)).size).toBe(tool.examples.length);
  });

  test('says what it is in both languages', () => {
    for (const text of [tool.title, tool.description]) {
      expect(text.en).toMatch(/^[A-Z]/);
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
  });
});
