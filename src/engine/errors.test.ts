import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineErrors } from '@/platform/i18n/errors/engine';

/** The codes that engines, and the workers that hold them, name. */
function thrownCodes(): Set<string> {
  const codes = new Set<string>();
  for (const folder of [new URL('.', import.meta.url), new URL('../runtime/', import.meta.url)])
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
      const source = readFileSync(new URL(path, folder), 'utf8');
      for (const [, code = ''] of source.matchAll(/'((?:ENGINE|MODEL)_[A-Z_]+)'/g)) codes.add(code);
    }
  return codes;
}

test('each code that is thrown has its text, and no other', () => {
  expect(Object.keys(engineErrors).sort()).toEqual([...thrownCodes()].sort());
});
