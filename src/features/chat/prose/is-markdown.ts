/** What only Markdown writes so: a heading, a list, a fence, a table's second line, a quote, a link, bold words, code. */
const signs = [
  /^ {0,3}#{1,6} \S/m,
  /^ {0,3}(?:[-*+]|\d{1,3}[.)]) \S.*\n {0,3}(?:[-*+]|\d{1,3}[.)]) \S/m,
  /^ {0,3}(?:```|~~~)/m,
  /^\|? ?:?-{3,}:? ?\|/m,
  /^ {0,3}> \S/m,
  /\[[^\]\n]+\]\([^)\s]+\)/,
  /\*\*[^*\n]+\*\*/,
  /`[^`\n]+`/,
];
/** The signs are looked for in so much of a text. */
const searchedCharacters = 20_000;

/** Whether a text is written in Markdown, as far as its signs tell. */
export function isMarkdown(text: string): boolean {
  const searched = text.slice(0, searchedCharacters);
  return signs.some(sign => sign.test(searched));
}
