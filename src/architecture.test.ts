import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = dirname(fileURLToPath(import.meta.url));

interface Rule {
  /** Folders or files, relative to src, that may be imported. */
  readonly imports: readonly string[];
  /** Those of which only types may be imported. */
  readonly types?: readonly string[];
}

/** Who may import whom. Files beside the folders, `main.tsx` and `errors.ts`, count as folders of their own. */
const rules: Readonly<Record<string, Rule>> = {
  'main.tsx': { imports: ['app', 'features', 'platform', 'ui'] },
  'errors.ts': { imports: [] },
  app: { imports: ['features', 'agent', 'engine', 'runtime', 'tools', 'data', 'platform', 'ui'] },
  features: { imports: ['agent', 'engine', 'runtime', 'tools', 'data', 'platform', 'ui'], types: ['decode'] },
  runtime: { imports: ['decode', 'engine'] },
  agent: { imports: ['decode'], types: ['engine', 'tools'] },
  decode: { imports: [], types: ['engine', 'tools/tool.ts'] },
  tools: { imports: ['platform'] },
  data: { imports: ['agent/verify', 'tools'] },
  engine: { imports: [] },
  platform: { imports: [], types: ['tools/context.ts', 'tools/language.ts'] },
  ui: { imports: [] },
};

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** `import type {}`, and `import { type A, type B }` alike, leave nothing at run time. */
function isTypeOnly(clause: string): boolean {
  if (/^type\b(?!\s*(?:,|from\b))/.test(clause)) return true;
  const names = /^\{([^}]*)\}$/.exec(clause)?.[1];
  if (names === undefined) return false;
  return names
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')
    .every(name => /^type\s/.test(name));
}

/** The imports and re-exports of a module: static, for their side effects, dynamic, and those of a worker's URL. */
function importsOf(source: string): readonly Import[] {
  const code = source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  const found: Import[] = [];
  for (const [, clause = '', specifier = ''] of code.matchAll(
    /^\s*(?:import|export)\s+((?:type\s+)?(?:[\w$*]+(?:\s+as\s+[\w$]+)?\s*,?\s*)?(?:\{[^}]*\})?)\s*from\s*['"]([^'"]+)['"]/gm,
  ))
    found.push({ specifier, typeOnly: isTypeOnly(clause.trim()) });
  const others = [
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]/g,
    /\bnew\s+URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
  ];
  for (const pattern of others)
    for (const [, specifier = ''] of code.matchAll(pattern)) found.push({ specifier, typeOnly: false });
  return found;
}

/** The path relative to src that a module's specifier names; null for packages and for files outside src. */
function resolve(module: string, specifier: string): string | null {
  const [path = ''] = specifier.split('?');
  if (path.startsWith('@/')) return path.slice(2);
  if (!path.startsWith('.')) return null;
  const resolved = posix.normalize(posix.join(posix.dirname(module), path));
  return resolved.startsWith('../') ? null : resolved;
}

const stem = (path: string) => path.replace(/\.tsx?$/, '');
const within = (path: string, place: string) => stem(path) === stem(place) || path.startsWith(`${place}/`);

/** The imports of a module that the rules forbid, as sentences. Fixtures are for tests alone, and may import as tests do. */
function violationsOf(module: string, source: string): readonly string[] {
  const [from = ''] = module.split('/');
  const rule = rules[from];
  if (!rule) return [`${module}: no rule says what ${from} may import`];
  return importsOf(source).flatMap(({ specifier, typeOnly }) => {
    const target = resolve(module, specifier);
    if (target?.includes('/fixtures/')) return [`${module} imports ${target}, which is for tests`];
    if (target === null || within(target, from) || within(target, 'errors.ts')) return [];
    if (rule.imports.some(place => within(target, place))) return [];
    const types = rule.types?.some(place => within(target, place)) ?? false;
    if (types && typeOnly) return [];
    return [`${module} imports ${target}${types ? ', but may import only its types' : ''}`];
  });
}

const modules = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(path => path.split(sep).join('/'))
  .filter(path => /\.tsx?$/.test(path) && !/\.(?:test|d)\.tsx?$|\/fixtures\//.test(path));

describe('the folders are the architecture', () => {
  it('finds the modules', () => {
    expect(modules).toContain('agent/loop.ts');
    expect(modules).toContain('errors.ts');
  });

  it.each(modules)('%s imports only what it may', module => {
    expect(violationsOf(module, readFileSync(join(src, module), 'utf8'))).toEqual([]);
  });

  it('leads no static import out of src but to the published model', () => {
    const outside = modules.flatMap(module =>
      importsOf(readFileSync(join(src, module), 'utf8'))
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => relative(src, join(src, dirname(module), specifier)))
        .filter(path => path.startsWith('..')),
    );
    for (const path of outside) expect(path.split(sep).join('/')).toMatch(/^\.\.\/public\/models\//);
  });
});

describe('the check itself', () => {
  it.each([
    ['agent/loop.ts', `import { useState } from '@/ui/button';`],
    ['agent/loop.ts', `import { Registry } from '../tools/registry.ts';`],
    ['agent/loop.ts', `import { type Tool, defineTool } from '../tools/tool.ts';`],
    ['agent/templates/x.ts', `import {\n  a,\n  b,\n} from '../../platform/clock.ts';`],
    ['engine/webllm/worker.ts', `export * from '../../decode/decoder.ts';`],
    ['decode/decoder.ts', `const load = () => import('../engine/webllm/index.ts');`],
    ['platform/store.ts', `import type { Tool } from '@/tools/tool';`],
    ['platform/store.ts', `import { languages } from '@/tools/language';`],
    ['ui/gauge.tsx', `import '../platform/styles.ts';`],
    ['features/chat/chat.tsx', `import App from '@/app/App';`],
    ['engine/wllama/index.ts', `const worker = new Worker(new URL('../../decode/worker.ts', import.meta.url));`],
    ['data/verify.ts', `import { runTurn } from '../agent/loop.ts';`],
    ['agent/loop.ts', `import { toolOf } from './fixtures/tools.ts';`],
    ['elsewhere/x.ts', ''],
  ])('forbids in %s: %s', (module, source) => {
    expect(violationsOf(module, source)).toHaveLength(1);
  });

  it.each([
    [
      'agent/loop.ts',
      `import type { Tool } from '../tools/tool.ts';\nimport { type A, type B } from '../engine/engine.ts';`,
    ],
    ['agent/loop.ts', `import { AppError } from '../errors.ts';\nimport { callGrammar } from '../decode/grammar.ts';`],
    ['agent/loop.ts', `// import { x } from '../ui/x.ts';\nimport { z } from 'zod';`],
    ['platform/store.ts', `import type { TodoStore } from '@/tools/context';`],
    ['data/verify.ts', `import { checkFormat } from '../agent/verify/format.ts';`],
    ['features/chat/store.ts', `import { replayTurn } from '@/agent/reduce';`],
    ['tools/mcp/index.ts', `import { egress } from '@/platform/egress';`],
  ])('allows in %s: %s', (module, source) => {
    expect(violationsOf(module, source)).toEqual([]);
  });
});
