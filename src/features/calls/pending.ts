import type { Person } from '@/agent/person';
import type { PermissionAnswer } from '@/tools/permission';
import type { Arguments } from '@/tools/tool';

interface Question<T> {
  readonly answer: (value: T) => void;
}

/** The questions that running turns have put to the person, by turn and call, and the `Person` that puts them. */
export interface PendingQuestions {
  person(turnId: string): Person;
  /** True when the question was open. */
  clarify(turnId: string, callId: string, args: Arguments | null): boolean;
  permit(turnId: string, callId: string, answer: PermissionAnswer): boolean;
  /** `choice`: an index of the choices; null for none of them. */
  confirm(turnId: string, callId: string, choice: number | null): boolean;
}

function ask<T>(open: Map<string, Question<T>>, key: string, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const close = () => {
      open.delete(key);
      signal.removeEventListener('abort', abort);
    };
    const abort = () => {
      close();
      reject(signal.reason);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    open.set(key, {
      answer(value) {
        close();
        resolve(value);
      },
    });
  });
}

export function createPendingQuestions(): PendingQuestions {
  const clarifications = new Map<string, Question<Arguments | null>>();
  const permissions = new Map<string, Question<PermissionAnswer>>();
  const confirmations = new Map<string, Question<number | null>>();
  const keyOf = (turnId: string, callId: string) => `${turnId}/${callId}`;

  function answer<T>(open: Map<string, Question<T>>, key: string, value: T): boolean {
    const question = open.get(key);
    question?.answer(value);
    return question !== undefined;
  }

  return {
    person: turnId => ({
      clarify: (call, _tool, _missing, signal) => ask(clarifications, keyOf(turnId, call.id), signal),
      permit: (call, _tool, signal) => ask(permissions, keyOf(turnId, call.id), signal),
      confirm: (call, _choices, signal) => ask(confirmations, keyOf(turnId, call.id), signal),
    }),
    clarify: (turnId, callId, args) => answer(clarifications, keyOf(turnId, callId), args),
    permit: (turnId, callId, given) => answer(permissions, keyOf(turnId, callId), given),
    confirm: (turnId, callId, choice) => answer(confirmations, keyOf(turnId, callId), choice),
  };
}
