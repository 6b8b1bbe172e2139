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
  /** Its first request. */
  readonly title: string;
  readonly updatedAt: string;
  readonly turns: number;
}

/** A request typed while the model loads or another turn runs. */
export interface QueuedRequest {
  /** The id that its turn will have. */
  readonly id: string;
  readonly text: string;
  /** Where it was typed, and where its turn will stand. */
  readonly conversationId: string;
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
  /** Sends the turn's request again as a new turn. */
  retry(turnId: string): void;
  newConversation(): void;
  openConversation(id: string): void;
  deleteConversation(id: string): void;
  /** Reads the list of conversations and the open one again: what is kept was changed as a whole. */
  reread(): Promise<void>;
  pauseLoad(): void;
  load(): void;
  /** Loads the model anew, from what this browser keeps of it. */
  reload(): void;
  /** Loads the model on an engine, now and at later visits. */
  chooseEngine(wish: EngineWish): void;
}
