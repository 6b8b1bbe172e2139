import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { immutableCaching, productionHeaders, revalidatedCaching } from './headers.ts';

const guide = readFileSync('docs/hosting.md', 'utf8');

/** Every header that a text sets, by one pattern per notation: the groups are its name and its value. */
function headersIn(text: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]));
}

function blockOf(language: string): string {
  const [, block = ''] = guide.match(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's')) ?? [];
  return block;
}

test('the guide for nginx sends the headers of production', () => {
  const { 'Cache-Control': caching, ...headers } = headersIn(
    blockOf('nginx'),
    /add_header ([\w-]+) "?(.+?)"? always;$/gm,
  );
  expect(headers).toEqual(productionHeaders);
  expect(caching).toBe('$tiny_giant_caching');
  expect(blockOf('nginx')).toContain(`~/assets/ "${immutableCaching}";`);
  expect(blockOf('nginx')).toContain(`default   "${revalidatedCaching}";`);
});

test('the guide for Caddy sends the headers of production', () => {
  expect(headersIn(blockOf('caddyfile'), /^\t\t([\w-]+) "(.+)"$/gm)).toEqual(productionHeaders);
  expect(blockOf('caddyfile')).toContain(`@hashed Cache-Control "${immutableCaching}"`);
  expect(blockOf('caddyfile')).toContain(`@other Cache-Control "${revalidatedCaching}"`);
});

test('public/_headers holds the headers of production', () => {
  const [everywhere = '', assets = ''] = readFileSync('public/_headers', 'utf8').split('\n\n');
  const pattern = /^ {2}([\w-]+): (.+)$/gm;
  expect(headersIn(everywhere, pattern)).toEqual({ ...productionHeaders, 'Cache-Control': revalidatedCaching });
  expect(headersIn(assets, pattern)).toEqual({ 'Cache-Control': immutableCaching });
});
