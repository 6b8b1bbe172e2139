import { nanoid } from 'nanoid';
import type { StoreApi } from 'zustand/vanilla';
import type { AgentEvent } from '@/agent/events';
import { type CallState, reduceTurn, type TurnState } from '@/agent/reduce';
import type { ConversationStore, RemovedConversation } from '@/platform/conversations';
import type { Runtime } from '@/runtime/runtime';
import type { CallLog } from '@/tools/calls';
import type { ToolContext, ToolRun } from '@/tools/context';
import type { Permissions } from '@/tools/permission';
import type { Tool } from '@/tools/tool';
import { createPendingQuestions } from '../calls/pending';
import { type Asker, callRecorder } from '../calls/record';
import { undoCall } from '../calls/undo';
import type { ChatActions, ChatState, QueuedRequest, Removed } from './state';
import { historyOf, interrupted, isStored, lostItsEngine, usedBefore } from './turns';

/** What a session needs of the page. */
export interface SessionServices {
  readonly conversations: ConversationStore<AgentEvent>;
  readonly permissions: Permissions;
  readonly log: CallLog;
  /** Whether what a turn did happened elsewhere, so that nothing of it can be undone here. */
  isImported(turnId: string): boolean;
  toolContext(run: ToolRun): ToolContext;
  now(): Date;
}

/** The conversation side of the chat's actions: everything but the model. */
export interface Session extends Omit<ChatActions, 'pauseLoad' | 'load' | 'reload' | 'chooseEngine'> {
  /** Runs what is queued, if a model is ready and no turn runs. */
  pump(): void;
  /** Forgets what is queued and shown, stops the running turn, and resolves once that has ended. What is stored stays. */
  reset(): Promise<void>;
}

/** How often the page shows how far an answer is. */
const progressEveryMs = 50;

interface RunningTurn {
  readonly conversationId: string;
  readonly abort: AbortController;
  state: TurnState | undefined;
}

/**
 * Runs turns one after the other and keeps the open conversation in the store, every stored event in the database.
 * `runtime` gives the runtime of a ready model, or null.
 */
