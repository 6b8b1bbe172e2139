import type { ConfidenceRecord } from '../engine/catalogue.ts';
import type { Tool } from '../tools/tool.ts';
import type { CallProbability } from './probability.ts';
import type { SemanticFeatures } from './verify/semantics.ts';

/** What is known of a call when it is decided whether it may run. */
export interface CallEvidence {
  readonly probability: CallProbability;
  readonly semantics: SemanticFeatures;
  /** Raw probability that the answer begins with "nothing fits". */
  readonly none: number;
}

/** Probabilities count as no further than this from certainty. */
const margin = 1e-4;

/** What the confidence is made of. Few, because each costs held-out requests. */
export const confidenceFeatures = ['odds', 'tokens', 'invented', 'copied', 'unused', 'unexplained', 'listed'] as const;

export type ConfidenceFeature = (typeof confidenceFeatures)[number];

/**
 * `odds`: log-odds of the call's probability, half of it among what the grammar allows: what the model wanted to write besides,
 * which is often another form of the same value, counts half. `tokens`: of a longer call more can be wrong.
 */
export function featuresOf({ probability, semantics }: CallEvidence): Readonly<Record<ConfidenceFeature, number>> {
  const mean = Math.sqrt(probability.product * probability.allowed);
  const kept = Math.min(1 - margin, Math.max(margin, mean));
  return {
    odds: Math.log(kept / (1 - kept)),
    tokens: Math.log(1 + probability.tokens),
    invented: semantics.invented,
    copied: semantics.copied,
    unused: semantics.unused > 0 ? 1 : 0,
    unexplained: semantics.unexplained,
    listed: semantics.listed,
  };
}

/**
 * The calibrated probability that a call is right: a logistic regression over its evidence, fitted by `npm run calibrate`.
 * Of a hundred calls with confidence 0.8, about eighty were right among requests that it was not fitted on.
 */
export function confidenceOf(evidence: CallEvidence, { bias, weights }: ConfidenceRecord): number {
  const features = featuresOf(evidence);
  const sum = confidenceFeatures.reduce((total, name) => total + (weights[name] ?? 0) * features[name], bias);
  return 1 / (1 + Math.exp(-sum));
}

/** True for a tool of which no call may be a silent guess: it deletes, touches the device or uses the network. */
export function isCareful(tool: Pick<Tool, 'deletes' | 'effects'>): boolean {
  return tool.deletes || tool.effects === 'device' || tool.effects === 'network';
}

/** Below `leave` nothing is called; from `act` on a call of the tool runs without a question. */
export function limitsFor(tool: Pick<Tool, 'deletes' | 'effects'>, { leave, act, actCareful }: ConfidenceRecord) {
  return { leave, act: isCareful(tool) ? actCareful : act };
}
