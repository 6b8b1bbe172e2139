import type { Language } from './language.ts';

/** The longest name that is shown whole, in characters. */
const longest = 60;
/** Names that an error lists. */
const listedNames = 12;

/** The beginning of a text, on one line. */
export function clipped(text: string, length = longest): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > length ? `${characters.slice(0, length).join('').trimEnd()}…` : characters.join('');
}

/** A few names for an error's message: "“milk”, “ferns” and 3 more". */
export function quoted(names: readonly string[], language: Language): string {
  const shown = names.slice(0, listedNames).map(name => `“${clipped(name)}”`);
  const left = names.length - shown.length;
  if (language === 'zh') return shown.join('、') + (left > 0 ? `等 ${names.length} 项` : '');
  return shown.join(', ') + (left > 0 ? ` and ${left} more` : '');
}
