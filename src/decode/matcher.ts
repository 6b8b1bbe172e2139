import type { CompiledGrammar, GrammarCompiler, GrammarMatcher } from '@mlc-ai/web-xgrammar';
import { AppError } from '../errors.ts';
import type { Tokenizer } from './tokenizer.ts';
import { loadXgrammar } from './xgrammar.ts';

/** Grammars change with the set of tools; a few are kept compiled for sets that come back. */
const cachedGrammars = 8;

/** What may come next in one answer. */
export interface Matcher {
  /** Whether an id may come next, as bits: id `i` is bit `i & 31` of word `i >> 5`. Valid until the next call. */
  mask(): Promise<Int32Array>;
  /** Takes a token. False, and no change, when the grammar does not allow it. */
  accept(id: number): boolean;
  /** The text that must come next, empty where there is a choice. */
  forcedText(): string;
  dispose(): void;
}

/** Compiles grammars for one vocabulary. Masks and forced text are XGrammar's (Dong et al., arXiv 2411.15100). */
export class Grammars {
  readonly #compiled = new Map<string, CompiledGrammar>();

  private constructor(readonly compiler: GrammarCompiler) {}

  /** `stopIds` are the ids that end an answer where the grammar may end. */
  static async create(tokenizer: Tokenizer, stopIds: readonly number[]): Promise<Grammars> {
    const { TokenizerInfo, GrammarCompiler } = await loadXgrammar();
    const { table } = tokenizer;
    const info = await TokenizerInfo.createTokenizerInfo([...table], 'byte_level', false, table.length, [...stopIds]);
    return new Grammars(await GrammarCompiler.createGrammarCompiler(info, false));
  }

  /** A matcher at the start of the grammar's rule `root`. Throws `DECODE_GRAMMAR_INVALID`. */
  async match(grammar: string): Promise<Matcher> {
    const { GrammarMatcher } = await loadXgrammar();
    return matcherOver(await GrammarMatcher.createGrammarMatcher(await this.#compile(grammar)));
  }

  async #compile(grammar: string): Promise<CompiledGrammar> {
    const known = this.#compiled.get(grammar);
    if (known) {
      this.#compiled.delete(grammar);
      this.#compiled.set(grammar, known);
      return known;
    }
    try {
      const compiled = await this.compiler.compileGrammar(grammar);
      this.#compiled.set(grammar, compiled);
      this.#dropOldest();
      return compiled;
    } catch (cause) {
      throw new AppError('DECODE_GRAMMAR_INVALID', {}, { cause });
    }
  }

  #dropOldest(): void {
    const [oldest] = this.#compiled;
    if (!oldest || this.#compiled.size <= cachedGrammars) return;
    oldest[1].dispose();
    this.#compiled.delete(oldest[0]);
  }
}

function matcherOver(matcher: GrammarMatcher): Matcher {
  return {
    mask: () => matcher.getNextTokenBitmask(),
    accept: id => matcher.acceptToken(id),
    forcedText: () => matcher.findJumpForwardString(),
    dispose: () => matcher.dispose(),
  };
}
