import { type ErrorRecord, toErrorRecord } from '../errors.ts';
import type { ToolContext, ToolRun } from '../tools/context.ts';
import type { PermissionAnswer } from '../tools/permission.ts';
import type { Arguments, JsonValue, Permission, Tool } from '../tools/tool.ts';
import type { AgentEvent, PermissionReason, ProposedCall, ToolCall } from './events.ts';
import type { Person } from './person.ts';
import { checkExecution } from './verify/execution.ts';
import { checkFormat, type FormatCheck } from './verify/format.ts';

/** What a call needs of the page around it. */
export interface CallServices {
  /** The registered tools, by name, in the order of their registration. */
  readonly tools: ReadonlyMap<string, Tool>;
  /** What the person lets a tool do; asked again when a call of it is about to run. */
  permissionOf(tool: Tool): Permission;
  readonly person: Person;
  /** What a run of a tool may touch. */
  toolContext(run: ToolRun): ToolContext;
  now(): Date;
}

/** `left`: too unlikely to be right. */
export type CallOutcome = 'ran' | 'failed' | 'unavailable' | 'declined' | 'left';

export interface CallEnd {
  readonly outcome: CallOutcome;
  /** The call as it finally ran. */
  readonly ran?: ToolCall;
  readonly result?: JsonValue;
  readonly error?: ErrorRecord;
}

/** A call that may run: every check before the run passed, and every question was answered. */
export interface ReadyCall {
  readonly call: ProposedCall;
  readonly tool: Tool;
  readonly checked: FormatCheck;
}

/** What is known of a call before it is prepared. */
export interface Known {
  /** Its format check, told already. */
  readonly checked?: FormatCheck | undefined;
  /** The person has just chosen it: where the browser wants a fresh click, that was one. */
  readonly clicked?: boolean;
}

const allowing: ReadonlySet<PermissionAnswer> = new Set(['once', 'conversation', 'always']);

/** Takes calls from what was written to what came of them, and tells each thing that happens. */
export class CallRunner {
  /** A result that others wrote came into the turn: from here on a call that does something asks first. */
  tainted = false;

  constructor(
    readonly services: CallServices,
    readonly signal: AbortSignal,
    readonly emit: (event: AgentEvent) => void,
  ) {}

  /** The tool of a call that can be run, or null, told, when there is none or it is switched off. */
  available(call: ProposedCall, tool: Tool | undefined): Tool | null {
    const registered = tool ?? this.services.tools.get(call.name);
    const denied = registered !== undefined && this.services.permissionOf(registered) === 'deny';
    if (tool && !denied) return tool;
    this.emit({ type: 'call.unavailable', callId: call.id, reason: denied ? 'denied' : 'absent' });
    return null;
  }

  /** Does all that comes before a call's run: the format check, what the request does not hold, permission. Rejects only when the signal aborts. */
  async prepare(
    call: ProposedCall,
    tool: Tool,
    { checked, clicked = false }: Known = {},
  ): Promise<ReadyCall | CallEnd> {
    try {
      const complete = checked ?? (await this.#complete(call, tool));
      if (!complete) return { outcome: 'declined' };
      if (!complete.verdict.passed) return { outcome: 'failed' };
      const ready = { call: { ...call, arguments: complete.given }, tool, checked: complete };
      return (await this.#permitted(ready.call, tool, clicked)) ? ready : { outcome: 'declined' };
    } catch (thrown) {
      return this.fail(call.id, thrown);
    }
  }

  /** Runs a call that is ready. Rejects only when the signal aborts. */
  async execute({ call, tool, checked }: ReadyCall): Promise<CallEnd> {
    try {
      return await this.#execute(call.id, tool, checked);
    } catch (thrown) {
      return this.fail(call.id, thrown);
    }
  }

  /** A tool whose own checks throw fails its call, not the turn. Throws when the signal aborted. */
  fail(callId: string, thrown: unknown): CallEnd {
    this.signal.throwIfAborted();
    const error = toErrorRecord(thrown);
    this.emit({ type: 'tool.failed', callId, error, ms: 0 });
    return { outcome: 'failed', error };
  }

  /**
   * The call's arguments, checked, after the person gave what the request did not hold; null when the person drops the call.
   * What a check refuses of the person's values is asked for once more.
   */
  async #complete(call: ProposedCall, tool: Tool): Promise<FormatCheck | null> {
    let args = call.arguments;
    let missing = call.missing;
    let asked = false;
    let refused = false;
    for (;;) {
      if (missing.length > 0) {
        const answer = await this.#clarify({ ...call, arguments: args }, tool, missing);
        if (!answer) return null;
        args = answer;
        asked = true;
        // A typed reply gives one value at a time.
        const open = missing.filter(name => !Object.hasOwn(answer, name));
        if (open.length > 0 && open.length < missing.length) {
          missing = open;
          continue;
        }
      }
      const checked = checkFormat({ name: tool.name, arguments: args }, this.services.tools);
      this.emit({ type: 'call.checked', callId: call.id, verdict: checked.verdict });
      if (checked.verdict.passed || !asked || refused) return checked;
      refused = true;
      missing = refusedParameters(checked, missing);
    }
  }

  async #clarify(call: ProposedCall, tool: Tool, missing: readonly string[]): Promise<Arguments | null> {
    this.emit({ type: 'clarification.asked', callId: call.id, missing });
    const answer = await this.services.person.clarify(call, tool, missing, this.signal);
    this.emit({ type: 'clarification.answered', callId: call.id, arguments: answer });
    return answer;
  }

  /** Why a call asks before it runs, or null. */
  #askReason(tool: Tool, clicked: boolean): PermissionReason | null {
    if (this.services.permissionOf(tool) !== 'allow') return 'permission';
    if (this.tainted && tool.effects !== 'none') return 'tainted';
    // The browser wants a fresh click: the answer is that click.
    return tool.gesture && !clicked ? 'gesture' : null;
  }

  async #permitted(call: ProposedCall, tool: Tool, clicked: boolean): Promise<boolean> {
    const reason = this.#askReason(tool, clicked);
    if (reason === null) return true;
    this.emit({ type: 'permission.asked', callId: call.id, reason });
    const answer = await this.services.person.permit(call, tool, this.signal);
    const allowed = allowing.has(answer);
    this.emit({ type: 'permission.answered', callId: call.id, allowed, answer });
    return allowed;
  }

  async #execute(callId: string, tool: Tool, checked: FormatCheck): Promise<CallEnd> {
    const { services } = this;
    this.emit({ type: 'tool.started', callId, at: services.now().toISOString(), arguments: checked.arguments });
    const contextOf = (signal: AbortSignal) =>
      services.toolContext({
        tool,
        signal,
        progress: progress => this.emit({ type: 'tool.progress', callId, progress }),
      });
    const execution = await checkExecution(tool, checked.arguments, contextOf, this.signal);
    this.emit({ type: 'call.checked', callId, verdict: execution.verdict });
    if (!execution.ok) {
      this.emit({ type: 'tool.failed', callId, error: execution.error, ms: execution.ms });
      return { outcome: 'failed', error: execution.error };
    }
    this.emit({ type: 'tool.finished', callId, result: execution.result, ms: execution.ms });
    return { outcome: 'ran', ran: { name: tool.name, arguments: checked.given }, result: execution.result };
  }
}

/** The parameters that a refused check is about; those asked for before where it names none. */
export function refusedParameters(checked: FormatCheck, asked: readonly string[]): readonly string[] {
  const names = checked.verdict.reasons.map(reason => reason.path.split('.')[0] ?? '').filter(name => name !== '');
  return names.length > 0 ? [...new Set(names)] : asked;
}
