import { expect, test } from 'vitest';
import type { Theme, ThemeControl } from '../../context.ts';
import { contextOf, runTool } from '../../fixtures/run.ts';
import { setTheme } from './set-theme.ts';

test('sets the theme and says what it was', async () => {
  let theme: Theme = 'system';
  const control: ThemeControl = {
    get: () => theme,
    async set(next) {
      theme = next;
    },
  };
  for (const example of setTheme.examples) {
    const previous = theme;
    const result = await runTool(setTheme, example.arguments, contextOf({ theme: control }));
    expect(result).toEqual({ ...example.arguments, previous });
    expect(theme).toBe(example.arguments.theme);
  }
  expect(setTheme.checkArguments({ theme: 'blue' })).toMatchObject({ ok: false, violations: [{ path: 'theme' }] });
});
