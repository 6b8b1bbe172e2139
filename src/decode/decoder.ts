/** A part of a prompt, tokenised on its own. Text never becomes control tokens, whatever it spells. */
export type PromptPiece = { readonly control: string } | { readonly text: string };

export interface GenerateRequest {
  readonly prompt: readonly PromptPiece[];
  /** What may be emitted, as xgrammar's EBNF with a rule `root`; null: anything. */
  readonly grammar: string | null;
  /** Control tokens that end the answer, e.g. `<|im_end|>`; at least one where there is a grammar. */
  readonly stop: readonly string[];
  readonly maxTokens: number;
  /** Single-token texts whose raw probability at the first step is wanted, e.g. `none`. */
  readonly watch?: readonly string[];
  /** `lookup` unless told. What is written is the same with each. */
  readonly strategy?: Strategy;
}

/**
 * What goes through the engine in one feed. `single`: one token. `forced`: a token with the run of forced ones behind it. `lookup`:
 * that, with a draft copied from the prompt's texts, on an engine that verifies.
 */
export type Strategy = 'single' | 'forced' | 'lookup';

export interface GeneratedToken {
  readonly id: number;
  /** The token's own text; a token that holds part of a character shows U+FFFD. */
  readonly text: string;
  /** True when the grammar allowed nothing else: it says nothing about the model. */
  readonly forced: boolean;
  /** True when the prompt's words foretold it, and it cost no step of its own. */
  readonly drafted?: boolean;
  /** Raw softmax over the whole vocabulary at temperature 1, before masking; 1 for forced tokens. */
  readonly probability: number;
  /** The likeliest other tokens that the grammar allowed, best first, at most three; empty for forced tokens. */
  readonly alternatives: readonly { readonly text: string; readonly probability: number }[];
}

export interface Generation {
  readonly text: string;
  readonly tokens: readonly GeneratedToken[];
  /** `stop`: the model ended its answer; `length`: `maxTokens` or the context's end came first. */
  readonly ended: 'stop' | 'length';
  /** Raw probability of all stop tokens together after the last token; 0 when the answer was cut off. */
  readonly stopProbability: number;
  /** First-step probabilities of the request's `watch` texts. */
  readonly watched: Readonly<Record<string, number>>;
  readonly promptTokens: number;
  /** How many of the prompt's tokens were in the KV cache already. */
  readonly cachedTokens: number;
  /** Feeds: one for the prompt, then one per free token, with the forced ones and the draft behind it, that no draft foretold. */
  readonly steps: number;
  /** Tokens fed as drafts, those that were taken back included. */
  readonly draftedTokens?: number;
  /** Milliseconds from the request to the first token, and to the end. */
  readonly firstTokenMs: number;
  readonly totalMs: number;
}

export type DecodeProgress =
  | { readonly phase: 'prefill'; readonly done: number; readonly total: number }
  | { readonly phase: 'decode'; readonly text: string; readonly tokens: number };

export interface GenerateOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DecodeProgress) => void;
}

/** Engine + grammar -> tokens with probabilities. */
export interface Decoder {
  /**
   * Generates greedily under the request's grammar. One at a time: a second call waits for the first.
   * Rejects with the signal's reason as soon as it aborts; the engine stops within about a second, and the next call waits for
   * that. Throws `DECODE_GRAMMAR_INVALID`, `DECODE_GRAMMAR_STUCK` (the grammar leads where no token may follow),
   * `DECODE_PROMPT_TOO_LONG`, and what `Engine.feed` throws.
   */
  generate(request: GenerateRequest, options?: GenerateOptions): Promise<Generation>;
}
