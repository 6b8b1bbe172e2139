import { AppError } from '../../errors.ts';

// Messages of wllama 2.4.0 are little-endian 32-bit words: "GLUE", a version, a name of eight letters, then for each field its type
// and its value; a list has its length before its items. Source: src/glue/glue.ts and messages.ts of @wllama/wllama 2.4.0.

const types = { bool: 1, int: 2, ints: 7, floats: 8 } as const;

function opening(name: string): number[] {
  const letters = Uint8Array.from(`GLUE\x01\0\0\0${name}`, letter => letter.charCodeAt(0));
  return [...new Uint32Array(letters.buffer)];
}

/** Asks for the `count` likeliest tokens and their probabilities. */
export function logitsRequest(count: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(...opening('glog_req'), types.int, count).buffer);
}

/**
 * The answer to a request for the whole vocabulary as logits: [vocabulary]. llama.cpp's side turns them into probabilities, so
 * these are logarithms, which differ from what the model computed by one constant: softmax and order are the same.
 * Throws `ENGINE_NO_LOGITS` when the message is anything else.
 */
export function readLogits(message: Uint8Array, vocabulary: number): Float32Array {
  const header = [...opening('glog_res'), types.bool, 1, types.ints, vocabulary];
  const between = [types.floats, vocabulary];
  const idsAt = header.length;
  const betweenAt = idsAt + vocabulary;
  const probabilitiesAt = betweenAt + between.length;

  const words = new Int32Array(message.buffer, message.byteOffset, message.byteLength >> 2);
  const isWhole =
    words.length === probabilitiesAt + vocabulary &&
    header.every((word, index) => words[index] === word) &&
    between.every((word, index) => words[betweenAt + index] === word);
  if (!isWhole) throw new AppError('ENGINE_NO_LOGITS');

  const ids = words.subarray(idsAt, betweenAt);
  const probabilities = new Float32Array(words.buffer, words.byteOffset + probabilitiesAt * 4, vocabulary);
  const logits = new Float32Array(vocabulary);
  ids.forEach((id, index) => {
    logits[id] = Math.log(probabilities[index] ?? 0);
  });
  return logits;
}
