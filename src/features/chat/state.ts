import type { TurnState } from '@/agent/reduce';
import type { ModelRecord } from '@/engine/catalogue';
import type { EngineChoice } from '@/engine/device';
import type { EngineKind, EngineStats, LoadProgress } from '@/engine/engine';
import type { ErrorRecord } from '@/errors';
import type { PermissionAnswer } from '@/tools/permission';
import type { Arguments, Tool } from '@/tools/tool';

/** What the model is to run on; `auto`: what the device can do decides. */
export type EngineWish = 'auto' | EngineKind;

export type ModelState =
  | { readonly status: 'loading'; readonly progress: LoadProgress | null; readonly startedAt: number }
  /** The person stopped the load; it can be taken up again. */
  | { readonly status: 'paused' }
  | { readonly status: 'ready'; readonly stats: EngineStats }
  | { readonly status: 'failed'; readonly error: ErrorRecord };

export interface ConversationSummary {
  readonly id: string;
  /** Its first request, or what the person called it. */
  readonly title: string;
  readonly updatedAt: string;
  readonly turns: number;
  /** The words of its requests, for the search; absent where an older page kept it. */
  readonly requests?: readonly string[];
}

/** What was deleted last, and can still be put back. */
export interface Removed {
  readonly kind: 'turn' | 'conversation';
  readonly title: string;
}

/** A request typed while the model loads or another turn runs. */
export interface QueuedRequest {
  /** The id that its turn will have. */
  readonly id: string;
  readonly text: string;
  /** Where it was typed, and where its turn will stand. */
  readonly conversationId: string;
  /** The turn that this one is another try of: its prompt does not show that one. */
  readonly insteadOf?: string;
}

export interface ChatState {
  readonly record: ModelRecord;
  /** Null until the device was looked at. */
  readonly engine: EngineChoice | null;
  readonly model: ModelState;
  readonly conversations: readonly ConversationSummary[];
  readonly conversationId: string;
  /** Of the open conversation, oldest first. */
  readonly turns: readonly TurnState[];
  /** In the order typed, of all conversations. */
  readonly queue: readonly QueuedRequest[];
  /** `memory`: the browser denied storage; what happens is lost with the page. */
  readonly removed: Removed | null;
  readonly storage: 'persistent' | 'memory';
  /** The tools that exist now. */
  readonly tools: ReadonlyMap<string, Tool>;
  /** The origin of the page that shows this one in a frame; null where it stands by itself. */
  readonly host: string | null;
}

export interface ChatActions {
  /** Runs a request, or queues it behind the load and the running turn. While a clarification is open, the text fills it. */
  send(text: string): void;
  unqueue(id: string): void;
  /** Stops the running turn: generation within a second, tools through their signal. */
  stop(): void;
  /** All arguments of the call as corrected, or null to drop it. */
  clarify(turnId: string, callId: string, args: Arguments | null): void;
  /** Says which of the calls that were offered was meant; null for none of them. */
  confirm(turnId: string, callId: string, choice: number | null): void;
  /** Answers a tool that asks, and keeps the answer as far as it reaches. */
  permit(turnId: string, callId: string, answer: PermissionAnswer): void;
  /** Takes back what a call did. Rejects with the error where its tool cannot. */
  undo(turnId: string, callId: string): Promise<void>;
  /** Sends the turn's request again as a new turn. The earlier one stays in the log, and the new one does not see it. */
  retry(turnId: string): void;
  /** Sends a turn's request in other words, as `retry` does. */
  resend(turnId: string, text: string): void;
  /** Deletes a turn of the open conversation, and stops it first where it runs. What it did stays done. */
  deleteTurn(turnId: string): Promise<void>;
  newConversation(): void;
  openConversation(id: string): void;
  /** Reads the list of conversations and the open one again: what is kept was changed as a whole. */
  reread(): Promise<void>;
  renameConversation(id: string, title: string): Promise<void>;
  deleteConversation(id: string): Promise<void>;
  /** Puts back what was deleted last, and opens its conversation. */
  restoreRemoved(): Promise<void>;
  /** What was deleted last is not offered back any more. */
  forgetRemoved(): void;
  pauseLoad(): void;
  load(): void;
  /** Loads the model anew, from what this browser keeps of it. */
  reload(): void;
  /** Loads the model on an engine, now and at later visits. */
  chooseEngine(wish: EngineWish): void;
}
