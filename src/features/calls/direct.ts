import { nanoid } from 'nanoid';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ToolCall } from '@/agent/events';
import { reduceTurn, type TurnState } from '@/agent/reduce';
import { AppError } from '@/errors';
import type { StoredCall } from '@/platform/database';
import type { CallLog } from '@/tools/calls';
import type { ToolContext, ToolRun } from '@/tools/context';
import type { PermissionAnswer, Permissions } from '@/tools/permission';
import type { Registry } from '@/tools/registry';
import type { Arguments, JsonValue } from '@/tools/tool';
import { createPendingQuestions } from './pending';
import { callRecorder } from './record';

/** A call that no model wrote, as it stands. */
export interface DirectCall {
  readonly askedBy: StoredCall['askedBy'];
  readonly turn: TurnState;
}

export interface DirectCallsState {
  readonly calls: readonly DirectCall[];
}

export interface DirectCallServices {
  readonly registry: Registry;
  readonly permissions: Permissions;
  readonly log: CallLog;
  toolContext(run: ToolRun): ToolContext;
  now(): Date;
  /** Something could not be stored. */
  onStorageError(thrown: unknown): void;
}

/** The calls of a person by hand and of other agents: they run as those of a turn do, and the person is asked in the same words. */
export interface DirectCalls {
  /** The calls that run now, the latest to change last. */
  readonly store: StoreApi<DirectCallsState>;
  /**
   * Runs a call to its end and resolves to its turn. A person who calls by hand has decided already: only a tool that is denied
   * does not run, and the click counts as the browser's fresh one. `onChange` gets each state.
   */
  run(
    call: ToolCall,
    askedBy: StoredCall['askedBy'],
    options?: { readonly signal?: AbortSignal; readonly onChange?: (turn: TurnState) => void },
  ): Promise<TurnState>;
  permit(turnId: string, callId: string, answer: PermissionAnswer): void;
  clarify(turnId: string, callId: string, args: Arguments | null): void;
}

export function createDirectCalls(services: DirectCallServices): DirectCalls {
  const { registry, permissions, log, toolContext, now, onStorageError } = services;
  const store = createStore<DirectCallsState>()(() => ({ calls: [] }));
  const questions = createPendingQuestions();

  function show(shown: DirectCall): void {
    const others = store.getState().calls.filter(({ turn }) => turn.id !== shown.turn.id);
    store.setState({ calls: shown.turn.status === 'finished' ? others : [...others, shown] });
  }

  return {
    store,

    async run(call, askedBy, { signal = new AbortController().signal, onChange } = {}) {
      const turnId = nanoid();
      const byHand = askedBy === 'hand';
      const record = callRecorder(
        log,
        { askedBy, toolOf: name => registry.get(name), permissionOf: tool => permissions.stateOf(tool) },
        now,
        onStorageError,
      );
      let state: TurnState | undefined;
      const { callTool } = await import('@/agent/direct');
      const events = callTool({
        turnId,
        text: call.name,
        call,
        tools: registry.list(),
        permissionOf: tool => permissions.stateOf(tool).permission,
        person: byHand ? { ...questions.person(turnId), permit: async () => 'once' } : questions.person(turnId),
        toolContext,
        now,
        signal,
      });
      for await (const event of events) {
        state = reduceTurn(state, event);
        record(state);
        show({ askedBy, turn: state });
        onChange?.(state);
      }
      if (!state) throw new TypeError('A call ended without an event');
      return state;
    },

    permit(turnId, callId, answer) {
      const shown = store.getState().calls.find(({ turn }) => turn.id === turnId);
      const tool = registry.get(shown?.turn.calls[0]?.call.name ?? '');
      if (tool) permissions.answer(tool, answer).catch(onStorageError);
      questions.permit(turnId, callId, answer);
    },

    clarify: (turnId, callId, args) => void questions.clarify(turnId, callId, args),
  };
}

/**
 * What a direct call came to, for a caller that is no person. Throws the error that its tool failed with, `CALL_REFUSED` with the first
 * reason of the check that refused it, `CALL_DENIED` where its tool is not here or is switched off, `CALL_DECLINED` where the person said no.
 */
export function outcomeOf({ calls, error }: TurnState): JsonValue {
  const [call] = calls;
  if (error) throw new AppError(error.code, error.details);
  if (!call) throw new TypeError('A direct call is a turn of one call');
  const { name } = call.call;
  if (call.status === 'ran') return call.result ?? null;
  if (call.error) throw new AppError(call.error.code, call.error.details);
  if (call.status === 'unavailable') throw new AppError('CALL_DENIED', { tool: name });
  if (call.status === 'dropped') throw new AppError('CALL_DECLINED', { tool: name });
  const [reason] = call.verdicts.findLast(({ passed }) => !passed)?.reasons ?? [];
  throw new AppError('CALL_REFUSED', { tool: name, reason: `${reason?.path ?? ''} ${reason?.message ?? ''}`.trim() });
}
