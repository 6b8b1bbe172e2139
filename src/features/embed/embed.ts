import type { AgentEvent, TurnOutcome } from '@/agent/events';
import type { Person } from '@/agent/person';
import { type CallState, reduceTurn, type TurnState } from '@/agent/reduce';
import type { HistoryTurn } from '@/agent/templates/template';
import type { ModelRecord } from '@/engine/catalogue';
import type { Runtime } from '@/runtime/runtime';
import type { CallLog } from '@/tools/calls';
import type { ToolContext, ToolRun } from '@/tools/context';
import { type SchemaTool, toolFromSchema } from '@/tools/listed';
import type { Permissions } from '@/tools/permission';
import type { Registry } from '@/tools/registry';
import type { Arguments, Tool } from '@/tools/tool';
import { type Asker, callRecorder } from '../calls/record';
import { isStored } from '../chat/turns';

/** A tool of the page that embeds the agent. */
export type PageTool = Pick<SchemaTool, 'name' | 'description' | 'parameters' | 'run'>;

export interface AskOptions {
  /** Earlier turns, oldest first: each request with the answer that the model gave. */
  readonly history?: readonly HistoryTurn[];
  /** Whether calls that want permission may run; they are dropped unless told. */
  readonly allow?: boolean;
  /** Which registered tools count: all unless told. */
  readonly only?: (tool: Tool) => boolean;
  readonly signal?: AbortSignal;
}

/** A call that may have been meant, and that nobody was there to confirm. */
export interface Candidate {
  readonly name: string;
  readonly arguments: Arguments;
  /** Required parameters that the request holds no value for. */
  readonly missing: readonly string[];
  /** The calibrated probability that the call is right, 0 to 1; null where the model was not calibrated. */
  readonly confidence: number | null;
}

/** What came of a turn that a page's script asked for. */
export interface Answer {
  /** As a turn ends, or `unsure`: nothing ran, and a person would have been asked which of the `candidates` was meant, or for a value. */
  readonly status: TurnOutcome | 'unsure';
  /** The calls that were not run because nobody could be asked about them, call by call, the likeliest of each first. */
  readonly candidates: readonly Candidate[];
  readonly events: readonly AgentEvent[];
}

/** What a page's own scripts may do with the agent: `window.tinyGiant`. */
export interface TinyGiant {
  /** Registers a tool of the page and returns the function that takes it away. Throws `TOOL_NAME_TAKEN` and `TOOL_DEFINITION_INVALID`. */
  registerTool(tool: PageTool): () => void;
  /** Takes the built-in tools away, or brings them back. */
  setBuiltinTools(on: boolean): void;
  /**
   * Runs one turn beside the conversation. Nobody is asked: a call that a person would have to confirm or to complete does not run and
   * is a candidate of the answer, for the script to decide about. Waits for the model. Rejects when the model cannot be loaded.
   */
  ask(text: string, options?: AskOptions): Promise<Answer>;
}

export interface EmbedServices {
  readonly record: ModelRecord;
  readonly registry: Registry;
  readonly builtin: readonly Tool[];
  /** Resolves when a model is ready; rejects with the error of a load that failed. */
  ready(signal?: AbortSignal): Promise<Runtime>;
  readonly permissions: Permissions;
  readonly log: CallLog;
  toolContext(run: ToolRun): ToolContext;
  now(): Date;
  /** Something could not be stored. */
  onStorageError(thrown: unknown): void;
}

/** Nobody is there to give a value; permission was given or not before the turn. */
function absent(allow: boolean): Person {
  return { confirm: async () => null, clarify: async () => null, permit: async () => (allow ? 'once' : 'no') };
}

/** What a person would have been asked about a call. */
function candidatesOf({ call, choices = [], confidence, missing }: CallState): readonly Candidate[] {
  if (choices.length > 0)
    return choices.map(choice => ({
      name: choice.name,
      arguments: choice.arguments,
      missing: choice.missing,
      confidence: choice.confidence ?? null,
    }));
  if (missing.length === 0) return [];
  const known = Object.entries(call.arguments).filter(([name]) => !missing.includes(name));
  return [{ name: call.name, arguments: Object.fromEntries(known), missing, confidence: confidence?.value ?? null }];
}

/** The answer that a turn's last state and its events make. */
function answerOf(state: TurnState | undefined, events: readonly AgentEvent[]): Answer {
  const dropped = state?.calls.filter(({ status }) => status === 'dropped') ?? [];
  const candidates = dropped.flatMap(candidatesOf);
  const outcome = state?.outcome ?? 'none';
  const isUnsure = candidates.length > 0 && (outcome === 'declined' || outcome === 'none');
  return { status: isUnsure ? 'unsure' : outcome, candidates, events };
}

export function createEmbed(services: EmbedServices): TinyGiant {
  const { record, registry, builtin, ready, permissions, log, toolContext, now, onStorageError } = services;
  let withdraw: (() => void)[] = [];
  const setBuiltinTools = (on: boolean) => {
    for (const remove of withdraw) remove();
    withdraw = on ? builtin.map(tool => registry.register(tool)) : [];
  };
  setBuiltinTools(true);

  return {
    registerTool: tool => registry.register(toolFromSchema({ ...tool, source: 'page' })),
    setBuiltinTools,
    async ask(text, { history = [], allow = false, only = () => true, signal = new AbortController().signal } = {}) {
      const decoder = await ready(signal);
      const events: AgentEvent[] = [];
      const asker: Asker = {
        askedBy: 'page',
        toolOf: name => registry.get(name),
        permissionOf: tool => permissions.stateOf(tool),
      };
      const recordCalls = callRecorder(log, asker, now, onStorageError);
      const { runTurn } = await import('@/agent/loop');
      const turn = runTurn({
        turnId: 'ask',
        text,
        history,
        decoder,
        record,
        tools: new Map([...registry.list()].filter(([, tool]) => only(tool))),
        permissionOf: tool => permissions.stateOf(tool).permission,
        person: absent(allow),
        toolContext,
        now,
        signal,
      });
      let state: TurnState | undefined;
      for await (const event of turn) {
        state = reduceTurn(state, event);
        recordCalls(state);
        if (isStored(event)) events.push(event);
      }
      return answerOf(state, events);
    },
  };
}
