import type { Generation } from '../decode/decoder.ts';
import type { Narrowing } from '../decode/grammar.ts';
import { isSchema } from '../decode/signature.ts';
import type { ConfidenceRecord } from '../engine/catalogue.ts';
import type { Arguments, JsonValue, Tool } from '../tools/tool.ts';
import { refusedParameters } from './call.ts';
import { type CallEvidence, confidenceOf, isCareful, limitsFor } from './confidence.ts';
import type { AgentEvent, Decision, ProposedCall, VerdictReason } from './events.ts';
import {
  type CallProbability,
  callProbabilities,
  forcedParameters,
  valueProbabilities,
  weakestParameter,
} from './probability.ts';
import type { ParsedCall, StepTools } from './templates/template.ts';
import { checkFormat, type FormatCheck } from './verify/format.ts';
import {
  checkSemantics,
  type JudgedCall,
  type SemanticFeatures,
  type SemanticsCheck,
  saidNumbers,
} from './verify/semantics.ts';

/** A call as the model wrote it, with what is known of how it came to be. */
export interface Proposal {
  readonly call: ProposedCall;
  /** The tool that its name means, where there is one. */
  readonly tool: Tool | undefined;
  readonly parsed: ParsedCall;
  readonly probability: CallProbability;
  readonly generation: Generation;
}

/** What judging a call needs of the turn. */
export interface JudgeServices {
  readonly tools: ReadonlyMap<string, Tool>;
  readonly confidence: ConfidenceRecord | undefined;
  /** What the person asks now, and what values may come from beside it. */
  readonly request: string;
  readonly context: readonly string[];
  /** The answer that means "nothing fits". */
  readonly none: string;
  /** Whether the model writes another call where one was doubted. */
  readonly repairs: boolean;
  /** The model answered that nothing fits, and was not sure: its calls are only offered. */
  readonly offers: boolean;
  /** One more call in place of `proposal`, or null when the model wrote none that can be read. */
  another(proposal: Proposal, narrowing: Omit<Narrowing, 'after'>): Promise<Proposal | null>;
  emit(event: AgentEvent): void;
}

/** What is to be done with a call. `choices`: with `confirm`, what may have been meant, likeliest first. */
export interface Judgement {
  readonly decision: Decision;
  readonly proposal: Proposal;
  readonly choices: readonly Proposal[];
  /** The format check that the call passed; absent where values are missing. */
  readonly format?: FormatCheck;
}

/** A call with what the checks say of it. */
interface Checked {
  readonly proposal: Proposal;
  /** Null while values are missing: checked when the person gave them. */
  readonly format: FormatCheck | null;
  readonly semantics: { readonly verdict: SemanticsCheck['verdicts'][number]; readonly features: SemanticFeatures };
}

const passed = ({ format, semantics }: Checked) => format?.verdict.passed !== false && semantics.verdict.passed;

/** What is less likely than this share of the first choice is no choice: mostly the same value with a stray character. */
const leastChoice = 0.01;

/** Words that ask for the same once more. */
const again = /\b(?:again|once more|one more|another|repeat|same|redo|too)\b|再|又|重|同样|一样/i;

/** Texts of formulas and code are not copied from a request as they stand. */
const isFormula = (value: JsonValue) => typeof value === 'string' && /[-+*/^=(){}]/.test(value);

const isScalar = (value: JsonValue | undefined): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * Judges the calls of an answer: the format check, the check of meaning, and what the calibrated confidence says. A call that a
 * check refuses is written once more by the model, without what was refused.
 */
export class Judge {
  constructor(
    readonly services: JudgeServices,
    /** All calls of the answer: a value may be used by another than the one that is judged. */
    readonly proposals: readonly Proposal[],
  ) {}

