import { describe, expect, it } from 'vitest';
import { tinyGiant135m } from '../engine/catalogue.ts';
import { type CallEvidence, confidenceFeatures, confidenceOf, isCareful, limitsFor } from './confidence.ts';
import { plainConfidence as odds } from './fixtures/confidence.ts';

const evidence = (probability: number, more: Partial<CallEvidence['semantics']> = {}): CallEvidence => ({
  probability: {
    product: probability,
    allowed: probability,
    minimum: probability,
    name: 1,
    values: probability,
    tokens: 5,
  },
  semantics: { invented: 0, copied: 1, unused: 0, unexplained: 0, listed: 0, ...more },
  none: 0.01,
});

describe('confidenceOf', () => {
  it('is the logistic of the weighted evidence', () => {
    expect(confidenceOf(evidence(0.8), odds)).toBeCloseTo(0.8, 12);
    expect(confidenceOf(evidence(0.8), { ...odds, bias: 1 })).toBeCloseTo(1 / (1 + Math.exp(-1) / 4), 12);
    const weights = { odds: 1, invented: -2 };
    expect(confidenceOf(evidence(0.8, { invented: 0.5 }), { ...odds, weights })).toBeCloseTo(
      1 / (1 + Math.exp(1) / 4),
      12,
    );
  });

  it('is never quite certain', () => {
    expect(confidenceOf(evidence(1), odds)).toBeLessThan(1);
    expect(confidenceOf(evidence(0), odds)).toBeGreaterThan(0);
  });
});

describe('the record of the embedded model', () => {
  const { confidence } = tinyGiant135m;
  if (!confidence) throw new TypeError('The embedded model is calibrated');

  it('weighs the evidence that there is, and no other', () => {
    expect(Object.keys(confidence.weights)).toEqual([...confidenceFeatures]);
  });

  it('has limits in their order', () => {
    const { leave, act, actCareful } = confidence;
    expect([0, leave, act, actCareful, 1]).toEqual([0, leave, act, actCareful, 1].toSorted((a, b) => a - b));
    expect(leave).toBeLessThan(act);
  });

  it.each([
    ['a less probable call', evidence(0.5)],
    ['a value that nobody said', evidence(0.9, { invented: 1 })],
    ['a value that no call uses', evidence(0.9, { unused: 0.5 })],
    ['a value that is not as it was said', evidence(0.9, { copied: 0 })],
    ['a request that says more', evidence(0.9, { unexplained: 0.5 })],
  ])('is less sure of %s', (_, doubtful) => {
    expect(confidenceOf(doubtful, confidence)).toBeLessThan(confidenceOf(evidence(0.9), confidence));
  });
});

it.each([
  ['none', false, false],
  ['local', false, false],
  ['local', true, true],
  ['device', false, true],
  ['network', false, true],
] as const)('of a tool with effects %s that deletes: %s, is careful: %s', (effects, deletes, careful) => {
  expect(isCareful({ effects, deletes })).toBe(careful);
  expect(limitsFor({ effects, deletes }, odds)).toEqual({ leave: 0.2, act: careful ? 0.9 : 0.7 });
});
