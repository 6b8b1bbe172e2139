import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agentErrors } from '@/platform/i18n/errors/agent';
import { transcriptErrors } from '@/platform/i18n/errors/transcripts';

/** The codes that the agent's own code throws, with the names of their details. */
const thrown = new Map<string, readonly string[]>();
const folder = new URL('.', import.meta.url);
for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
  const source = readFileSync(new URL(path, folder), 'utf8');
  for (const [, code = '', details = ''] of source.matchAll(/new AppError\(\s*'(\w+)'(?:,\s*\{([^}]*)\})?/g))
    thrown.set(
      code,
      details.split(/,(?![^(]*\))/).flatMap(part => part.trim().match(/^\w+/)?.[0] ?? []),
    );
}

const told = { ...agentErrors, ...transcriptErrors };

describe('the texts of errors', () => {
  it('are there for each code that is thrown, and for no other', () => {
    expect(Object.keys(told).sort()).toEqual([...thrown.keys()].sort());
  });

  it.each(Object.entries(told))('of %s use only what the error holds', (code, texts) => {
    for (const text of [texts.en.title, texts.en.body, texts.zh.title, texts.zh.body]) {
      expect(text).not.toBe('');
      for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) expect(thrown.get(code)).toContain(name);
    }
  });
});
