import { AppError } from '@/errors';
import { tableLimits } from '@/platform/tables';

/** Characters of a note from a file; a longer text would fill the search with one note. */
export const mostNoteCharacters = 100_000;

/** UTF-16 takes twice the bytes that UTF-8 takes for Latin text. */
const mostBytes = 2 * tableLimits.bytes;

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** A file that becomes a note. */
export function isNoteFile({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  if (/\.(csv|tsv|tab)$/i.test(name)) return false;
  return /\.(md|markdown|txt|text)$/i.test(name) || type === 'text/plain' || type === 'text/markdown';
}

/**
 * A note of a file of text or Markdown, called by its first heading, else by the file's name. Throws `NOTE_FILE_TOO_LARGE`,
 * `NOTE_FILE_EMPTY`, and `FILE_NOT_TEXT` for a file that only its name makes one of text.
 */
export async function readNote(file: File, languages?: readonly string[]): Promise<{ title: string; text: string }> {
  const tooLarge = () => new AppError('NOTE_FILE_TOO_LARGE', { file: file.name, limit: mostNoteCharacters });
  if (file.size > 4 * mostNoteCharacters) throw tooLarge();
  const text = (await decode(file, 'FILE_NOT_TEXT', languages)).trim();
  if (text.length > mostNoteCharacters) throw tooLarge();
  if (text === '') throw new AppError('NOTE_FILE_EMPTY', { file: file.name });
  const heading = /^#{1,6}[ \t]+(.+?)[ \t#]*$/m.exec(text)?.[1];
  return { title: heading ?? file.name.replace(/\.[^.]+$/, ''), text };
}

/**
 * The text of a table's file: UTF-8, or UTF-16 with its mark; what is neither is read as spreadsheets of the person's languages wrote
 * it before UTF-8, which is GB 18030 in Chinese and Windows-1252 elsewhere. Throws `TABLE_TOO_LARGE`, and `TABLE_NOT_TEXT` for a file
 * of another kind, e.g. a workbook or a picture.
 */
export async function readText(file: File, languages?: readonly string[]): Promise<string> {
  if (file.size > mostBytes) throw new AppError('TABLE_TOO_LARGE', { file: file.name });
  return decode(file, 'TABLE_NOT_TEXT', languages);
}

async function decode(
  file: File,
  notText: 'TABLE_NOT_TEXT' | 'FILE_NOT_TEXT',
  languages: readonly string[] = navigator.languages,
): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = encodingOf(bytes);
  // No text holds a zero byte but in UTF-16.
  if (encoding === 'utf-8' && bytes.includes(0)) throw new AppError(notText, { file: file.name });
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const chinese = languages.some(language => /^zh\b/i.test(language));
    return new TextDecoder(chinese ? 'gb18030' : 'windows-1252').decode(bytes);
  }
}