export function createSession(
  store: StoreApi<ChatState>,
  services: SessionServices,
  runtime: () => Runtime | null,
): Session {
  const questions = createPendingQuestions();
  let running: RunningTurn | null = null;
  /** What `removed` of the store can be put back from. */
  let taken: RemovedConversation | null = null;
  /** Settles when the turn that runs, or ran last, has kept its last event. */
  let ended: Promise<void> = Promise.resolve();

  /** Writes that fail leave the conversation whole on screen, and the page says that it will not outlive it. */
  async function keep(write: Promise<unknown>): Promise<void> {
    try {
      await write;
    } catch {
      notKept();
    }
  }
  const notKept = () => store.setState({ storage: 'memory' });

  function show(conversationId: string, turn: TurnState): void {
    const { conversationId: open, turns } = store.getState();
    if (open !== conversationId) return;
    const known = turns.some(({ id }) => id === turn.id);
    store.setState({ turns: known ? turns.map(other => (other.id === turn.id ? turn : other)) : [...turns, turn] });
  }

  async function summarise(): Promise<void> {
    store.setState({ conversations: await services.conversations.list() });
  }

  /** The stored turns of a conversation; one that its page's closing cut short is ended here, the running one is shown as it stands. */
  async function turnsOf(conversationId: string): Promise<TurnState[]> {
    const stored = new Map<string, TurnState>();
    for (const { turnId, event } of await services.conversations.events(conversationId))
      stored.set(turnId, reduceTurn(stored.get(turnId), event));

    const turns: TurnState[] = [];
    for (const turn of stored.values()) {
      if (turn.id === running?.state?.id) turns.push(running.state);
      else if (turn.status === 'finished') turns.push(turn);
      else {
        const end = interrupted(turn, services.now());
        await keep(services.conversations.append(conversationId, turn.id, end));
        turns.push(reduceTurn(turn, end));
      }
    }
    return turns;
  }

  async function run(request: QueuedRequest, decoder: Runtime, turn: RunningTurn): Promise<void> {
    const { id: turnId, text, conversationId, insteadOf } = request;
    const { record, tools, conversationId: open, turns } = store.getState();
    const permissionOf = (tool: Tool) => services.permissions.stateOf(tool, conversationId);
    const toolOf = (name: string) => tools.get(name);
    const asker: Asker = { askedBy: 'chat', conversationId, toolOf, permissionOf };
    const recordCalls = callRecorder(services.log, asker, services.now, notKept);
    const all = open === conversationId ? turns : await turnsOf(conversationId);
    const earlier = all.filter(({ id }) => id !== insteadOf);
    const { runTurn } = await import('@/agent/loop');
    const events = runTurn({
      turnId,
      text,
      history: historyOf(earlier),
      before: usedBefore(earlier),
      decoder,
      record,
      tools,
      permissionOf: tool => permissionOf(tool).permission,
      person: questions.person(turnId),
      toolContext: services.toolContext,
      now: services.now,
      signal: turn.abort.signal,
    });
    let shownAt = 0;
    for await (const event of events) {
      turn.state = reduceTurn(turn.state, event);
      // A GPU writes more tokens a second than a screen shows.
      const now = performance.now();
      if (event.type === 'generation.progress' && now - shownAt < progressEveryMs) continue;
      shownAt = now;
      show(conversationId, turn.state);
      recordCalls(turn.state);
      if (!isStored(event)) continue;
      if (event.type === 'turn.started') {
        await keep(services.conversations.begin(conversationId, text));
        await summarise();
      }
      await keep(services.conversations.append(conversationId, turnId, event));
    }
  }

  /** A request whose engine went away runs once more when the engine is back; if it goes away again, the person decides. */
  const secondTries = new Set<string>();
  function tryAgain({ text, conversationId, id }: QueuedRequest): void {
    if (secondTries.has(id)) return;
    const again = { id: nanoid(), text, conversationId };
    secondTries.add(again.id);
    store.setState({ queue: [again, ...store.getState().queue] });
  }

  async function pump(): Promise<void> {
    const decoder = runtime();
    const [request, ...queue] = store.getState().queue;
    if (running || !decoder || !request) return;
    const turn: RunningTurn = {
      conversationId: request.conversationId,
      abort: new AbortController(),
      state: undefined,
    };
    running = turn;
    store.setState({ queue });
    ended = run(request, decoder, turn);
    try {
      await ended;
    } finally {
      running = null;
    }
    if (turn.state && lostItsEngine(turn.state)) tryAgain(request);
    void pump();
  }

  /** The call that waits for a value, if one does. */
  function openClarification(): { turnId: string; call: CallState } | null {
    const turn = running?.state;
    const call = turn?.calls.find(({ status }) => status === 'clarifying');
    return turn && call ? { turnId: turn.id, call } : null;
  }

  function callOf(turnId: string, callId: string): CallState | undefined {
    const turn = store.getState().turns.find(({ id }) => id === turnId);
    return turn?.calls.find(({ call }) => call.id === callId);
  }

  function enqueue(text: string, insteadOf?: string): void {
    const { queue, conversationId } = store.getState();
    const request = { id: nanoid(), text, conversationId, ...(insteadOf !== undefined && { insteadOf }) };
    store.setState({ queue: [...queue, request] });
    void pump();
  }

  function startNew(): void {
    store.setState({ conversationId: nanoid(), turns: [] });
  }

  /** Stops what runs, if it is what is to go, and waits until the last of it is kept. */
  async function settle(isMeant: (turn: RunningTurn) => boolean): Promise<void> {
    if (!running || !isMeant(running)) return;
    running.abort.abort();
    await ended;
  }

  /** Takes something out of the database, so that it can be put back. */
  async function take(removed: Removed, remove: () => Promise<RemovedConversation | null>): Promise<void> {
    try {
      taken = await remove();
      store.setState({ removed: taken && removed });
    } catch {
      notKept();
    }
    await summarise();
  }

  async function openConversation(id: string): Promise<void> {
    store.setState({ conversationId: id, turns: await turnsOf(id) });
  }

  return {
    pump: () => void pump(),

    send(text) {
      const request = text.trim();
      if (!request) return;
      const open = openClarification();
      const [missing] = open?.call.missing ?? [];
      if (open && missing) {
        questions.clarify(open.turnId, open.call.call.id, { ...open.call.arguments, [missing]: request });
      } else {
        enqueue(request);
      }
    },

    unqueue: id => store.setState({ queue: store.getState().queue.filter(request => request.id !== id) }),

    stop: () => running?.abort.abort(),

    clarify: (turnId, callId, args) => void questions.clarify(turnId, callId, args),

    confirm: (turnId, callId, choice) => void questions.confirm(turnId, callId, choice),

    permit(turnId, callId, answer) {
      const state = callOf(turnId, callId);
      const tool = state && store.getState().tools.get(state.call.name);
      if (tool) void keep(services.permissions.answer(tool, answer, store.getState().conversationId));
      questions.permit(turnId, callId, answer);
    },

    async undo(turnId, callId) {
      const state = callOf(turnId, callId);
      const tool = state && store.getState().tools.get(state.call.name);
      const { conversationId } = store.getState();
      if (!state || services.isImported(turnId) || !(await undoCall(state, tool, services.toolContext))) return;
      const event: AgentEvent = { type: 'call.undone', callId, at: services.now().toISOString() };
      const turn = store.getState().turns.find(({ id }) => id === turnId);
      if (turn) show(conversationId, reduceTurn(turn, event));
      await keep(services.conversations.append(conversationId, turnId, event));
    },

    retry(turnId) {
      const turn = store.getState().turns.find(({ id }) => id === turnId);
      if (turn) enqueue(turn.text, turnId);
    },

    resend(turnId, text) {
      if (text.trim() !== '') enqueue(text.trim(), turnId);
    },

    newConversation: startNew,

    async reset() {
      store.setState({ queue: [], removed: null });
      taken = null;
      startNew();
      running?.abort.abort();
      await ended;
      secondTries.clear();
      store.setState({ conversations: [] });
    },

    openConversation,

    async deleteTurn(turnId) {
      const { conversationId, turns } = store.getState();
      const turn = turns.find(({ id }) => id === turnId);
      if (!turn) return;
      await settle(({ state }) => state?.id === turnId);
      if (store.getState().conversationId === conversationId)
        store.setState({ turns: store.getState().turns.filter(({ id }) => id !== turnId) });
      await take({ kind: 'turn', title: turn.text }, () => services.conversations.removeTurn(conversationId, turnId));
    },

    async renameConversation(id, title) {
      await keep(services.conversations.rename(id, title));
      await summarise();
    },

    async reread() {
      taken = null;
      store.setState({ removed: null });
      await summarise();
      const { conversations, conversationId } = store.getState();
      if (conversations.some(({ id }) => id === conversationId))
        store.setState({ turns: await turnsOf(conversationId) });
    },

    async deleteConversation(id) {
      const { queue, conversations, conversationId } = store.getState();
      store.setState({ queue: queue.filter(request => request.conversationId !== id) });
      if (conversationId === id) startNew();
      await settle(turn => turn.conversationId === id);
      const title = conversations.find(conversation => conversation.id === id)?.title ?? '';
      await take({ kind: 'conversation', title }, () => services.conversations.remove(id));
    },

    async restoreRemoved() {
      const back = taken;
      if (!back) return;
      taken = null;
      store.setState({ removed: null });
      await keep(services.conversations.restore(back));
      await summarise();
      await openConversation(back.conversation.id);
    },

    forgetRemoved() {
      taken = null;
      store.setState({ removed: null });
    },
  };
}
