/** The text of a page, without what stands around it. */
export interface ReadableText {
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly text: string;
}

/** Elements that begin and end a line of their own. */
const blocks: ReadonlySet<string> = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TR UL'.split(
    ' ',
  ),
);
/** Elements whose content is no text for a reader. */
const silent: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'HEAD', 'IFRAME']);

function write(node: Node): string {
  if (node.nodeType === node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ');
  const name = node.nodeName.toUpperCase();
  if (silent.has(name)) return '';
  if (name === 'BR') return '\n';
  const inner = [...node.childNodes].map(write).join('');
  if (name === 'TD' || name === 'TH') return `${inner} `;
  if (!blocks.has(name)) return inner;
  return name === 'LI' ? `\n- ${inner.trim()}\n` : `\n${inner}\n`;
}

/** The lines of an element's text: one for each block and each line break. */
function linesOf(element: Node): string {
  return write(element)
    .split('\n')
    .map(line => line.replace(/ +/g, ' ').trim())
    .filter(line => line !== '' && line !== '-')
    .join('\n');
}

/** Nothing that is empty once trimmed. */
const some = (text: string | null | undefined) => text?.trim() || undefined;

/**
 * Finds the article of an HTML page, by Mozilla's Readability, or all text of its body where it holds none. Nothing of the page is
 * loaded or run: a parsed document has no window.
 */
export async function readHtml(html: string): Promise<ReadableText> {
  const { Readability } = await import('@mozilla/readability');
  const document = new DOMParser().parseFromString(html, 'text/html');
  const [title, body] = [some(document.title), linesOf(document.body)];
  // It takes the document apart.
  const article = new Readability<Node>(document, { serializer: node => node }).parse();
  const text = article?.content ? linesOf(article.content) : '';
  return { title: some(article?.title) ?? title, byline: some(article?.byline), text: text === '' ? body : text };
}
