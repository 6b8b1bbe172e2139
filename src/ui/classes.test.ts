import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// All style sheets hold in the whole page, once what brings them was opened: a class belongs to one of them.

const src = new URL('../', import.meta.url);
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.css'));

/** The classes that a sheet styles by their name alone. */
function ownClasses(css: string): string[] {
  const bare = css.replaceAll(/\/\*.*?\*\//gs, '');
  return [...bare.matchAll(/(?:^|[{},])\s*\.([a-z][\w-]*)\s*(?=[,{])/g)].map(([, name = '']) => name);
}

test('no two style sheets define the same class', () => {
  const owners = new Map<string, Set<string>>();
  for (const path of sheets)
    for (const name of ownClasses(readFileSync(new URL(path, src), 'utf8')))
      owners.set(name, (owners.get(name) ?? new Set()).add(path));
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, paths]) => paths.size > 1).map(([name, paths]) => [name, ...paths])).toEqual([]);
});
