import { AppError } from '@/errors';
import { tableLimits } from '@/platform/tables';

/** UTF-16 takes twice the bytes that UTF-8 takes for Latin text. */
const mostBytes = 2 * tableLimits.bytes;

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/**
 * The text of a table's file: UTF-8, or UTF-16 with its mark; what is neither is read as spreadsheets of the person's languages wrote
 * it before UTF-8, which is GB 18030 in Chinese and Windows-1252 elsewhere. Throws `TABLE_TOO_LARGE`, and `TABLE_NOT_TEXT` for a file
 * of another kind, e.g. a workbook or a picture.
 */
export async function readText(file: File, languages: readonly string[] = navigator.languages): Promise<string> {
  if (file.size > mostBytes) throw new AppError('TABLE_TOO_LARGE', { file: file.name });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = encodingOf(bytes);
  // No text holds a zero byte but in UTF-16.
  if (encoding === 'utf-8' && bytes.includes(0)) throw new AppError('TABLE_NOT_TEXT', { file: file.name });
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const chinese = languages.some(language => /^zh\b/i.test(language));
    return new TextDecoder(chinese ? 'gb18030' : 'windows-1252').decode(bytes);
  }
}
