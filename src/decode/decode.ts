import type { Engine } from '../engine/engine.ts';
import { AppError, orAborted } from '../errors.ts';
import { CachedEngine } from './cache.ts';
import { best, type Distribution, softmax } from './choose.ts';
import type { Decoder, GeneratedToken, GenerateOptions, GenerateRequest, Generation, PromptPiece } from './decoder.ts';
import { Lookup } from './lookup.ts';
import { Lru } from './lru.ts';
import { Grammars, type Matcher } from './matcher.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Alternatives reported beside a chosen token. */
const alternativeCount = 3;

/** Answers whose ids are remembered, for prompts that hold them as history. */
const rememberedAnswers = 32;

export interface OwnedDecoder extends Decoder {
  /** Waits for what runs, then frees the decoder's memory. The engine stays as it is. */
  dispose(): Promise<void>;
}

/** What a request comes to before anything is fed. */
interface Start {
  readonly prompt: readonly number[];
  readonly stops: ReadonlySet<number>;
  readonly matcher: Matcher | null;
  readonly lookup: Lookup;
  /** When the request came, by `performance.now()`. */
  readonly startedAt: number;
}

/**
 * A decoder over a loaded engine. `contextTokens` is the size of the engine's KV cache.
 *
 * One loop for every model: feed the prompt, mask the raw logits, take the best token, feed it together with the tokens that the
 * grammar forces behind it and a draft of those that may follow. As long as the tokens taken are those of the draft, their logits
 * are there already; the rest of a draft is taken back.
 */
