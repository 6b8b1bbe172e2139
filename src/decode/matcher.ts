import type * as Xgrammar from '@mlc-ai/web-xgrammar';
import { AppError } from '../errors.ts';
import { Lru } from './lru.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadXgrammar } from './xgrammar.ts';

/** Grammars change with the set of tools; a few are kept compiled for sets that come back. */
const cachedGrammars = 8;

/** What may come next in one answer. */
export interface Matcher {
  /** Whether an id may come next, as bits: id `i` is bit `i & 31` of word `i >> 5`. Stop ids are set where the answer may end. */
  mask(): Promise<Int32Array>;
  /** Takes a token. False, and no change, when the grammar does not allow it. */
  accept(id: number): boolean;
  /** Takes back the last `count` tokens accepted. */
  rollBack(count: number): void;
  /** The text that must come next, empty where there is a choice. */
  forcedText(): string;
  dispose(): void;
}

/** Compiles grammars for one vocabulary. Masks and forced text are XGrammar's (Dong et al., arXiv 2411.15100). */
export class Grammars {
  readonly #compiled = new Lru<string, Xgrammar.CompiledGrammar>(cachedGrammars, compiled => compiled.dispose());

  private constructor(
    readonly library: typeof Xgrammar,
    readonly vocabulary: Xgrammar.TokenizerInfo,
    readonly compiler: Xgrammar.GrammarCompiler,
  ) {}

  /** Prepares the vocabulary of a tokenizer, once for all grammars. */
  static async create({ table, controls }: Tokenizer): Promise<Grammars> {
    const library = await loadXgrammar();
    const vocabulary = await library.TokenizerInfo.createTokenizerInfo([...table], 'byte_level', false, table.length, [
      ...controls,
    ]);
    return new Grammars(library, vocabulary, await library.GrammarCompiler.createGrammarCompiler(vocabulary, false));
  }

  /** A matcher at the start of the grammar's rule `root`; `stopIds` end an answer. Throws `DECODE_GRAMMAR_INVALID`. */
  async match(grammar: string, stopIds: readonly number[]): Promise<Matcher> {
    const compiled = this.#compiled.get(grammar) ?? (await this.#compile(grammar));
    const matcher = await this.library.GrammarMatcher.createGrammarMatcher(compiled, [...stopIds]);
    return {
      mask: () => matcher.getNextTokenBitmask(),
      accept: id => matcher.acceptToken(id),
      rollBack: count => matcher.rollBack(count),
      forcedText: () => matcher.findJumpForwardString(),
      dispose: () => matcher.dispose(),
    };
  }

  async #compile(text: string): Promise<Xgrammar.CompiledGrammar> {
    try {
      const grammar = await this.library.Grammar.fromEBNF(text);
      const compiled = await this.compiler.compileGrammar(grammar);
      grammar.dispose();
      this.#compiled.set(text, compiled);
      return compiled;
    } catch (cause) {
      throw new AppError('DECODE_GRAMMAR_INVALID', {}, { cause });
    }
  }

  /** Frees all memory. No matcher may be in use. */
  dispose(): void {
    this.#compiled.clear();
    this.compiler.dispose();
    this.vocabulary.dispose();
  }
}
