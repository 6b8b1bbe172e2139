/**
 * Prompt lookup: what a person's words continue with is a free guess at what a value that copies them continues with (Saxena,
 * "Prompt Lookup Decoding", 2023; speculative decoding with the prompt as the draft model, Leviathan et al., arXiv 2211.17192).
 * A wrong guess costs nothing but its part of a feed: the decoder picks each token itself.
 */

/** Bytes as a string of U+0000 to U+00FF: searched as text, without a view to where characters begin. */
type ByteString = string;

function toByteString(bytes: Uint8Array): ByteString {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function toBytes(text: ByteString): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, character => character.charCodeAt(0));
}

const isWordByte = (character: string | undefined) => character !== undefined && /[A-Za-z0-9]/.test(character);

/** More of what is written says no more about where it was copied from. */
const longestMatch = 48;

/** Where the value, or else the line, begins that an answer ends in, and what closes it where it is the last of its call. */
function openValue(written: ByteString): { readonly value: ByteString; readonly closing: ByteString } {
  const at = Math.max(...['"', '=', '[', '\n'].map(opening => written.lastIndexOf(opening)));
  const quote = written[at] === '"' ? '"' : '';
  const bracket = written.lastIndexOf('=[') === written.lastIndexOf('=') ? ']' : '';
  return { value: written.slice(at + 1), closing: at >= 0 && written[at] !== '\n' ? `${quote}${bracket})` : '' };
}

/** Guesses how an answer goes on. */
export class Lookup {
  readonly #sources: readonly ByteString[];

  /** `texts`: what an answer may copy from, oldest first. */
  constructor(texts: readonly string[]) {
    const encoder = new TextEncoder();
    // Values leave out what ends the sentence.
    this.#sources = texts.map(text => toByteString(encoder.encode(text.replace(/[\s.?!,。？！，…]+$/u, '')))).reverse();
  }

  /**
   * The bytes that may come behind those `written`: what stands behind the longest piece of the value in the newest text that
   * holds it, up to that text's end, where the call is thought to end too. None where nothing of the value is found.
   */
  continuation(written: Uint8Array): Uint8Array<ArrayBuffer> {
    const { value, closing } = openValue(toByteString(written));
    for (let length = Math.min(value.length, longestMatch); length > 0; length -= 1) {
      const piece = value.slice(-length);
      for (const source of this.#sources) {
        const at = this.#find(source, piece);
        if (at >= 0) return toBytes(source.slice(at + length) + closing);
      }
    }
    return new Uint8Array();
  }

  /** The first place of `piece` that does not begin inside a word. */
  #find(source: ByteString, piece: ByteString): number {
    for (let at = source.indexOf(piece); at >= 0; at = source.indexOf(piece, at + 1))
      if (!isWordByte(piece[0]) || !isWordByte(source[at - 1])) return at;
    return -1;
  }
}
