import type { Engine } from '../engine/engine.ts';
import { AppError } from '../errors.ts';
import { best, softmax } from './choose.ts';
import type { Decoder, GeneratedToken, GenerateOptions, GenerateRequest, Generation, PromptPiece } from './decoder.ts';
import { Grammars, type Matcher } from './matcher.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Alternatives reported beside a chosen token. */
const alternativeCount = 3;

/** Answers whose ids are remembered, for prompts that hold them as history. */
const rememberedAnswers = 32;

/**
 * A decoder over a loaded engine. `contextTokens` is the size of the engine's KV cache.
 *
 * One loop for every model: feed the prompt, mask the raw logits, take the best token, feed it together with the tokens that the
 * grammar forces behind it.
 */
export function createDecoder(engine: Engine, tokenizer: Tokenizer, contextTokens: number): Decoder {
  /** The ids in the engine's KV cache. */
  let fed: number[] = [];
  /** Ids of generated answers by their text: what a model wrote is not always the canonical tokenisation of its text. */
  const answers = new Map<string, readonly number[]>();
  const grammars = new Map<string, Promise<Grammars>>();
  let queue: Promise<unknown> = Promise.resolve();

  function grammarsFor(stopIds: readonly number[]): Promise<Grammars> {
    const key = stopIds.join();
    let made = grammars.get(key);
    if (!made) {
      made = Grammars.create(tokenizer, stopIds);
      grammars.set(key, made);
    }
    return made;
  }

  function remember(text: string, ids: readonly number[]): void {
    answers.delete(text);
    answers.set(text, ids);
    const [oldest] = answers.keys();
    if (oldest !== undefined && answers.size > rememberedAnswers) answers.delete(oldest);
  }

  function promptIds(prompt: readonly PromptPiece[]): number[] {
    return prompt.flatMap(piece => ('text' in piece && answers.get(piece.text)) || tokenizer.encodePiece(piece));
  }

  async function feed(
    ids: readonly number[],
    signal: AbortSignal | undefined,
    onProgress?: (done: number, total: number) => void,
  ): Promise<Float32Array> {
    try {
      const logits = await engine.feed(ids, { ...(signal && { signal }), ...(onProgress && { onProgress }) });
      fed.push(...ids);
      return logits;
    } catch (thrown) {
      // An aborted feed leaves a part of its ids in the cache.
      const kept = engine.length - fed.length;
      if (kept >= 0) fed.push(...ids.slice(0, kept));
      else fed = [];
      throw thrown;
    }
  }

  /** Keeps what the cache shares with the prompt. At least one id is left to feed, for its logits. Resolves to the number kept. */
  async function keepCommon(ids: readonly number[]): Promise<number> {
    let common = 0;
    while (common < fed.length && common < ids.length - 1 && fed[common] === ids[common]) common += 1;
    const kept = common === engine.length ? common : await engine.truncate(common);
    fed.length = Math.min(fed.length, kept);
    return kept;
  }

  /** The ids that the grammar forces next, in the canonical tokenisation of the answer so far. */
  function forcedIds(matcher: Matcher, emitted: readonly number[]): number[] {
    const text = matcher.forcedText();
    if (text === '') return [];
    const canonical = tokenizer.encode(tokenizer.decode(emitted) + text);
    if (!emitted.every((id, index) => canonical[index] === id)) return [];
    // The last token may join with what comes behind it: `="` is one token, and `=` alone means something else.
    const forced: number[] = [];
    for (const id of canonical.slice(emitted.length, -1)) {
      if (!matcher.accept(id)) break;
      forced.push(id);
    }
    return forced;
  }

  async function generate(
    request: GenerateRequest,
    { signal, onProgress }: GenerateOptions,
    startedAt: number,
  ): Promise<Generation> {
    signal?.throwIfAborted();
    const stopIds = request.stop.map(name => tokenizer.control(name));
    const stops = new Set(stopIds);
    const prompt = promptIds(request.prompt);
    const room = contextTokens - prompt.length;
    if (room < 1) throw new AppError('DECODE_PROMPT_TOO_LONG', { tokens: prompt.length, limit: contextTokens });
    const maxTokens = Math.min(request.maxTokens, room);
    const matcher = request.grammar === null ? null : await (await grammarsFor(stopIds)).match(request.grammar);

    try {
      const cachedTokens = await keepCommon(prompt);
      onProgress?.({ phase: 'prefill', done: 0, total: prompt.length - cachedTokens });
      let logits = await feed(prompt.slice(cachedTokens), signal, (done, total) =>
        onProgress?.({ phase: 'prefill', done, total }),
      );
      const firstTokenMs = performance.now() - startedAt;

      const first = softmax(logits);
      const watched = Object.fromEntries(
        (request.watch ?? []).map(text => {
          const [id, more] = tokenizer.encode(text);
          return [text, id === undefined || more !== undefined ? 0 : first.probability(id)];
        }),
      );

      const ids: number[] = [];
      const tokens: GeneratedToken[] = [];
      let steps = 1;
      let stopProbability = 0;
      let ended: Generation['ended'] = 'length';
      const emit = (id: number, token: Omit<GeneratedToken, 'id' | 'text'>) => {
        ids.push(id);
        tokens.push({ id, text: tokenizer.decode([id]), ...token });
      };

      for (;;) {
        const mask = matcher ? await matcher.mask() : null;
        const allowed = (id: number) => stops.has(id) || !tokenizer.controls.has(id);
        const [chosen, ...others] = best(logits, mask, allowed, alternativeCount + 1);
        if (chosen === undefined) throw new AppError('DECODE_GRAMMAR_STUCK', { text: tokenizer.decode(ids) });
        const { probability } = tokens.length === 0 ? first : softmax(logits);
        if (stops.has(chosen)) {
          stopProbability = probability(chosen);
          ended = 'stop';
          break;
        }
        if (ids.length >= maxTokens) break;

        matcher?.accept(chosen);
        emit(chosen, {
          forced: others.length === 0,
          probability: others.length === 0 ? 1 : probability(chosen),
          alternatives: others.map(id => ({ text: tokenizer.decode([id]), probability: probability(id) })),
        });
        const forced = (matcher ? forcedIds(matcher, ids) : []).slice(0, maxTokens - ids.length);
        for (const id of forced) emit(id, { forced: true, probability: 1, alternatives: [] });
        onProgress?.({ phase: 'decode', text: tokenizer.decode(ids), tokens: ids.length });
        if (ids.length >= maxTokens) break;

        logits = await feed([chosen, ...forced], signal);
        steps += 1;
      }

      const text = tokenizer.decode(ids);
      remember(text, ids);
      return {
        text,
        tokens,
        ended,
        stopProbability,
        watched,
        promptTokens: prompt.length,
        cachedTokens,
        steps,
        firstTokenMs,
        totalMs: performance.now() - startedAt,
      };
    } finally {
      matcher?.dispose();
    }
  }

  return {
    generate(request, options = {}) {
      const startedAt = performance.now();
      const result = queue.then(() => generate(request, options, startedAt));
      queue = result.catch(() => undefined);
      return result;
    },
  };
}
