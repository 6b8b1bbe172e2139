import { sameCalls } from '../scripts/rows.ts';
import { type CallEvidence, type ConfidenceFeature, featuresOf } from '../src/agent/confidence.ts';
import type { ToolCall } from '../src/agent/events.ts';
import { Judge, type Proposal, proposalsOf } from '../src/agent/judge.ts';
import type { Generation } from '../src/decode/decoder.ts';
import { type HeldOutCase, stepToolsOf, template } from './heldout.ts';

/** A call that the model wrote for a held-out request, what is known of it, and whether it is right. */
export interface JudgedCall {
  readonly from: HeldOutCase;
  readonly proposal: Proposal;
  readonly evidence: CallEvidence;
  readonly features: Readonly<Record<ConfidenceFeature, number>>;
  readonly right: boolean;
}

/** A call as rows write it: a missing value is `?`. */
export function writtenCall({ call }: Pick<Proposal, 'call'>): ToolCall {
  return {
    name: call.name,
    arguments: { ...call.arguments, ...Object.fromEntries(call.missing.map(name => [name, '?'])) },
  };
}

/** True when a call is one of those wanted: the same name and equal arguments. */
export function isWanted(call: ToolCall, wanted: readonly ToolCall[]): boolean {
  return wanted.some(one => sameCalls([call], [one]));
}

/** The calls of an answer whose tools are here, each judged by itself. */
export function judgedCalls(from: HeldOutCase, generation: Generation): readonly JudgedCall[] {
  const tools = stepToolsOf(from.tools);
  const proposals = proposalsOf(generation, template.parse(generation.text, tools), tools, from.q, 0);
  const judge = new Judge(
    {
      tools: from.tools,
      confidence: undefined,
      request: from.q,
      context: from.history.flatMap(({ request, answer }) => [request, answer]),
      none: template.none,
      repairs: false,
      offers: false,
      another: async () => null,
      emit: () => {},
    },
    proposals,
  );
  return proposals
    .filter(({ tool }) => tool !== undefined)
    .map(proposal => {
      const evidence = judge.evidenceOf(proposal);
      return {
        from,
        proposal,
        evidence,
        features: featuresOf(evidence),
        right: isWanted(writtenCall(proposal), from.calls),
      };
    });
}
