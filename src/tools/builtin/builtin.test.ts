import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatParameters, signatureOf } from '@/decode/signature';
import { knows } from '@/engine/tiny-giant-135m.knows';
import { toolErrors } from '@/platform/i18n/errors/tools';
import { toolMathErrors } from '@/platform/i18n/errors/tools-math';
import { builtinTools } from './index.ts';

test('no two tools have one name', () => {
  const names = builtinTools.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
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

describe('the texts of errors', () => {
  const folder = new URL('..', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map(path => readFileSync(new URL(path, folder), 'utf8'));
  const codes = sources.flatMap(source => [...source.matchAll(/'(TOOL_[A-Z_]+)'/g)].map(([, code = '']) => code));
  /** Thrown by the decoder's signatures, and told here. */
  const elsewhere = ['TOOL_NOT_WRITABLE'];

  test('are there once for each code that is thrown, and for no other', () => {
    const told = [...Object.keys(toolErrors), ...Object.keys(toolMathErrors)];
    expect(told.sort()).toEqual([...new Set([...codes, ...elsewhere])].sort());
  });
});
