import { AppError } from '../../errors.ts';
import type { Arguments, JsonValue } from '../../tools/tool.ts';
import type { AnswerStream, ParsedCall } from './template.ts';

/** Values deeper than this are no answer: those who walk them later do so by recursion. */
const maxDepth = 64;

/** The text of an answer so far. A reading yields null when it needs more of it, and each call when it is complete. */
export type Reading<T> = Generator<ParsedCall | null, T, void>;

/** What a reading reads from. Every method but `fail` waits for the text that it needs, or for the answer's end. */
export class AnswerText {
  text = '';
  at = 0;
  ended = false;

  fail(at = this.at): AppError {
    return new AppError('ANSWER_MALFORMED', { position: at + 1 });
  }

  /** Whether a literal comes next; reads it if so. */
  *accept(literal: string): Reading<boolean> {
    while (this.text.length - this.at < literal.length && !this.ended) {
      if (!literal.startsWith(this.text.slice(this.at))) return false;
      yield null;
    }
    if (!this.text.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }

  *expect(literal: string): Reading<void> {
    if (!(yield* this.accept(literal))) throw this.fail();
  }

  /** Reads white space as JSON has it. */
  *space(): Reading<void> {
    const space = /[ \t\r\n]*/y;
    for (;;) {
      space.lastIndex = this.at;
      space.test(this.text);
      this.at = space.lastIndex;
      if (this.at < this.text.length || this.ended) return;
      yield null;
    }
  }

  /** Whether all is read. */
  *atEnd(): Reading<boolean> {
    while (this.at === this.text.length && !this.ended) yield null;
    return this.at === this.text.length;
  }

  /** Reads up to a literal, which is left; to the answer's end where it does not come. Gives whether it came. */
  *upTo(literal: string): Reading<boolean> {
    let from = this.at;
    for (;;) {
      const found = this.text.indexOf(literal, from);
      this.at = found < 0 ? this.text.length : found;
      if (found >= 0) return true;
      if (this.ended) return false;
      from = Math.max(from, this.text.length - literal.length + 1);
      yield null;
    }
  }

  /** Reads a JSON object, and says where it begins and ends. */
  *object(): Reading<{
    readonly value: Readonly<Record<string, JsonValue>>;
    readonly start: number;
    readonly end: number;
  }> {
    const start = this.at;
    if (yield* this.atEnd()) throw this.fail();
    if (this.text[this.at] !== '{') throw this.fail();
    let depth = 0;
    let inString = false;
    do {
      // Asked for only where it may wait: a long answer has many characters.
      if (this.at >= this.text.length && (yield* this.atEnd())) throw this.fail();
      const one = this.text[this.at];
      if (inString) {
        if (one === '\\') {
          this.at += 1;
          if (yield* this.atEnd()) throw this.fail();
        } else if (one === '"') inString = false;
      } else if (one === '"') inString = true;
      else if (one === '{' || one === '[') depth += 1;
      else if (one === '}' || one === ']') depth -= 1;
      this.at += 1;
      if (depth > maxDepth) throw this.fail(start);
    } while (depth > 0);
    return { value: this.#parsed(start), start, end: this.at };
  }

  #parsed(start: number): Readonly<Record<string, JsonValue>> {
    try {
      const value: JsonValue = JSON.parse(this.text.slice(start, this.at));
      if (isObject(value) && allFinite(value)) return value;
    } catch {
      // Brackets that match do not make JSON: what stands between them is malformed.
    }
    throw this.fail(start);
  }
}

export function isObject(value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether all numbers are ones that JSON can write: `1e999` reads as none. */
function allFinite(value: JsonValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(allFinite);
}

/** Reads a call as one JSON object, `{"name": ..., "arguments": {...}}`, with the arguments under `key`. */
export function* readJsonCall(answer: AnswerText, key: 'arguments' | 'parameters'): Reading<ParsedCall> {
  const { value, start, end } = yield* answer.object();
  const args = value[key] ?? {};
  if (typeof value.name !== 'string' || value.name === '' || !isObject(args)) throw answer.fail(start);
  return { name: value.name, arguments: args as Arguments, missing: [], start, end };
}

/** Reads an answer by a reading of all of it. */
export function readerOf(read: (answer: AnswerText) => Reading<void>): AnswerStream {
  const answer = new AnswerText();
  const reading = read(answer);
  let done = false;
  const goOn = (): readonly ParsedCall[] => {
    const calls: ParsedCall[] = [];
    while (!done) {
      const { value, done: finished } = reading.next();
      if (finished) done = true;
      else if (value === null) break;
      else if (value) calls.push(value);
    }
    return calls;
  };
  return {
    add(text) {
      answer.text += text;
      const calls = goOn();
      if (done && answer.at < answer.text.length) throw answer.fail();
      return calls;
    },
    end() {
      answer.ended = true;
      const calls = goOn();
      if (answer.at < answer.text.length) throw answer.fail();
      return calls;
    },
  };
}

/** The calls of a whole answer. */
export function readAll(reader: AnswerStream, answer: string): readonly ParsedCall[] {
  return [...reader.add(answer), ...reader.end()];
}
