import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// What moves takes its time from a token, so that `tokens.css` alone says when nothing does.

const src = new URL('../', import.meta.url);
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.css'))
  .map(path => [path.replaceAll('\\', '/'), readFileSync(new URL(path, src), 'utf8')] as const);

/** The declarations of a sheet that move something, but not those that stop it. */
function moving(css: string): string[] {
  const declarations = css.match(/(?<![\w-])(?:transition|animation)(?:-duration)?:[^;}]+/g) ?? [];
  return declarations.filter(declaration => !/:\s*none$/.test(declaration));
}

test('there are sheets that move something', () => {
  expect(sheets.flatMap(([, css]) => moving(css)).length).toBeGreaterThan(3);
});

test.each(sheets)('%s lets tokens.css decide whether anything moves', (path, css) => {
  for (const declaration of moving(css)) expect(declaration).toMatch(/var\(--(?:quick|sink|settle|loop)\)/);
  if (path !== 'ui/tokens.css') expect(css).not.toContain('prefers-reduced-motion');
});

test('a person’s choice of motion holds against the system’s', () => {
  const tokens = sheets.find(([path]) => path === 'ui/tokens.css')?.[1] ?? '';
  expect(tokens).toContain(':root:not([data-motion="full"])');
  expect(tokens).toContain(':root[data-motion="reduced"]');
});
