import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { stonePath } from '../src/ui/shapes.ts';

/** The texts of the first screen in a language's file. */
function titleIn(language: 'en' | 'zh'): string {
  const path = new URL(`../src/platform/i18n/${language}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { arrival: { title: string } }).arrival.title;
}

/** Puts into index.html what its first screen shares with the page's code: the words and the mark. */
export function firstPaint(): Plugin {
  return {
    name: 'first-paint',
    transformIndexHtml: html =>
      html.replace('%stone%', stonePath).replace('%title.en%', titleIn('en')).replace('%title.zh%', titleIn('zh')),
  };
}