export async function createDecoder(
  engine: Engine,
  tokenizer: Tokenizer,
  contextTokens: number,
): Promise<OwnedDecoder> {
  const grammars = await Grammars.create(tokenizer);
  const cached = new CachedEngine(engine);
  /** Ids of answers by their text: what a model wrote is not always the canonical tokenisation of its text. */
  const answers = new Lru<string, readonly number[]>(rememberedAnswers);
  let queue: Promise<unknown> = Promise.resolve();

  function idsOf(piece: PromptPiece): readonly number[] {
    return ('text' in piece && answers.get(piece.text)) || tokenizer.encodePiece(piece);
  }

  /** First-step probabilities of single-token texts; 0 for a text of several tokens. */
  function watch(texts: readonly string[], { probability }: Distribution): Record<string, number> {
    return Object.fromEntries(
      texts.map(text => {
        const [id, more] = tokenizer.encode(text);
        return [text, id === undefined || more !== undefined ? 0 : probability(id)];
      }),
    );
  }

  /**
   * Ids that the grammar forces behind `emitted`, which the matcher takes. Only canonical tokens: those that the tokeniser makes
   * of the whole answer with the forced text, because they are what the model was trained on.
   */
  function acceptForced(matcher: Matcher, emitted: readonly number[]): readonly number[] {
    const text = matcher.forcedText();
    if (text === '') return [];
    const canonical = tokenizer.encode(tokenizer.decode(emitted) + text);
    if (!emitted.every((id, index) => canonical[index] === id)) return [];
    // The last token may join with what comes behind it: `="` is one token, and `=` alone means something else.
    const forced = canonical.slice(emitted.length, -1);
    const refused = forced.findIndex(id => !matcher.accept(id));
    return refused < 0 ? forced : forced.slice(0, refused);
  }

  /** Ids that may come behind `emitted`: canonical ones that the grammar allows, at most `count`. */
  function draft(
    lookup: Lookup,
    matcher: Matcher | null,
    emitted: readonly number[],
    count: number,
  ): readonly number[] {
    if (count <= 0) return [];
    const written = tokenizer.bytes(emitted);
    const continuation = lookup.continuation(written);
    if (continuation.length === 0) return [];
    const canonical = tokenizer.encode(new TextDecoder().decode(Uint8Array.of(...written, ...continuation)));
    if (!emitted.every((id, index) => canonical[index] === id)) return [];
    const ids = canonical.slice(emitted.length, emitted.length + count);
    if (!matcher) return ids;
    const refused = ids.findIndex(id => !matcher.accept(id));
    const allowed = refused < 0 ? ids : ids.slice(0, refused);
    const forced = acceptForced(matcher, [...emitted, ...allowed]);
    matcher.rollBack(allowed.length + forced.length);
    return [...allowed, ...forced].slice(0, count);
  }

  async function decode(
    { prompt, stops, matcher, lookup, startedAt }: Start,
    { maxTokens, watch: watched = [], strategy = 'lookup' }: GenerateRequest,
    { signal, onProgress }: GenerateOptions,
  ): Promise<Generation> {
    const mayWrite = (id: number) => stops.has(id) || !tokenizer.controls.has(id);
    const limit = Math.min(maxTokens, contextTokens - prompt.length);
    const feedOptions = signal ? { signal } : {};

    const cachedTokens = await cached.keepCommon(prompt);
    onProgress?.({ phase: 'prefill', done: 0, total: prompt.length - cachedTokens });
    let logits = await cached.feed(prompt.slice(cachedTokens), {
      ...feedOptions,
      onProgress: (done, total) => onProgress?.({ phase: 'prefill', done, total }),
    });
    const firstTokenMs = performance.now() - startedAt;
    const watchedProbabilities = watch(watched, softmax(logits));

    const ids: number[] = [];
    const tokens: GeneratedToken[] = [];
    const emit = (id: number, how: Omit<GeneratedToken, 'id' | 'text'>) => {
      ids.push(id);
      tokens.push({ id, text: tokenizer.decode([id]), ...how });
    };
    /** The draft's ids that are in the cache beyond `ids`, with the logits after each. */
    let ahead: { readonly id: number; readonly logits: Float32Array }[] = [];
    let steps = 1;
    let draftedTokens = 0;
    let stopProbability = 0;
    let ended: Generation['ended'] = 'length';

    while (ids.length < limit) {
      const mask = matcher ? await matcher.mask() : null;
      const [chosen, ...others] = best(logits, mask, mayWrite, alternativeCount + 1);
      if (chosen === undefined) throw new AppError('DECODE_GRAMMAR_STUCK', { text: tokenizer.decode(ids) });
      const { probability } = softmax(logits);
      if (stops.has(chosen)) {
        ended = 'stop';
        for (const id of stops) stopProbability += probability(id);
        break;
      }

      const free = others.length > 0;
      matcher?.accept(chosen);
      emit(chosen, {
        forced: !free,
        ...(free && ahead[0]?.id === chosen && { drafted: true }),
        probability: free ? probability(chosen) : 1,
        alternatives: others.map(id => ({ text: tokenizer.decode([id]), probability: probability(id) })),
      });
      const forced = matcher && strategy !== 'single' ? acceptForced(matcher, ids).slice(0, limit - ids.length) : [];
      for (const id of forced) emit(id, { forced: true, probability: 1, alternatives: [] });
      onProgress?.({ phase: 'decode', text: tokenizer.decode(ids), tokens: ids.length });
      if (ids.length === limit) break;

      const run = [chosen, ...forced];
      for (let next = ahead[0]; next && next.id === run[0]; next = ahead[0]) {
        ({ logits } = next);
        ahead.shift();
        run.shift();
      }
      if (run.length === 0) continue;

      if (ahead.length > 0) await cached.drop(ahead.length);
      const room = Math.min(engine.verifiable - run.length, contextTokens - prompt.length - ids.length);
      const drafted = strategy === 'lookup' ? draft(lookup, matcher, ids, room) : [];
      const fed =
        drafted.length > 0
          ? await cached.verify([...run, ...drafted], feedOptions)
          : [await cached.feed(run, feedOptions)];
      const [afterRun = logits, ...afterDrafted] = fed.slice(-1 - drafted.length);
      logits = afterRun;
      ahead = afterDrafted.map((after, index) => ({ id: drafted[index] ?? 0, logits: after }));
      draftedTokens += drafted.length;
      steps += 1;
    }

    const text = tokenizer.decode(ids);
    answers.set(text, ids);
    return {
      text,
      tokens,
      ended,
      stopProbability,
      watched: watchedProbabilities,
      promptTokens: prompt.length,
      cachedTokens,
      steps,
      draftedTokens,
      firstTokenMs,
      totalMs: performance.now() - startedAt,
    };
  }

  async function generate(request: GenerateRequest, options: GenerateOptions, startedAt: number): Promise<Generation> {
    options.signal?.throwIfAborted();
    const prompt = request.prompt.flatMap(idsOf);
    if (prompt.length >= contextTokens)
      throw new AppError('DECODE_PROMPT_TOO_LONG', { tokens: prompt.length, limit: contextTokens });
    const stops = new Set(request.stop.map(name => tokenizer.control(name)));
    const lookup = new Lookup(request.prompt.flatMap(piece => ('text' in piece ? [piece.text] : [])));
    const matcher = request.grammar === null ? null : await grammars.match(request.grammar, [...stops]);
    try {
      return await decode({ prompt, stops, matcher, lookup, startedAt }, request, options);
    } finally {
      matcher?.dispose();
    }
  }

  return {
    async generate(request, options = {}) {
      const startedAt = performance.now();
      options.signal?.throwIfAborted();
      const result = queue.then(() => generate(request, options, startedAt));
      queue = result.catch(() => undefined);
      return orAborted(result, options.signal);
    },

    async dispose() {
      await queue;
      grammars.dispose();
    },
  };
}
