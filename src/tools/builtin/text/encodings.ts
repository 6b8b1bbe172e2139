import { AppError } from '../../../errors.ts';

export const encodings = ['base64', 'url', 'html', 'hex'] as const;
export type Encoding = (typeof encodings)[number];

/** A text in base64 (RFC 4648), with percent signs (RFC 3986), with HTML entities, or in hexadecimal digits; of its UTF-8 bytes. */
export async function encode(text: string, encoding: Encoding): Promise<string> {
  if (encoding === 'html') return (await import('entities/escape')).escapeUTF8(text);
  const bytes = new TextEncoder().encode(text);
  if (encoding === 'base64') return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0'));
  if (encoding === 'hex') return hex.join('');
  return Array.from(bytes, (byte, at) => {
    const character = String.fromCharCode(byte);
    return /[\w.~-]/.test(character) ? character : `%${hex[at]?.toUpperCase()}`;
  }).join('');
}

/** Where a part of a text begins, as a person counts: from 1. */
function invalid(encoding: Encoding, text: string, index: number): AppError {
  const character = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return new AppError('TOOL_DECODE_INVALID', {
    encoding,
    position: Array.from(text.slice(0, index)).length + 1,
    character,
  });
}

function base64Bytes(text: string): Uint8Array {
  const start = text.match(/^\s*data:[^,]*;base64,/)?.[0].length ?? 0;
  const digits = text.slice(start);
  const wrong = digits.search(/[^\w+/=\s-]|=(?!=*\s*$)/);
  if (wrong >= 0) throw invalid('base64', text, start + wrong);
  const standard = digits.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (standard.length % 4 === 1) throw new AppError('TOOL_DECODE_INCOMPLETE', { encoding: 'base64' });
  return Uint8Array.from(atob(standard), character => character.charCodeAt(0));
}

function hexBytes(text: string): Uint8Array {
  const digits = text.replace(/0x|\\x|[:,-]/gi, separator => ' '.repeat(separator.length));
  const wrong = digits.search(/[^\da-f\s]/i);
  if (wrong >= 0) throw invalid('hex', text, wrong);
  const joined = digits.replace(/\s/g, '');
  if (joined.length % 2 === 1) throw new AppError('TOOL_DECODE_INCOMPLETE', { encoding: 'hex' });
  return Uint8Array.from(joined.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}

/** A plus is a space, as in a form's address, unless spaces are written otherwise. */
function urlBytes(text: string): Uint8Array {
  const wrong = text.search(/%(?![\da-f]{2})/i);
  if (wrong >= 0) throw invalid('url', text, wrong);
  const spaced = /%20| /.test(text) ? text : text.replaceAll('+', ' ');
  const encoder = new TextEncoder();
  const parts = spaced.match(/%..|[^%]+/g) ?? [];
  return Uint8Array.from(
    parts.flatMap(part => (part.startsWith('%') ? [Number.parseInt(part.slice(1), 16)] : [...encoder.encode(part)])),
  );
}

/** How many of the bytes are UTF-8: the place of the first that cannot be. */
function validLength(bytes: Uint8Array): number {
  const isValid = (length: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [valid, rejected] = [0, bytes.length + 1];
  while (rejected - valid > 1) {
    const middle = Math.floor((valid + rejected) / 2);
    if (isValid(middle)) valid = middle;
    else rejected = middle;
  }
  return valid;
}

/**
 * The text that was encoded. Base64 may be of the URL alphabet, unpadded, broken into lines or a data URL; hexadecimal bytes may be parted by
 * spaces, colons or commas, and have `0x` or `\x` before them. Throws `TOOL_DECODE_INVALID` with the character that cannot be and its
 * position from 1, `TOOL_DECODE_INCOMPLETE` where the end is missing, or `TOOL_DECODE_NOT_TEXT` with the place, from 1, of the first byte that is not UTF-8.
 */
export async function decode(text: string, encoding: Encoding): Promise<string> {
  if (encoding === 'html') return (await import('entities/decode')).decodeHTML(text);
  const bytes = { base64: base64Bytes, hex: hexBytes, url: urlBytes }[encoding](text);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('TOOL_DECODE_NOT_TEXT', { encoding, position: validLength(bytes) + 1 }, { cause });
  }
}