  /** Judges a call whose tool is here. Tells every verdict, and the confidence. */
  async judge(first: Proposal, tool: Tool): Promise<Judgement> {
    const { services } = this;
    const original = this.#check(first);
    let last = original;
    if (!passed(original) && services.repairs) {
      const narrowing = this.#without(original);
      const repaired = narrowing && (await this.#another(first, narrowing));
      this.#tell(original);
      if (repaired) {
        last = this.#check({ ...repaired, call: { ...repaired.call, id: first.call.id } });
        const { call, generation } = last.proposal;
        services.emit({ type: 'call.repaired', callId: call.id, call, generation });
        this.#tell(last);
      }
    } else {
      this.#tell(original);
    }

    const value = last === original ? this.#confidence(last) : this.#secondConfidence(last, original);
    const meant = last.proposal.tool ?? tool;
    const decision = this.#decide(last, original, meant, value);
    const limits = services.confidence && limitsFor(meant, services.confidence);
    services.emit({ type: 'call.confidence', callId: first.call.id, value, decision, ...(limits && { limits }) });
    const open = decision === 'ask' ? this.#open(last, meant) : [];
    return {
      decision,
      proposal: withMissing(last.proposal, open),
      choices: decision === 'confirm' ? await this.#choices(last, value) : [],
      ...(last.format && open.length === 0 && { format: last.format }),
    };
  }

  /** The calls that a check refuses, each with the reasons; tells nothing. */
  refusals(): readonly { readonly call: ProposedCall; readonly reasons: readonly VerdictReason[] }[] {
    return this.proposals.flatMap(proposal => {
      const checked = this.#check(proposal);
      if (!proposal.tool || passed(checked)) return [];
      const { format, semantics } = checked;
      const { reasons } = format?.verdict.passed === false ? format.verdict : semantics.verdict;
      return [{ call: proposal.call, reasons }];
    });
  }

  #check(proposal: Proposal): Checked {
    const { call, tool } = proposal;
    const judged = this.proposals.map(other => (other.call.id === call.id ? proposal : other));
    const index = judged.indexOf(proposal);
    const { request, context, tools } = this.services;
    const { verdicts, features } = checkSemantics({ request, context, calls: judged.map(judgedCall) });
    const [verdict, feature] = [verdicts[index], features[index]];
    if (!verdict || !feature) throw new RangeError(`Call ${call.id} is not one of the answer's`);
    const format = tool && call.missing.length === 0 ? checkFormat({ ...call, name: tool.name }, tools) : null;
    return { proposal, format, semantics: { verdict, features: feature } };
  }

