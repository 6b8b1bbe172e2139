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
  /** Raw probability that the answer ends where it does. */
  readonly stop: number;
  /** Calls in the answer. */
  readonly calls: number;
  /** Whether the prompt lists the tool; the model knows the others by heart. */
  readonly listed: boolean;
}

/** Smaller probabilities count as this one, so that one token does not decide alone. */
const least = 1e-4;
const log = (probability: number) => Math.log(Math.max(probability, least));

/** The evidence as numbers, in the order of `confidenceFeatures`. */
export const confidenceFeatures = [
  'name',
  'values',
  'minimum',
  'none',
  'stop',
  'invented',
  'copied',
  'unused',
  'unsaid',
  'several',
  'listed',
] as const;

export type ConfidenceFeature = (typeof confidenceFeatures)[number];

export function featuresOf(evidence: CallEvidence): Readonly<Record<ConfidenceFeature, number>> {
  const { probability, semantics, none, stop, calls, listed } = evidence;
  return {
    name: log(probability.name),
    values: log(probability.values),
    minimum: log(probability.minimum),
    none: log(none),
    stop: log(stop),
    invented: semantics.invented,
    copied: semantics.verbatim,
    unused: semantics.unused,
    unsaid: semantics.unsaid,
    several: calls > 1 ? 1 : 0,
    listed: listed ? 1 : 0,
  };
}

/**
 * The calibrated probability that a call is right: a logistic regression over its evidence, fitted by `npm run calibrate`.
 * Of two calls with the same evidence, that many of a hundred were right among requests that the model never saw.
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
