import i18next from 'i18next';
import { parseHTML } from 'linkedom';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { expect, test } from 'vitest';
import { isMarkdown } from './is-markdown';

await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: {} } } });
// Its texts are added to those that are there.
const { MarkdownText } = await import('./MarkdownText');

/** The page that a text in Markdown becomes. */
function page(text: string) {
  return parseHTML(`<html><body>${renderToStaticMarkup(<MarkdownText text={text} />)}</body></html>`).document;
}
const textOf = (text: string) => page(text).body.textContent?.replace(/\s+/g, ' ').trim();

test('headings, lists, tables and code get their shape, below the heading of a plate', () => {
  const made = page('# Kilns\n\n- cone **6**\n- [x] glazed\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet a;\n```');
  expect(made.querySelector('h4')?.textContent).toBe('Kilns');
  expect(made.querySelectorAll('h1, h2, h3, input')).toHaveLength(0);
  expect(made.querySelector('li strong')?.textContent).toBe('6');
  expect([...made.querySelectorAll('td')].map(cell => cell.textContent)).toEqual(['1', '2']);
  expect(made.querySelector('pre code')?.textContent).toBe('let a;\n');
});

test('a link says its host and opens what knows nothing of this page', () => {
  const link = page('[the *news*](https://example.com/a?b=1)').querySelector('a');
  expect(link?.textContent).toBe('the news (example.com)');
  expect(link?.getAttribute('href')).toBe('https://example.com/a?b=1');
  expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
  expect(link?.getAttribute('target')).toBe('_blank');
});

test.each([
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt:alert(1))',
  '[a](java\nscript:alert(1))',
  '[a](&#106;avascript:alert(1))',
  '[a](data:text/html,<script>alert(1)</script>)',
  '[a](vbscript:x)',
  '[a](blob:https://example.com/1)',
  '[a](file:///etc/passwd)',
  '[a](/tools#x)',
  '[a][b]\n\n[b]: javascript:alert(1)',
  '<javascript:alert(1)>',
])('%j leads nowhere', text => {
  expect(page(text).querySelectorAll('a, [href]')).toHaveLength(0);
});

test.each([
  '![a](https://evil.example/p.png)',
  '![a](data:image/svg+xml;base64,AAAA)',
  '![a][b]\n\n[b]: https://evil.example/p.png',
  '<img src=https://evil.example/p.png onerror=alert(1)>',
  '<script src="https://evil.example/x.js"></script>',
  '<iframe src="https://evil.example"></iframe>',
  '<style>@import url(https://evil.example/x.css);</style>',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<svg><use href="https://evil.example/x.svg"/></svg>',
  '<form action="https://evil.example"><button>Go</button></form>',
  '<a href="javascript:alert(1)" onclick="alert(1)">a</a>',
  '<div style="background:url(https://evil.example/x)">a</div>',
  '<video poster="https://evil.example/x.png"></video>',
])('%j loads and runs nothing', text => {
  const made = page(text);
  expect(made.querySelectorAll('img, script, iframe, style, link, svg, form, video, object, embed')).toHaveLength(0);
  expect(made.querySelectorAll('[src], [style], [onerror], [onclick], [action], [poster]')).toHaveLength(0);
});

test('a picture is named, and a link leads to it', () => {
  expect(textOf('![a kiln](https://example.com/kiln.png)')).toBe('Picture: a kiln (example.com)');
  expect(textOf('<b onclick="x()">bold</b>')).toBe('<b onclick="x()">bold</b>');
});

test.each([
  ['# Title\n\ntext', true],
  ['- one\n- two', true],
  ['see [this](https://example.com)', true],
  ['a **bold** word', true],
  ['run `npm test`', true],
  ['| a | b |\n|---|---|', true],
  ['13 * 4 = 52', false],
  ['- alone', false],
  ['#hashtag and 2 > 1', false],
  ['snake_case_name', false],
  ['[1] a footnote', false],
])('%j is Markdown: %j', (text, expected) => {
  expect(isMarkdown(text)).toBe(expected);
});