  #tell({ proposal, format, semantics }: Checked): void {
    const callId = proposal.call.id;
    if (format) this.services.emit({ type: 'call.checked', callId, verdict: format.verdict });
    if (format?.verdict.passed !== false)
      this.services.emit({ type: 'call.checked', callId, verdict: semantics.verdict });
  }

  /** What a call in place of a refused one may not be; null where only a whole list or nothing at all could be refused. */
  #without({ proposal, format, semantics }: Checked): Omit<Narrowing, 'after'> | null {
    const { parsed } = proposal;
    const reasons = format?.verdict.passed === false ? format.verdict.reasons : semantics.verdict.reasons;
    const values = [...new Set(reasons.map(({ path }) => path))].flatMap(parameter => {
      const value = parsed.arguments[parameter];
      return isScalar(value) ? [{ name: parsed.name, parameter, value }] : [];
    });
    return values.length === 0 ? null : this.#refusing(values);
  }

  /** Other values come from the request, as it stands and as it says numbers; a formula's may be any. */
  #refusing(values: Narrowing['values']): Omit<Narrowing, 'after'> {
    const { request } = this.services;
    const source = values.some(({ value }) => isFormula(value)) ? '' : request;
    return { names: [], values, source, numbers: saidNumbers([request]) };
  }

  /** Another call, unless it is the same again, or of a tool that is not here. */
  async #another(proposal: Proposal, narrowing: Omit<Narrowing, 'after'>): Promise<Proposal | null> {
    const other = await this.services.another(proposal, narrowing);
    return other?.tool && !isSame(other, proposal) ? other : null;
  }

  /** What is known of a call of the answer. */
  evidenceOf(proposal: Proposal): CallEvidence {
    return this.#evidence(this.#check(proposal));
  }

  #evidence({ proposal, semantics }: Checked): CallEvidence {
    const { probability, generation } = proposal;
    return { probability, semantics: semantics.features, none: generation.watched[this.services.none] ?? 0 };
  }

  #confidence(checked: Checked): number {
    const { confidence } = this.services;
    // A model that was not calibrated is trusted as far as the checks go.
    return confidence ? confidenceOf(this.#evidence(checked), confidence) : 1;
  }

  /**
   * The confidence of a call that was written in place of another. Its own probability is what the model thought of it while it
   * wanted the other: where the checks pass it, how often such calls are right says more.
   */
  #secondConfidence(second: Checked, original: Checked): number {
    const { confidence } = this.services;
    const own = this.#confidence(second);
    if (!confidence || !passed(second)) return own;
    return Math.max(own, confidence.second * original.proposal.probability.name);
  }

  /** How sure it is that the tool is the right one, whatever its values are. */
  #toolConfidence(original: Checked): number {
    const { confidence } = this.services;
    const { probability, ...evidence } = this.#evidence(original);
    const semantics = { ...evidence.semantics, invented: 0, copied: 1 };
    const ofName = { ...probability, product: probability.name };
    return confidence ? confidenceOf({ ...evidence, semantics, probability: ofName }, confidence) : 1;
  }

  /** `original`: the call in whose place it was written, itself where it is the first; `value`: its confidence. */
  #decide(checked: Checked, original: Checked, tool: Tool, value: number): Decision {
    const { confidence, offers } = this.services;
    const isUnlikely = (one: number) => confidence !== undefined && !offers && one < confidence.leave;
    if (this.#open(checked, tool).length > 0) return isUnlikely(this.#toolConfidence(original)) ? 'refuse' : 'ask';
    if (isUnlikely(value)) return 'refuse';
    if (offers) return 'confirm';
    // Nothing that the check of meaning refuses runs unseen, nor does a second try of what no call may be a guess of.
    if (!checked.semantics.verdict.passed || (checked !== original && isCareful(tool))) return 'confirm';
    if (confidence && (mistaken(checked) !== null || this.#isRepeated(checked.proposal))) return 'confirm';
    return !confidence || value >= limitsFor(tool, confidence).act ? 'act' : 'confirm';
  }

  /** True for a call that an earlier answer holds word for word, with values that this request does not say, unless it wants that again. */
  #isRepeated({ generation, parsed, call }: Proposal): boolean {
    const { request, context } = this.services;
    const written = generation.text.slice(parsed.start, parsed.end);
    const isSaid = (value: JsonValue) => compact(request).includes(compact(String(value)));
    const isEarlier = context.some(text => text.split('\n').includes(written));
    return isEarlier && !again.test(request) && !Object.values(call.arguments).every(isSaid);
  }

  /** The parameters that the person is to give: missing ones, refused ones, and required ones whose value nobody said. */
  #open({ proposal, format, semantics }: Checked, tool: Tool): readonly string[] {
    const { missing } = proposal.call;
    if (format && !format.verdict.passed) return refusedParameters(format, missing);
    const required = Array.isArray(tool.parameters.required) ? tool.parameters.required : [];
    const invented = semantics.verdict.reasons
      .filter(({ code, path }) => code === 'value-invented' && required.includes(path))
      .map(({ path }) => path);
    return [...new Set([...missing, ...invented])];
  }

  /** The call, whose confidence is `value`, and one more that may have been meant. */
  async #choices(checked: Checked, value: number): Promise<readonly Proposal[]> {
    const { proposal } = checked;
    const other = await this.#alternative(checked);
    const choices = other && this.#isChoice(other) ? [proposal, other] : [proposal];
    if (!this.services.confidence) return choices;
    const weighed = choices.map(choice => {
      const confidence = choice === proposal ? value : this.#confidence(this.#check(choice));
      return { ...choice, call: { ...choice.call, confidence } };
    });
    return weighed.filter(({ call }) => call.confidence >= leastChoice * value);
  }

  /** A call of another tool where the name is the doubtful part, else one with another value. */
  async #alternative(checked: Checked): Promise<Proposal | null> {
    if (!this.services.repairs || this.services.offers) return null;
    const { proposal } = checked;
    const { parsed, probability, generation, call } = proposal;
    const weakest = probability.name < probability.values ? null : weakestParameter(generation, parsed);
    const parameter = mistaken(checked) ?? weakest;
    const value = parameter === null ? undefined : parsed.arguments[parameter];
    const other = await this.#another(
      proposal,
      parameter !== null && isScalar(value)
        ? this.#refusing([{ name: parsed.name, parameter, value }])
        : { names: [parsed.name], values: [], source: '', numbers: [] },
    );
    return other && { ...other, call: { ...other.call, id: call.id } };
  }

  /** Only what could run is offered. */
  #isChoice({ call, tool }: Proposal): boolean {
    if (!tool) return false;
    return call.missing.length > 0 || checkFormat({ ...call, name: tool.name }, this.services.tools).verdict.passed;
  }
}

