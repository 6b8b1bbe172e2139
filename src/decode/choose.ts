/** Raw probabilities: softmax over the whole vocabulary at temperature 1. */
export interface Distribution {
  probability(id: number): number;
}

/** `logits`: [vocabulary size], read until the next feed. */
export function softmax(logits: Float32Array): Distribution {
  let max = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > max) max = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - max);
  return { probability: id => Math.exp((logits[id] ?? Number.NEGATIVE_INFINITY) - max) / sum };
}

/** The `count` allowed ids with the largest logits, best first; of equal ones the lower id. `mask` as a matcher's, or null for all. */
export function best(
  logits: Float32Array,
  mask: Int32Array | null,
  allowed: (id: number) => boolean,
  count: number,
): number[] {
  const ids: number[] = [];
  const logit = (id: number) => logits[id] ?? Number.NEGATIVE_INFINITY;
  for (let id = 0; id < logits.length; id += 1) {
    if (mask && (((mask[id >> 5] ?? 0) >>> (id & 31)) & 1) === 0) continue;
    const last = ids.at(-1);
    if (ids.length === count && last !== undefined && logit(id) <= logit(last)) continue;
    if (!allowed(id)) continue;
    const at = ids.findIndex(other => logit(other) < logit(id));
    ids.splice(at < 0 ? ids.length : at, 0, id);
    if (ids.length > count) ids.pop();
  }
  return ids;
}
