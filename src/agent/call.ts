import { toErrorRecord } from '../errors.ts';
import type { ToolContext, ToolRun } from '../tools/context.ts';
import type { PermissionAnswer } from '../tools/permission.ts';
import type { Arguments, Permission, Tool } from '../tools/tool.ts';
import type { AgentEvent, ProposedCall, ToolCall } from './events.ts';
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

export type CallOutcome = 'ran' | 'failed' | 'unavailable' | 'declined';

export interface CallEnd {
  readonly outcome: CallOutcome;
  /** The call as it finally ran. */
  readonly ran?: ToolCall;
}

const allowing: ReadonlySet<PermissionAnswer> = new Set(['once', 'conversation', 'always']);

/** Takes calls from what was written to what came of them, and tells each thing that happens. */
export class CallRunner {
  constructor(
    readonly services: CallServices,
    readonly signal: AbortSignal,
    readonly emit: (event: AgentEvent) => void,
  ) {}

  /** Runs one call, of `tool` where its name is that of one. Rejects only when the signal aborts. */
  async run(call: ProposedCall, tool: Tool | undefined): Promise<CallEnd> {
    const { services } = this;
    const callId = call.id;
    const registered = tool ?? services.tools.get(call.name);
    const denied = registered !== undefined && services.permissionOf(registered) === 'deny';
    if (!tool || denied) {
      this.emit({ type: 'call.unavailable', callId, reason: denied ? 'denied' : 'absent' });
      return { outcome: 'unavailable' };
    }
    try {
      const checked = await this.#complete(call, tool);
      if (!checked) return { outcome: 'declined' };
      if (!checked.verdict.passed) return { outcome: 'failed' };
      if (!(await this.#permitted({ ...call, arguments: checked.given }, tool))) return { outcome: 'declined' };
      return await this.#execute(callId, tool, checked);
    } catch (thrown) {
      // A tool whose own checks throw fails its call, not the turn.
      this.signal.throwIfAborted();
      this.emit({ type: 'tool.failed', callId, error: toErrorRecord(thrown), ms: 0 });
      return { outcome: 'failed' };
    }
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

  /** Asks where the person wants to be asked, and where the browser wants a fresh click: the answer is that click. */
  async #permitted(call: ProposedCall, tool: Tool): Promise<boolean> {
    const permission = this.services.permissionOf(tool);
    if (permission === 'allow' && !tool.gesture) return true;
    this.emit({
      type: 'permission.asked',
      callId: call.id,
      reason: permission === 'allow' ? 'gesture' : 'permission',
    });
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
      return { outcome: 'failed' };
    }
    this.emit({ type: 'tool.finished', callId, result: execution.result, ms: execution.ms });
    return { outcome: 'ran', ran: { name: tool.name, arguments: checked.given } };
  }
}

/** The parameters that a refused check is about; those asked for before where it names none. */
function refusedParameters(checked: FormatCheck, asked: readonly string[]): readonly string[] {
  const names = checked.verdict.reasons.map(reason => reason.path.split('.')[0] ?? '').filter(name => name !== '');
  return names.length > 0 ? [...new Set(names)] : asked;
}