/** A parameter with a value that the model doubted and nobody said, while another that its schema lists was said; null for none. */
function mistaken({ proposal, semantics }: Checked): string | null {
  const probabilities = valueProbabilities(proposal.generation, proposal.parsed);
  const other = semantics.verdict.reasons.find(
    ({ code, path }) => code === 'value-other' && (probabilities.get(path) ?? 1) < 0.5,
  );
  return other?.path ?? null;
}

/** A call that leaves parameters to the person. */
function withMissing(proposal: Proposal, missing: readonly string[]): Proposal {
  if (missing.length === 0) return proposal;
  const known = Object.entries(proposal.call.arguments).filter(([name]) => !missing.includes(name));
  return { ...proposal, call: { ...proposal.call, arguments: Object.fromEntries(known), missing } };
}

function judgedCall({ call, tool }: Proposal): JudgedCall {
  return {
    name: call.name,
    arguments: call.arguments,
    missing: call.missing,
    ...(tool && { parameters: tool.parameters, texts: textsOf(tool) }),
  };
}

const textsOf = ({ title, description, examples }: Tool): readonly string[] =>
  [title, description, ...examples.map(({ query }) => query)].flatMap(text => Object.values(text));

function isSame(a: Proposal, b: Proposal): boolean {
  return keyOf(a.call) === keyOf(b.call);
}

/** What tells calls apart. */
export function keyOf({ name, arguments: args, missing }: ProposedCall): string {
  return JSON.stringify([name, args, missing]);
}

/** A text without what separates its letters and digits: `hold'em` is `holdem`. */
const compact = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Optional parameters that take few values, so that the model may be made to write one of those; not where the request holds it. */
function droppable({ parameters }: Tool, args: Arguments, request: string): readonly string[] {
  const { properties, required } = parameters;
  if (!isSchema(properties)) return [];
  const needed = Array.isArray(required) ? required : [];
  return Object.entries(properties).flatMap(([name, schema]) => {
    const value = args[name];
    const isListed = isSchema(schema) && Array.isArray(schema.enum);
    const isText = isSchema(schema) && schema.type === 'string' && !isListed;
    const isSaid = isListed && typeof value === 'string' && compact(request).includes(compact(value));
    return isText || isSaid || needed.includes(name) ? [] : [name];
  });
}

/**
 * The calls of an answer to `request` with their probabilities and tools, numbered behind `count`. An optional value that the model was made to
 * write, because it began a parameter and had nothing for it, is left out. A call written again word for word is left
 * out: the embedded model is known to repeat itself, and nobody wants the same timer twice.
 */
export function proposalsOf(
  generation: Generation,
  parsed: readonly ParsedCall[],
  tools: StepTools,
  request: string,
  count: number,
): readonly Proposal[] {
  const byWrittenName = new Map<string, Tool>([
    ...tools.known.map(tool => [tool.name, tool] as const),
    ...tools.listed.map(({ alias, tool }) => [alias, tool] as const),
  ]);
  const calls = parsed.map(written => {
    const tool = byWrittenName.get(written.name);
    return {
      ...written,
      tool,
      dropped: tool ? forcedParameters(generation, written, droppable(tool, written.arguments, request)) : [],
    };
  });
  const probabilities = callProbabilities(generation, calls);
  const proposals = new Map<string, Proposal>();
  calls.forEach(({ tool, dropped, ...written }, index) => {
    const { name, arguments: args, missing } = written;
    const probability = probabilities[index];
    const call: ProposedCall = {
      id: String(count + proposals.size + 1),
      name: tool?.name ?? name,
      arguments: Object.fromEntries(Object.entries(args).filter(([parameter]) => !dropped.includes(parameter))),
      missing,
      probability: probability?.product ?? 0,
    };
    if (!probability || proposals.has(keyOf(call))) return;
    proposals.set(keyOf(call), { call, tool, parsed: written, probability, generation });
  });
  return [...proposals.values()];
}
