import { Tokenizer as Encoder } from '@huggingface/tokenizers';
import { AppError } from '../errors.ts';
import type { PromptPiece } from './decoder.ts';

interface AddedToken {
  readonly id: number;
  readonly content: string;
}

/** The parts of Hugging Face's `tokenizer.json` that are read here. */
interface TokenizerJson {
  readonly added_tokens: readonly AddedToken[];
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
}

/**
 * The byte that each character of a byte-level vocabulary stands for: printable Latin-1 stands for itself, the other bytes
 * follow from U+0100 on (Radford et al., "Language Models are Unsupervised Multitask Learners", 2019, section 2.2).
 */
function byteTable(): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  let next = 0x100;
  for (let byte = 0; byte < 256; byte += 1) {
    const printable = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    table.set(String.fromCharCode(printable ? byte : next++), byte);
  }
  return table;
}

const byteOf = byteTable();

/** A byte-level BPE tokenizer: text to ids and back. */
export class Tokenizer {
  /** Every token as the vocabulary writes it, by id: [vocabulary size]. */
  readonly table: readonly string[];
  /** Ids of control tokens: never part of a person's text or of an answer's. */
  readonly controls: ReadonlySet<number>;
  readonly #controlIds: ReadonlyMap<string, number>;
  readonly #encoder: Encoder;

  /** Reads the bytes of a `tokenizer.json`. Throws `MODEL_TOKENIZER_INVALID`. */
  static parse(bytes: ArrayBuffer): Tokenizer {
    try {
      return new Tokenizer(JSON.parse(new TextDecoder().decode(bytes)) as TokenizerJson);
    } catch (cause) {
      throw new AppError('MODEL_TOKENIZER_INVALID', {}, { cause });
    }
  }

  constructor(json: TokenizerJson) {
    const table: string[] = [];
    for (const [token, id] of Object.entries(json.model.vocab)) table[id] = token;
    for (const { id, content } of json.added_tokens) table[id] = content;
    this.table = table;
    this.#controlIds = new Map(json.added_tokens.map(({ id, content }) => [content, id]));
    this.controls = new Set(this.#controlIds.values());
    // Without its added tokens the encoder has no way to make a control token of a text that spells one.
    this.#encoder = new Encoder({ ...json, added_tokens: [] }, {});
  }

  /** Ids of a text. Text that spells a control token becomes ordinary tokens. */
  encode(text: string): number[] {
    return text === '' ? [] : this.#encoder.encode(text, { add_special_tokens: false }).ids;
  }

  /** Id of a control token, e.g. `<|im_end|>`. Throws a `RangeError` for one that the vocabulary does not have. */
  control(name: string): number {
    const id = this.#controlIds.get(name);
    if (id === undefined) throw new RangeError(`No control token ${name}`);
    return id;
  }

  /** Ids of one piece of a prompt. */
  encodePiece(piece: PromptPiece): number[] {
    return 'control' in piece ? [this.control(piece.control)] : this.encode(piece.text);
  }

  /** The bytes of ids; a control token's are those of its name. */
  bytes(ids: readonly number[]): Uint8Array<ArrayBuffer> {
    const bytes: number[] = [];
    for (const id of ids) {
      const token = this.table[id] ?? '';
      if (this.controls.has(id)) bytes.push(...new TextEncoder().encode(token));
      else for (const character of token) bytes.push(byteOf.get(character) ?? 0x3f);
    }
    return new Uint8Array(bytes);
  }

  /** The text of ids. Bytes that are not UTF-8, such as part of a character, become U+FFFD; control tokens show as they are written. */
  decode(ids: readonly number[]): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.bytes(ids));
  }
}
